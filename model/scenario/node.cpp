// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/node.hpp"

#include <algorithm>

namespace diasim {

const Node* Node::find(std::string_view key) const noexcept {
    const Table* entries = table();
    if (entries == nullptr) {
        return nullptr;
    }
    const auto entry = std::find_if(entries->begin(), entries->end(),
                                    [key](const auto& e) { return e.first == key; });
    return entry != entries->end() ? &entry->second : nullptr;
}

Node* Node::find(std::string_view key) noexcept {
    Table* entries = table();
    if (entries == nullptr) {
        return nullptr;
    }
    const auto entry = std::find_if(entries->begin(), entries->end(),
                                    [key](const auto& e) { return e.first == key; });
    return entry != entries->end() ? &entry->second : nullptr;
}

std::string path_below(const std::string& path, std::string_view key) {
    return path.empty() ? std::string{key} : path + '.' + std::string{key};
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document_layers.hpp"

#include "model/scenario/outline.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace diasim {
namespace {

void remove_replaced(Node::Table& base, const Node& layer, const KeyPath& path) {
    const std::vector<std::string> keys = exclusive_keys(path);
    const bool sets_one = std::any_of(keys.begin(), keys.end(), [&layer](const std::string& key) {
        return layer.find(key) != nullptr;
    });
    if (!sets_one) {
        return;
    }
    std::erase_if(base, [&keys, &layer](const auto& entry) {
        return std::find(keys.begin(), keys.end(), entry.first) != keys.end() &&
               layer.find(entry.first) == nullptr;
    });
}

Node merge_at(Node base, Node layer, KeyPath& path) {
    if (base.table() == nullptr || layer.table() == nullptr) {
        return layer;
    }
    remove_replaced(*base.table(), layer, path);
    Node::Table entries = std::move(*base.table());
    for (auto& [key, value] : *layer.table()) {
        const std::string& name = key;
        const auto known = std::find_if(entries.begin(), entries.end(),
                                        [&name](const auto& e) { return e.first == name; });
        if (known == entries.end()) {
            entries.emplace_back(key, std::move(value));
        } else {
            path.push_back(key);
            known->second = merge_at(std::move(known->second), std::move(value), path);
            path.pop_back();
        }
    }
    base.value = std::move(entries); // and the place where the table was first opened
    return base;
}

} // namespace

std::string to_text(const KeyPath& path) {
    return fmt::format("{}", fmt::join(path, "."));
}

bool fits(const KeyPath& path, std::string_view pattern) {
    std::size_t begin = 0;
    for (const std::string& key : path) {
        if (begin > pattern.size()) {
            return false;
        }
        const std::string_view wanted = pattern.substr(begin, pattern.find('.', begin) - begin);
        if (wanted != "*" && key != wanted) {
            return false;
        }
        begin += wanted.size() + 1;
    }
    return begin == pattern.size() + 1;
}

std::vector<std::string> exclusive_keys(const KeyPath& path) {
    static const std::vector<Alternatives> all = [] {
        Scenario scenario;
        return format_outline(scenario).alternatives;
    }();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&path](const Alternatives& a) { return fits(path, a.path); });
    return found != all.end() ? found->keys : std::vector<std::string>{};
}

Node merge(Node base, Node layer) {
    KeyPath path;
    return merge_at(std::move(base), std::move(layer), path);
}

} // namespace diasim

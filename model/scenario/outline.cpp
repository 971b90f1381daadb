// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/outline.hpp"

#include "model/scenario/format_scenario.hpp"
#include "model/scenario/outliner.hpp"

namespace diasim {

Outline outline(Scenario& scenario) {
    return outline_of(scenario, nullptr, false);
}

Outline outline(Scenario& scenario, const Node& document) {
    return outline_of(scenario, &document, false);
}

Outline format_outline(Scenario& scenario) {
    return outline_of(scenario, nullptr, true);
}

std::string parent_of(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return std::string{dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot)};
}

std::string key_of(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return std::string{dot == std::string_view::npos ? path : path.substr(dot + 1)};
}

bool is_entry_name(std::string_view name) {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), is_allowed);
}

const Node* find_path(const Node& document, std::string_view path) {
    const Node* node = &document;
    while (!path.empty() && node != nullptr) {
        const std::size_t dot = path.find('.');
        node = node->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    }
    return node;
}

} // namespace diasim

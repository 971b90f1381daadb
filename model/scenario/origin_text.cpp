// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/origin_text.hpp"

#include "model/base/text.hpp"
#include "model/scenario/leaf_text.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
OriginTexts::OriginTexts(const Scenario& scenario) : origins_{scenario.origins} {
    // A scenario with the same entries in the same forms, but nothing else said of them.
    Scenario defaults;
    for (const Leaf& leaf : outline(defaults, effective_node(scenario)).leaves) {
        if (!leaf.limits.is_required) {
            defaults_.emplace(leaf.path, value_text(leaf));
        }
    }
}

std::string OriginTexts::of(const Leaf& leaf) const {
    std::string known = find(leaf.path);
    if (!known.empty()) {
        return known;
    }
    const auto value = defaults_.find(leaf.path);
    return value != defaults_.end() && value->second == value_text(leaf) ? "default" : "program";
}

std::string OriginTexts::of(const Leaf& leaf, std::string_view name) const {
    std::string known = find(leaf.path + "." + std::string{name});
    return known.empty() ? of(leaf) : known;
}

std::string OriginTexts::default_of(const Leaf& leaf) const {
    const auto value = defaults_.find(leaf.path);
    return value == defaults_.end() ? "" : value->second;
}

std::string OriginTexts::find(const std::string& path) const {
    const auto origin = origins_.find(path);
    if (origin == origins_.end()) {
        return "";
    }
    const Location& location = origin->second.location;
    return one_line(location.line == 0 ? location.file
                                       : fmt::format("{}:{}", location.file, location.line));
}

} // namespace diasim

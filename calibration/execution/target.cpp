// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/target.hpp"

#include "model/base/quantity.hpp"
#include "model/scenario/leaf_text.hpp"
#include "model/scenario/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace diasim::calibration {
namespace {

/// Whether the whole number stands for the double exactly.
bool is_whole(double value) {
    constexpr double largest = 9007199254740992.0; // 2^53
    return std::abs(value) <= largest && value == std::floor(value);
}

bool is_scalar(const Leaf& leaf) {
    return leaf.is_active && !leaf.limits.is_annotation && !leaf.limits.is_file &&
           !std::holds_alternative<std::vector<std::string>*>(leaf.value) &&
           !std::holds_alternative<Weights*>(leaf.value);
}

/// One number of a map of numbers as a field of its own.
Leaf entry_of(const Leaf& map, const std::string& name, double& number) {
    Leaf entry = map;
    entry.path += "." + name;
    entry.value = &number;
    return entry;
}

/// Not for pointers to const: for those the template would be the better match.
struct Number {
    std::optional<double> operator()(double* value) const { return *value; }
    std::optional<double> operator()(Share* value) const { return value->value; }
    std::optional<double> operator()(Duration* value) const { return value->days; }
    std::optional<double> operator()(Rate* value) const { return value->per_day; }
    std::optional<double> operator()(Distance* value) const { return value->km; }
    std::optional<double> operator()(std::uint32_t* value) const { return *value; }
    std::optional<double> operator()(std::uint64_t* value) const {
        return static_cast<double>(*value);
    }
    template <class Other>
    std::optional<double> operator()(const Other& /*value*/) const {
        return std::nullopt;
    }
};

/// A number as the text of a field of this type.
struct TextOf {
    double value;

    std::string operator()(Duration* /*member*/) const { return to_text(Duration{value}); }
    std::string operator()(Rate* /*member*/) const { return to_text(Rate{value}); }
    std::string operator()(Distance* /*member*/) const { return to_text(Distance{value}); }
    template <class Other>
    std::string operator()(const Other& /*member*/) const {
        return is_whole(value) ? fmt::format("{:.0f}", value) : to_text(value);
    }
};

} // namespace

std::optional<Target> Target::find(const Outline& outline, std::string_view path) {
    for (const Leaf& leaf : outline.leaves) {
        if (leaf.path == path) {
            return is_scalar(leaf) ? std::optional{Target{leaf}} : std::nullopt;
        }
        if (const auto* map = std::get_if<Weights*>(&leaf.value);
            map != nullptr && leaf.is_active && leaf.path == parent_of(path)) {
            for (auto& [name, number] : **map) {
                if (name == key_of(path)) {
                    return Target{entry_of(leaf, name, number)};
                }
            }
        }
    }
    return std::nullopt;
}

std::vector<std::string> target_paths(const Outline& outline) {
    std::vector<std::string> paths;
    for (const Leaf& leaf : outline.leaves) {
        if (const auto* map = std::get_if<Weights*>(&leaf.value)) {
            for (const auto& entry : **map) {
                paths.push_back(leaf.path + "." + entry.first);
            }
        } else if (is_scalar(leaf)) {
            paths.push_back(leaf.path);
        }
    }
    return paths;
}

std::string Target::unit() const {
    return unit_text(leaf_);
}

bool Target::is_whole_number() const {
    return std::holds_alternative<std::uint32_t*>(leaf_.value) ||
           std::holds_alternative<std::uint64_t*>(leaf_.value);
}

std::optional<double> Target::number() const {
    return std::visit(Number{}, leaf_.value);
}

std::string Target::text_of(const TargetValue& value) const {
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? std::get<std::string>(value)
                             : std::visit(TextOf{*number}, leaf_.value);
}

std::optional<double> Target::number_of(const std::string& text) const {
    double read = 0.0;
    if (const auto number = parse_number(text)) {
        read = *number;
    } else if (const auto time = parse_duration(text);
               time && std::holds_alternative<Duration*>(leaf_.value)) {
        read = time->days;
    } else if (const auto rate = parse_rate(text);
               rate && std::holds_alternative<Rate*>(leaf_.value)) {
        read = rate->per_day;
    } else if (const auto distance = parse_distance(text);
               distance && std::holds_alternative<Distance*>(leaf_.value)) {
        read = distance->km;
    } else if (const auto share = parse_percentage(text); share && number_of("0")) {
        read = *share;
    } else {
        return std::nullopt;
    }
    return number() ? std::optional{read} : std::nullopt;
}

Node Target::node_of(const TargetValue& value) const {
    Node node;
    const std::string text = text_of(value);
    if (const auto* number = std::get_if<double>(&value);
        number != nullptr && !is_whole_number() &&
        (std::holds_alternative<double*>(leaf_.value) ||
         std::holds_alternative<Share*>(leaf_.value))) {
        node.value = *number;
    } else if (text == "true" || text == "false") {
        node.value = text == "true";
    } else if (const auto parsed = parse_number(text); !parsed) {
        node.value = text;
    } else if (is_whole(*parsed)) {
        node.value = static_cast<std::int64_t>(*parsed);
    } else {
        node.value = *parsed;
    }
    return node;
}

void Target::set(const TargetValue& value, const Location& place, Problems& problems) const {
    Node node = node_of(value);
    node.location = place;
    read_value(leaf_, node, problems);
}

} // namespace diasim::calibration

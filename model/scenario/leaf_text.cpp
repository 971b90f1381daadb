// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/leaf_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace diasim {
namespace {

struct ValueText {
    [[nodiscard]] std::string operator()(const bool* value) const {
        return *value ? "true" : "false";
    }
    [[nodiscard]] std::string operator()(const std::uint32_t* value) const {
        return fmt::format("{}", *value);
    }
    [[nodiscard]] std::string operator()(const std::uint64_t* value) const {
        return fmt::format("{}", *value);
    }
    [[nodiscard]] std::string operator()(const std::string* value) const { return *value; }
    [[nodiscard]] std::string operator()(const std::vector<std::string>* value) const {
        return comma_list(*value);
    }
    [[nodiscard]] std::string operator()(const std::vector<double>* value) const {
        std::vector<std::string> words;
        for (const double number : *value) {
            words.push_back(to_text(number));
        }
        return comma_list(words);
    }
    [[nodiscard]] std::string operator()(const Weights* value) const {
        std::vector<std::string> words;
        for (const auto& [name, weight] : *value) {
            words.push_back(name + " = " + to_text(weight));
        }
        return comma_list(words);
    }
    [[nodiscard]] std::string operator()(const Share* value) const { return to_text(value->value); }
    [[nodiscard]] std::string operator()(const ChoiceReference& choice) const {
        return std::string{choice.words[*choice.value]};
    }
    template <class Quantity>
    [[nodiscard]] std::string operator()(const Quantity* value) const {
        return to_text(*value);
    }
};

/// Whole numbers without an exponent: 1000000, not 1e+06.
std::string plain_number(double number) {
    constexpr double most_digits = 1e15;
    return std::abs(number) < most_digits && number == std::floor(number)
               ? fmt::format("{:.0f}", number)
               : to_text(number);
}

struct BoundText {
    double bound;

    [[nodiscard]] std::string operator()(const Duration* /*member*/) const {
        return to_text(Duration{bound});
    }
    [[nodiscard]] std::string operator()(const Rate* /*member*/) const {
        return to_text(Rate{bound});
    }
    [[nodiscard]] std::string operator()(const Distance* /*member*/) const {
        return to_text(Distance{bound});
    }
    [[nodiscard]] std::string operator()(const std::uint64_t* /*member*/) const {
        return fmt::format("{}", whole_bound(bound));
    }
    template <class Number>
    [[nodiscard]] std::string operator()(const Number* /*member*/) const {
        return plain_number(bound);
    }
    [[nodiscard]] std::string operator()(const ChoiceReference& /*member*/) const { return ""; }
};

struct UnitText {
    std::string_view unit;

    [[nodiscard]] std::string operator()(const Duration* /*member*/) const { return "d"; }
    [[nodiscard]] std::string operator()(const Rate* /*member*/) const { return "1/d"; }
    [[nodiscard]] std::string operator()(const Distance* /*member*/) const { return "km"; }
    [[nodiscard]] std::string operator()(const UtcTime* /*member*/) const { return "UTC"; }
    [[nodiscard]] std::string operator()(const bool* /*member*/) const { return ""; }
    [[nodiscard]] std::string operator()(const std::string* /*member*/) const { return ""; }
    [[nodiscard]] std::string operator()(const std::vector<std::string>* /*member*/) const {
        return "";
    }
    [[nodiscard]] std::string operator()(const ChoiceReference& /*member*/) const { return ""; }
    template <class Number>
    [[nodiscard]] std::string operator()(const Number* /*member*/) const {
        return unit.empty() ? "1" : std::string{unit};
    }
};

} // namespace

std::uint64_t whole_bound(double bound) {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    return bound >= static_cast<double>(largest) ? static_cast<std::uint64_t>(largest)
                                                 : static_cast<std::uint64_t>(bound);
}

std::string comma_list(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string value_text(const Leaf& leaf) {
    return std::visit(ValueText{}, leaf.value);
}

std::string bound_text(const Leaf& leaf, double bound) {
    return std::visit(BoundText{bound}, leaf.value);
}

std::string range_text(const Leaf& leaf) {
    if (const auto* choice = std::get_if<ChoiceReference>(&leaf.value)) {
        return "one of " + comma_list({choice->words.begin(), choice->words.end()});
    }
    if (!leaf.limits.has_range()) {
        return "";
    }
    return bound_text(leaf, leaf.limits.low) + " to " + bound_text(leaf, leaf.limits.high);
}

std::string unit_text(const Leaf& leaf) {
    return std::visit(UnitText{leaf.limits.unit}, leaf.value);
}

} // namespace diasim

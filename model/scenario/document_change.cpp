// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document_change.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace diasim {
namespace {

ChangedValue refuse(std::string reason) {
    return {std::nullopt, std::move(reason)};
}

/// A number, or a percentage as its part of one.
std::optional<double> number_of(const Node::Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return *real;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? parse_percentage(*text) : std::nullopt;
}

std::optional<UtcTime> moment_of(const Node::Value& value) {
    if (const auto* time = std::get_if<UtcTime>(&value)) {
        return *time;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? parse_utc_time(*text) : std::nullopt;
}

ChangedValue change_integers(std::int64_t present, Change change, std::int64_t operand) {
    std::int64_t result = 0;
    const bool is_too_large = change == Change::multiply
                                  ? __builtin_mul_overflow(present, operand, &result)
                                  : __builtin_add_overflow(present, operand, &result);
    return is_too_large ? refuse("the result is too large") : ChangedValue{result, ""};
}

ChangedValue change_number(const Node::Value& present, Change change, const Node::Value& operand) {
    const auto* whole = std::get_if<std::int64_t>(&present);
    const auto* whole_operand = std::get_if<std::int64_t>(&operand);
    if (whole != nullptr && whole_operand != nullptr) {
        return change_integers(*whole, change, *whole_operand);
    }
    const std::optional<double> a = number_of(present);
    const std::optional<double> b = number_of(operand);
    if (!a || !b) {
        return refuse("a number is changed by a number");
    }
    const double result = change == Change::multiply ? *a * *b : *a + *b;
    if (!std::isfinite(result)) {
        return refuse("the result is too large");
    }
    constexpr double largest_exact = 9007199254740992.0; // 2^53
    if (whole != nullptr && std::trunc(result) == result && std::abs(result) < largest_exact) {
        return {static_cast<std::int64_t>(result), ""};
    }
    return {result, ""};
}

struct Quantity {
    double number = 0.0;
    std::string_view unit; ///< with the blanks before it
};

std::optional<Quantity> split_quantity(std::string_view text) {
    Quantity result;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), result.number);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    result.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return result;
}

std::string join(double number, std::string_view unit) {
    return fmt::format("{}{}", number, unit);
}

/// The sum of two quantities in their base unit; nothing if they are not of one kind.
std::optional<std::string> sum(const std::string& a, const std::string& b) {
    const auto first_duration = parse_duration(a);
    const auto second_duration = parse_duration(b);
    if (first_duration && second_duration) {
        return to_text(Duration{first_duration->days + second_duration->days});
    }
    const auto first_rate = parse_rate(a);
    const auto second_rate = parse_rate(b);
    if (first_rate && second_rate) {
        return to_text(Rate{first_rate->per_day + second_rate->per_day});
    }
    const auto first_distance = parse_distance(a);
    const auto second_distance = parse_distance(b);
    if (first_distance && second_distance) {
        return to_text(Distance{first_distance->km + second_distance->km});
    }
    return std::nullopt;
}

bool is_quantity(const std::string& text) {
    return parse_duration(text) || parse_rate(text) || parse_distance(text);
}

ChangedValue multiply_quantity(const std::string& present, const Node::Value& operand) {
    const std::optional<double> factor = number_of(operand);
    const std::optional<Quantity> parts = split_quantity(present);
    if (!factor || !parts) {
        return refuse(fmt::format("'{}' is multiplied by a number", present));
    }
    // In its own unit, so that "1 h" times 3 is exactly 3 hours.
    std::string result = join(parts->number * *factor, parts->unit);
    return is_quantity(result) ? ChangedValue{std::move(result), ""}
                               : refuse("the result is too large");
}

ChangedValue add_quantity(const std::string& present, const Node::Value& operand) {
    const auto* text = std::get_if<std::string>(&operand);
    std::optional<std::string> result = text != nullptr ? sum(present, *text) : std::nullopt;
    if (!result) {
        return refuse(fmt::format("only a quantity of its kind is added to '{}'", present));
    }
    const std::optional<Quantity> a = split_quantity(present);
    const std::optional<Quantity> b = split_quantity(*text);
    if (a && b && a->unit == b->unit) {
        result = join(a->number + b->number, a->unit);
    }
    return is_quantity(*result) ? ChangedValue{std::move(*result), ""}
                                : refuse("the result is too large");
}

ChangedValue move_moment(UtcTime present, Change change, const Node::Value& operand) {
    const auto* text = std::get_if<std::string>(&operand);
    const std::optional<Duration> by = text != nullptr ? parse_duration(*text) : std::nullopt;
    constexpr double longest_days = 3.65e6; // ten thousand years: seconds stay far from overflow
    if (change != Change::add || !by || std::abs(by->days) > longest_days) {
        return refuse("a moment is moved with += and a duration, such as \"2 d\"");
    }
    const UtcTime moved{present.seconds + std::llround(by->days * seconds_per_day)};
    if (moved < first_moment || moved > last_moment) {
        return refuse("the result is outside of the years 0000 to 9999");
    }
    return {moved, ""};
}

} // namespace

ChangedValue change_value(const Node::Value& present, Change change, const Node::Value& operand) {
    if (number_of(present)) {
        return change_number(present, change, operand);
    }
    const auto* text = std::get_if<std::string>(&present);
    if (text != nullptr && is_quantity(*text)) {
        return change == Change::multiply ? multiply_quantity(*text, operand)
                                          : add_quantity(*text, operand);
    }
    if (const std::optional<UtcTime> moment = moment_of(present)) {
        return move_moment(*moment, change, operand);
    }
    return refuse("only numbers, quantities and moments are changed by *= and +=; use '='");
}

} // namespace diasim

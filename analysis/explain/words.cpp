// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

std::string with_commas(std::string digits) {
    constexpr std::size_t group = 3;
    for (std::size_t i = digits.size(); i > group; i -= group) {
        digits.insert(i - group, ",");
    }
    return digits;
}

/// The power of ten of the last of three digits, -2 at least.
int last_digit(double size) {
    constexpr int least = -2;
    if (size < 9.995) {
        return least;
    }
    return size < 99.95 ? -1 : std::max(0, static_cast<int>(std::floor(std::log10(size))) - 2);
}

/// The last digit in which two sizes are told so that their difference keeps three digits, too, as
/// far as whole numbers allow if both are large.
int common_digit(double first, double second) {
    const double small =
        std::min(first, second) > 0.0 ? std::min(first, second) : std::max(first, second);
    const int change = last_digit(std::abs(first - second));
    const int told = first == second
                         ? last_digit(small)
                         : std::min(last_digit(small), std::max(change, small > 99.95 ? 0 : -2));
    return std::max(first, second) < 999.5 ? told : std::max(told, 0); // thousands are whole
}

double to_digit(double number, int digit) {
    const double unit = std::pow(10.0, digit);
    return std::round(number / unit) * unit;
}

/// Of a number that is not negative.
std::string size_text(double size, int digit) {
    if (size == 0.0) {
        return "0";
    }
    return digit < 0 ? fmt::format("{:.{}f}", size, -digit)
                     : with_commas(fmt::format("{:.0f}", to_digit(size, digit)));
}

std::string digits_text(double number, int digit) {
    return (number < 0.0 ? "-" : "") + size_text(std::abs(number), digit);
}

std::string with_interval(const std::string& mean, const Estimate& estimate) {
    if (!estimate.has_interval()) {
        return mean;
    }
    return estimate.low == estimate.high
               ? mean + " in each"
               : fmt::format("{} ({} to {})", mean, signed_text(estimate.low),
                             signed_text(estimate.high));
}

} // namespace

std::string number_text(double number) {
    return std::isnan(number) ? "unknown" : digits_text(number, last_digit(std::abs(number)));
}

std::string signed_text(double number) {
    return (number > 0.0 ? "+" : "") + number_text(number);
}

std::string estimate_text(const Estimate& estimate) {
    return with_interval(signed_text(estimate.mean), estimate);
}

ChangeText change_text(const Effect& effect) {
    const int digit = common_digit(std::abs(effect.before), std::abs(effect.after));
    const double change = to_digit(effect.after, digit) - to_digit(effect.before, digit);
    const std::string text = (change > 0.0 ? "+" : "") + digits_text(change, digit);
    return {digits_text(effect.before, digit), digits_text(effect.after, digit), text,
            with_interval(text, effect.change)};
}

} // namespace diasim::analysis

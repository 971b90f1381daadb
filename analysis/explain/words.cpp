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

/// Of a number that is not negative.
std::string size_text(double size) {
    if (size == 0.0) {
        return "0";
    }
    if (size < 9.995) {
        return fmt::format("{:.2f}", size);
    }
    if (size < 99.95) {
        return fmt::format("{:.1f}", size);
    }
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(size)) - 2.0));
    return with_commas(fmt::format("{:.0f}", std::round(size / unit) * unit));
}

} // namespace

std::string number_text(double number) {
    return std::isnan(number) ? "unknown" : (number < 0.0 ? "-" : "") + size_text(std::abs(number));
}

std::string signed_text(double number) {
    return (number > 0.0 ? "+" : "") + number_text(number);
}

std::string estimate_text(const Estimate& estimate) {
    return fmt::format("{} ({} to {})", signed_text(estimate.mean), signed_text(estimate.low),
                       signed_text(estimate.high));
}

} // namespace diasim::analysis

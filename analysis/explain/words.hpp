// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/explain/effect.hpp"

#include <string>

namespace diasim::analysis {

inline constexpr double percent = 100.0;

/// Three digits: "1.23", "45.6", "789", "12,300"; "unknown" for NaN.
[[nodiscard]] std::string number_text(double number);
/// The same with its sign: "+789".
[[nodiscard]] std::string signed_text(double number);
/// "+789 (+700 to +880)"; "+789" without an interval, "+789 in each" without any variation.
[[nodiscard]] std::string estimate_text(const Estimate& estimate);

/// Two numbers and their difference with digits that add up: "348", "2,003", "+1,655".
struct ChangeText {
    std::string before;
    std::string after;
    std::string change;   ///< "+1,655"
    std::string estimate; ///< the same with its interval, as estimate_text()
};
[[nodiscard]] ChangeText change_text(const Effect& effect);

} // namespace diasim::analysis

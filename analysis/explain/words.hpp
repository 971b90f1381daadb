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
/// "+789 (+700 to +880)".
[[nodiscard]] std::string estimate_text(const Estimate& estimate);

} // namespace diasim::analysis

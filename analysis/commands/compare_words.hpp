// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/comparison.hpp"

#include <set>
#include <string>

/// What the words after the flags of `diasim compare` mean. @throws InputError with what is known
namespace diasim::analysis {

/// "diaspora,mixed" or "all".
[[nodiscard]] std::set<LedBy> parse_led_by(const std::string& words);

/// "none", "region" or "weeks=N", N from 1.
[[nodiscard]] HoldOut parse_hold_out(const std::string& word);

} // namespace diasim::analysis

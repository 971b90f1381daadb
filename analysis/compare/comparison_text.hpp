// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/comparison.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace diasim::analysis {

/// The comparison for a reader: aligned columns of at most 100 characters, UTF-8.
[[nodiscard]] std::string comparison_text(const Comparison& comparison);

/// The comparison for a program: full precision, intervals as {low, median, high}.
[[nodiscard]] nlohmann::ordered_json comparison_json(const Comparison& comparison);

} // namespace diasim::analysis

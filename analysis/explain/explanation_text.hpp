// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/explain/explanation.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace diasim::analysis {

/// An explanation for a reader: sentences first, then tables of at most 100 characters.
[[nodiscard]] std::string explanation_text(const Explanation& explanation);

/// The same for a program, with full precision and all groups.
[[nodiscard]] nlohmann::ordered_json explanation_json(const Explanation& explanation);

} // namespace diasim::analysis

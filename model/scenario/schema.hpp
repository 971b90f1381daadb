// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace diasim {

/// JSON Schema (draft 2020-12) of the scenario file, for editors and other programs. Checks that
/// need several files (names of tables, order of times) are not part of it.
[[nodiscard]] nlohmann::ordered_json scenario_schema();

} // namespace diasim

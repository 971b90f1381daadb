// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/outline.hpp"

#include <nlohmann/json_fwd.hpp>

namespace diasim {

/// JSON Schema (draft 2020-12) of the format that an outline describes.
/// @param format one entry called "*" in every table of names
[[nodiscard]] nlohmann::ordered_json format_schema(const Outline& format);

/// JSON Schema (draft 2020-12) of the scenario file, for editors and other programs. Checks that
/// need several files (names of tables, order of times) are not part of it.
[[nodiscard]] nlohmann::ordered_json scenario_schema();

} // namespace diasim

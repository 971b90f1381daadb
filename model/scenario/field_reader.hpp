// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>

namespace diasim {

/// Whether the document holds all that the user wrote, or a part of it could not be read.
enum class Completeness : std::uint8_t { whole, partial };

/// Sets the fields of an outline to what a document says, whatever format the outline describes,
/// and returns where each value came from.
///
/// Adds to `problems`: unknown keys, wrong types, wrong units, values out of range, unknown
/// choices, missing keys (of a whole document), several forms where one is allowed. A value in
/// error keeps its default.
/// @param defaults the same outline over an object that nothing was read into, for hints
[[nodiscard]] Origins read_fields(const Node& document, Outline fields, Outline defaults,
                                  Completeness completeness, Problems& problems);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>

namespace diasim {

/// Paths that every scenario must give and this one does not, if they are most of them: as when an
/// include is missing. Else nothing: then each is a mistake of its own.
[[nodiscard]] std::vector<std::string> missing_foundations(const Node& document);

/// Whether the document holds all that the user wrote, or a part of it could not be read.
enum class Completeness : std::uint8_t { whole, partial };

/// Partial if something else stands where the format has a table: what the table should hold is
/// neither missing nor unknown then.
[[nodiscard]] Completeness completeness_of(const Node& document);

/// The scenario that a document describes, without its tables, with the origin of each value.
///
/// Adds to `problems`: unknown keys, wrong types, wrong units, values out of range, unknown
/// choices, missing keys (of a whole document), several forms where one is allowed. A value in
/// error keeps its default, so that reading can go on. Of several forms, one given with --set or in
/// the main file replaces those of included files.
[[nodiscard]] Scenario read_scenario(const Node& document, Completeness completeness,
                                     Problems& problems);

/// Sets the fields of an outline to the values of the document, and says where each stands; adds
/// the same problems. For documents of other formats than the scenario's.
/// @param defaults the same fields in the same order, of a struct that nothing was read into
Origins read_fields(const Node& document, const Outline& fields, const Outline& defaults,
                    Completeness completeness, Problems& problems);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/field_reader.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace diasim {

/// Paths that every scenario must give and this one does not, if they are most of them: as when an
/// include is missing. Else nothing: then each is a mistake of its own.
[[nodiscard]] std::vector<std::string> missing_foundations(const Node& document);

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

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"

#include <filesystem>
#include <string_view>

/// Scenario files as trees of values. The only place that knows TOML.
namespace diasim {

/// The values of a TOML file and of the files it includes, each with its place.
///
/// `include = ["a.toml", ...]` names files relative to the including one; later ones override
/// earlier ones, and the including file overrides them all. Tables are merged key by key, other
/// values replaced. Locations name files as `path` was given, and included ones relative to its
/// folder. What was wrong is added to `problems` (a missing file with ExitCode::input_missing) and
/// what could be read is returned; the key `include` is not part of it.
[[nodiscard]] Node read_document(const std::filesystem::path& path, Inputs& inputs,
                                 Problems& problems);

/// The file that `text`, a value which stands at `location`, names: relative to the folder of the
/// file that holds it, or to the working folder if it was given with --set. Lexically normal.
[[nodiscard]] std::filesystem::path resolve_path(std::string_view text, const Location& location);

/// Applies "path.to.key=value", "path.to.key*=number" or "path.to.key+=number" to `document`.
///
/// The value is a TOML value or, if it is none, a text. `*=` and `+=` change the number or quantity
/// that stands in `document` or else in `effective_defaults`, the complete tree of the scenario
/// that `document` gives (quantities as text, such as "6 d"). A path that is in neither is a
/// problem with the nearest path as its hint, except new entries of open maps (drives, exposure,
/// salience, impulse, population.correlation, population.subgroup). The document is unchanged after
/// a problem.
void apply_set(Node& document, std::string_view assignment, const Node& effective_defaults,
               Problems& problems);

/// Whether `document` or `effective_defaults` know every path that the assignment sets, as in
/// apply_set(); its value may be wrong all the same.
[[nodiscard]] bool knows_paths_of(const Node& document, std::string_view assignment,
                                  const Node& effective_defaults);

} // namespace diasim

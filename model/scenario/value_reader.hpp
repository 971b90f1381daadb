// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"
#include "model/scenario/outline.hpp"

#include <string>

namespace diasim {

/// Sets the field to the value of `node`, or adds to `problems` why it cannot be: its type, its
/// unit, its range, its words.
void read_value(const Leaf& leaf, const Node& node, Problems& problems);

/// What kind of value a node holds, for people: "a number", "a text".
[[nodiscard]] std::string kind_of(const Node& node);

} // namespace diasim

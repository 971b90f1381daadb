// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/node.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <string>

namespace diasim {

/// Whether each line says where its value came from.
enum class OriginComments : std::uint8_t { with, without };

/// The complete scenario as TOML, defaults included. Each line ends in a comment "# file:line",
/// "# --set path=value" or "# default". Tables are named by their paths from the working folder, so
/// the text reads back to an equal scenario as a file of that folder.
[[nodiscard]] std::string effective_toml(const Scenario& scenario,
                                         OriginComments comments = OriginComments::with);

/// The same as a tree of values; quantities are texts such as "6 d".
[[nodiscard]] Node effective_node(const Scenario& scenario);

} // namespace diasim

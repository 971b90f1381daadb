// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <vector>

namespace diasim {

/// Holds the gatherings that are due: each attentive person who knows of it decides, with the
/// distance to the site as it is and the turnout that can be expected. Returns who came, each
/// person at one gathering at most; writes the gatherings and what barriers cost them down.
[[nodiscard]] std::vector<Act> hold_gatherings(World& world, std::uint32_t step);

} // namespace diasim

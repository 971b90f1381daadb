// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <vector>

namespace diasim {

/// Phase 2 of a step: organisers and associations call gatherings, and the news of calls travels
/// from those who know to their contacts, followers and fellow members.
void call_gatherings(World& world, std::uint32_t step);

/// Holds the gatherings that are due: each attentive person who knows of it decides, with the
/// distance to the site as it is and the turnout that can be expected. Returns who came; writes the
/// gatherings down.
[[nodiscard]] std::vector<Act> hold_gatherings(World& world, std::uint32_t step);

} // namespace diasim

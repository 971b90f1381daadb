// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

namespace diasim {

/// Phase 2 of a step: organisers and associations call gatherings, and the news of calls travels
/// from those who know to their contacts, followers and fellow members.
void call_gatherings(World& world, std::uint32_t step);

} // namespace diasim

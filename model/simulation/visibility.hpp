// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <span>

namespace diasim {

/// Carries out the acts of a step: writes them down, adds fatigue, and makes them visible to
/// contacts from the next step on. Each person stands at most once in `acts`.
void carry_out(World& world, std::uint32_t step, std::span<const Act> acts);

/// Ends the visibility of acts whose memory is over at the end of a step.
void fade(World& world, std::uint32_t step);

/// Before the first step: who has acted already, and whose threshold is passed thereby.
/// Precondition: thresholds are drawn.
void start_activity(World& world);

} // namespace diasim

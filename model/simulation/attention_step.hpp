// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <cstdint>
#include <span>

namespace diasim {

/// Before the first step: who is attentive at the start, and when news first reaches the others.
void start_attention(World& world);

/// Phase 1 of a step. Reads hazards and contacts; changes attention, next_change, next_opportunity.
///
/// People whose time has come become attentive or lapse. Who becomes attentive then passes the
/// news on: a contact who is still unaware learns of it in a later step, if before the own news
/// (the smallest step counts, so the order of passing on does not matter).
void advance_attention(World& world, std::uint32_t step);

/// Makes people attentive outside phase 1 (told of a call), who pass the news on. Not in parallel.
/// Precondition: the people are different, and none is attentive.
void catch_attention(World& world, std::span<const std::uint32_t> people, std::uint32_t step);

} // namespace diasim

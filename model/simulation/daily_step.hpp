// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

namespace diasim {

/// Once a day: attentive people exchange views with their contacts and hear the frames of the news
/// and of the voices they follow (Friedkin & Johnsen 1990).
void exchange_views(World& world, std::uint32_t step);

/// In the last step of a period, before decisions: how many attentive people are motivated (U
/// without barriers > 0) and unhindered (U > 0) for each activity; for gatherings as if uncalled.
void write_funnel(World& world, std::uint32_t step);

/// At the end of a step: who is attentive; at the end of a period also attitudes and what barriers
/// cost.
void write_step(World& world, std::uint32_t step);

} // namespace diasim

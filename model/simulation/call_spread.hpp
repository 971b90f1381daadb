// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <cstdint>

/// How the news of a call travels. Each gathering keeps the step in which people hear of it first:
/// whoever is told many times hears of it once.
namespace diasim {

/// Lets the news of all gatherings arrive that is due in this step: who hears of one becomes
/// attentive and passes it on.
void spread_calls(World& world, std::uint32_t step);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <cstdint>
#include <vector>

/// How the news of a call travels. Each gathering keeps the step in which people hear of it first:
/// whoever is told many times hears of it once.
namespace diasim {

/// Lets a person hear of a gathering in a step, unless it does so before.
void tell_of_call(const World& world, Gathering& gathering, std::uint32_t person,
                  std::uint32_t step);

/// Lets the news of all gatherings arrive that is due in this step: who hears of one becomes
/// attentive and passes it on.
void spread_calls(World& world, std::uint32_t step);

/// Pieces of the news of one community, for one task.
struct Stretch {
    std::size_t community = 0;
    std::size_t first_piece = 0;
    std::size_t last_piece = 0; ///< behind the last
};

/// The people of the communities that the news of a gathering has reached, rising.
[[nodiscard]] std::vector<Stretch> reached_people(const Gathering& gathering);

/// Who of a stretch has heard of a gathering by the end of this step's spread, rising.
[[nodiscard]] std::vector<std::uint32_t> informed_of(const World& world, const Gathering& gathering,
                                                     Stretch people, std::uint32_t step);

} // namespace diasim

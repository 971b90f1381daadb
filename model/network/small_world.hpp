// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

namespace diasim {

/// Small-world ties inside each community (Watts and Strogatz 1998, doi:10.1038/30918): the ring
/// lattice of draw_lattice along the order of the people, each forward tie moved with probability
/// `rewiring` to a uniformly chosen person of the community to whom neither the lattice nor another
/// moved tie of the person leads. A tie that finds no such person, or would double a tie that was
/// moved the other way, stays where it was; so the number of ties is that of the lattice exactly.
/// Symmetric, no self loops, no repeated ties.
///
/// Memory besides the rows: 11 bytes a person and 8 bytes a moved tie at mean degrees up to 32.
/// @throws InputError as in require_room.
[[nodiscard]] Rows small_world(const FriendsSpec& spec, const Population& population, RunKey run);

} // namespace diasim

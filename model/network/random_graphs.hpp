// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

namespace diasim {

/// Each pair of people of a community tied with probability mean_degree / (people - 1), at most 1,
/// independently (Erdos-Renyi, Gilbert's form): pairs without a tie are skipped in one draw, a
/// geometric number of them (Batagelj and Brandes 2005, doi:10.1103/PhysRevE.71.036113).
/// @throws InputError as in require_room.
[[nodiscard]] Rows erdos_renyi(const FriendsSpec& spec, const Population& population, RunKey run);

/// Random ties inside each community with degrees drawn from `degree_law`: each person gets as many
/// stubs, a keyed shuffle pairs them, and loops and repeated ties are erased, so that degrees fall
/// a little short in small communities. An odd stub is dropped. `regular` and `poisson` have the
/// mean mean_degree, `power_law` follows exponent, minimum_degree and maximum_degree.
/// @throws InputError as in require_room.
[[nodiscard]] Rows configuration(const FriendsSpec& spec, const Population& population, RunKey run);

} // namespace diasim

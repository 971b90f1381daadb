// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

namespace diasim {

/// Undirected ties between communities. Each person makes Poisson(mean_degree / 2) of them, each to
/// a uniformly chosen person of the other communities: with probability `same_subgroup` among those
/// of the own subgroup (among all if it has nobody elsewhere), else among all. So another community
/// is chosen in proportion to its people of the subgroup, or to all its people. Repeated ties count
/// once. None in a world of one community. Symmetric, no self loops.
/// @throws InputError as in require_room.
[[nodiscard]] Rows kin_abroad(const DistantTiesSpec& spec, const Population& population,
                              RunKey run);

} // namespace diasim

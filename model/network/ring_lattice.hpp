// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

namespace diasim {

/// Everybody tied to the mean_degree / 2 people before and after on the ring of the community
/// (mean_degree an even number; everybody in communities of at most mean_degree + 1 people).
///
/// `rewiring` > 0: that share of a community's ties, rounded to pairs, exchanges ends with another
/// tie, (a, b) and (c, d) becoming (a, d) and (c, b), so that all degrees stay (Maslov and Sneppen
/// 2002, doi:10.1126/science.1065103). An exchange that would make a self loop or a repeated tie is
/// drawn again, at most a hundred times a pair on average.
/// @throws InputError as in require_room, std::logic_error if mean_degree is not an even number.
[[nodiscard]] Rows ring_lattice(const FriendsSpec& spec, const Population& population, RunKey run);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/population/laws.hpp"
#include "model/population/population.hpp"

#include <array>
#include <cstdint>

namespace diasim {

/// The factor f with which the mean of min(1, f x) over a group is `share`, or 1 / the smallest
/// positive x if no factor reaches it.
///
/// @param histogram  people of the group by trait byte, x = byte / 255
/// @param share  in [0, 1]
[[nodiscard]] double role_factor(const std::array<std::uint64_t, 256>& histogram, double share);

/// Draws who organises and who is a member of an association, in proportion to the traits that the
/// laws name: the subgroup's share of organisers and the community's share of members hold.
/// @source prior activism recruits: McAdam 1986; ties to associations: ODD.md, submodel Population
void draw_roles(const Scenario& scenario, const PopulationLaws& laws, RunKey run,
                Population& population);

} // namespace diasim

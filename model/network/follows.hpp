// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

namespace diasim {

/// Followers of each person. Each person follows Poisson(mean_degree) different others: with
/// probability `same_community` in the own community, else anywhere.
///
/// Popularity a: among n candidates the one of rank r (1 first) is chosen with probability
/// (r/n)^(1/(1+a)) - ((r-1)/n)^(1/(1+a)), about (1+a)^-1 n^(-1/(1+a)) r^(-a/(1+a)): an audience
/// falls with rank like r^(-a/(1+a)); a = 0 gives all alike. Ranks are a keyed shuffle of the
/// people, one of each community and one of all, so that fame at home and abroad are independent. A
/// choice of oneself or of someone already followed is drawn again, at most 16 times, then left
/// out.
/// @throws InputError as in require_room.
[[nodiscard]] Rows followers(const FollowsSpec& spec, const Population& population, RunKey run);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/count_law.hpp"
#include "model/network/rows.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace diasim {

/// Most forward ties of a person on a ring: they are the bits of one word.
inline constexpr std::uint32_t max_forward = 64;

/// Ties along the rings of the communities: person i is tied to the next forward[i] people.
struct Lattice {
    std::vector<std::uint8_t>
        forward;                     ///< by person, at most (size - 1) / 2 of its community's size
    std::vector<std::uint8_t> reach; ///< by community: the most that a person of it may have
};

/// Draws the forward ties.
///
/// Everybody of a community of at most mean_degree + 1 people is tied to everybody. Elsewhere the
/// mean of the degree is mean_degree exactly. Without dispersion a person has the whole number of
/// forward ties next to mean_degree / 2; with it the forward ties follow a Gamma-mixed Poisson law
/// cut at 64, set so that the variance of the degree, ties of others to the person included, is
/// (1 + degree_dispersion) x mean_degree, or as near as the cut allows.
/// Precondition: mean_degree <= 120.
[[nodiscard]] Lattice draw_lattice(const FriendsSpec& spec, const Population& population,
                                   RunKey run);

/// The law of forward ties with dispersion; `rewiring` counts because a moved tie spreads degrees.
[[nodiscard]] CountLaw dispersed_forward(double half_degree, double dispersion, double rewiring,
                                         std::uint32_t maximum);

} // namespace diasim

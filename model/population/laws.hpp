// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/population/trait_quantiles.hpp"
#include "model/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// Everything about people that depends on their subgroup only: the same for all replicates.
struct PopulationLaws {
    std::size_t n_traits = 0;
    std::vector<TraitQuantiles> traits;   ///< by subgroup, then trait
    std::vector<TraitQuantiles> attitude; ///< by subgroup
    std::vector<std::uint8_t> joined;     ///< traits that the copula joins, rising
    std::vector<std::uint8_t> alone;      ///< the other traits, rising
    std::vector<double> factor;           ///< Cholesky factor of the joined, lower triangle by rows
    std::size_t organiser_trait = 0; ///< organisers are drawn in proportion to it; n_traits: to 1
    std::size_t member_trait = 0;    ///< the same for members of associations
};

[[nodiscard]] PopulationLaws make_laws(const PopulationSpec& spec);

} // namespace diasim

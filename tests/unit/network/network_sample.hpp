// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/population/population.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// People of the given communities; subgroups of a community's people change at random, without
/// regard to their order, between 0 and n_subgroups - 1.
[[nodiscard]] inline Population sample_population(const std::vector<std::uint32_t>& sizes,
                                                  std::uint32_t n_subgroups = 3) {
    Population population;
    population.community_begin.push_back(0);
    for (std::size_t c = 0; c != sizes.size(); ++c) {
        population.community.insert(population.community.end(), sizes[c],
                                    static_cast<std::uint16_t>(c));
        population.community_begin.push_back(population.size());
    }
    for (std::uint32_t person = 0; person != population.size(); ++person) {
        Stream stream{RunKey{7, 0}, Purpose::subgroup_order, person, 0};
        population.subgroup.push_back(
            static_cast<std::uint8_t>(uniform_below(stream, n_subgroups)));
    }
    return population;
}

} // namespace diasim

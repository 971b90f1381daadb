// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/population/population.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace diasim {

/// The people of one community.
struct Ring {
    std::uint32_t begin = 0; ///< first person
    std::uint32_t size = 0;  ///< number of people, at least 1 wherever a person is named

    /// The person `distance` < size places on, the first following the last.
    [[nodiscard]] std::uint32_t ahead(std::uint32_t person, std::uint32_t distance) const noexcept {
        const std::uint32_t place = person - begin;
        const std::uint32_t left = size - place;
        return distance < left ? person + distance : begin + (distance - left);
    }
    /// The person `distance` < size places back.
    [[nodiscard]] std::uint32_t behind(std::uint32_t person,
                                       std::uint32_t distance) const noexcept {
        const std::uint32_t place = person - begin;
        return distance <= place ? person - distance : person + (size - distance);
    }
};

[[nodiscard]] inline Ring ring_of(const Population& population, std::size_t community) noexcept {
    return {population.community_begin[community], population.people(community)};
}

/// Calls body(community, begin, end) for the consecutive parts of [begin, end) that lie in one
/// community each.
template <class Body>
void for_each_piece(const Population& population, std::size_t begin, std::size_t end,
                    const Body& body) {
    while (begin != end) {
        const std::size_t community = population.community[begin];
        const std::size_t stop =
            std::min<std::size_t>(end, population.community_begin[community + 1]);
        body(community, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop));
        begin = stop;
    }
}

} // namespace diasim

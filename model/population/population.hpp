// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/population/laws.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace diasim {

/// Roles of a person, as bits.
enum Role : std::uint8_t { organiser = 1, association_member = 2 };

/// The people of one run, one column an attribute, fixed once made.
///
/// People of one community are contiguous, ordered on a latent social coordinate (subgroup with
/// noise), so that most contacts are near in memory. Traits are bytes: x = byte / 255.
struct Population {
    std::vector<std::uint32_t>
        community_begin;                  ///< first person by community, and the total at the end
    std::vector<std::uint16_t> community; ///< by person
    std::vector<std::uint8_t> subgroup;
    std::vector<std::uint8_t> region; ///< homeland region of one's kin
    std::vector<std::uint8_t> roles;
    std::vector<std::uint8_t> attitude; ///< initial, 0 loyal ... 255 critical
    std::size_t trait_count = 0;
    std::vector<std::uint8_t>
        traits; ///< a row a person, trait_count bytes: a decision reads one line

    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(community.size());
    }
    [[nodiscard]] std::size_t community_count() const noexcept {
        return community_begin.size() - 1;
    }
    /// Traits of a person, in the scenario's order.
    [[nodiscard]] std::span<const std::uint8_t> traits_of(std::uint32_t person) const noexcept {
        return {traits.data() + std::size_t{person} * trait_count, trait_count};
    }
    /// Number of people of a community.
    [[nodiscard]] std::uint32_t people(std::size_t c) const noexcept {
        return community_begin[c + 1] - community_begin[c];
    }
};

/// Makes the people of one replicate: sizes drawn from the intervals (or their low, mid, high end)
/// times the scale, traits from their laws joined by the Gaussian copula. `laws` are those of the
/// scenario.
/// @throws InputError if there are no people, or 2^32 - 1 or more
[[nodiscard]] Population make_population(const Scenario& scenario, const PopulationLaws& laws,
                                         RunKey run);

} // namespace diasim

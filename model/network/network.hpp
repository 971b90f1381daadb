// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/network/graph.hpp"
#include "model/population/population.hpp"
#include "model/scenario/scenario.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// Voices that a bit mask holds.
inline constexpr std::size_t max_voices = 32;

/// The voices of one run and who follows them.
struct Voices {
    std::vector<double> stance; ///< by voice: 0 loyal ... 1 critical
    std::vector<double> reach;  ///< by voice: share of the audience that follows, in [0, 1]
    std::vector<std::uint8_t>
        masks; ///< a row a person, of a byte for each eight voices; empty without voices

    /// Bytes of a row.
    [[nodiscard]] std::size_t mask_bytes() const noexcept { return (stance.size() + 7) / 8; }

    /// Bit v is set if a person follows voice v.
    [[nodiscard]] std::uint32_t mask(std::size_t person) const noexcept {
        std::uint32_t mask = 0;
        for (std::size_t byte = 0; !masks.empty() && byte != mask_bytes(); ++byte) {
            mask |= std::uint32_t{masks[person * mask_bytes() + byte]} << (8 * byte);
        }
        return mask;
    }
    /// Precondition: there is a row for the person.
    void set_mask(std::size_t person, std::uint32_t mask) noexcept {
        for (std::size_t byte = 0; byte != mask_bytes(); ++byte) {
            masks[person * mask_bytes() + byte] = static_cast<std::uint8_t>(mask >> (8 * byte));
        }
    }
    /// Number of voices that a person follows.
    [[nodiscard]] int followed(std::size_t person) const noexcept {
        return std::popcount(mask(person));
    }
};

/// The ties of one run, fixed once made.
struct Network {
    Graph friends;    ///< undirected, inside a community
    Graph kin_abroad; ///< undirected, between communities
    Graph follows; ///< directed: the neighbours of a person are its followers, who hear of its acts
    Voices voices;
    bool is_complete = false; ///< friends are everybody of the community; no edge is stored
};

/// Makes the ties of one replicate. Same bytes for any number of threads.
///
/// Layers are drawn independently of one another: leaving one out does not change the others.
/// @throws InputError if a layer needs more than 2^32 - 1 edges.
/// Precondition: at most max_voices voices.
[[nodiscard]] Network build_network(const NetworkSpec& spec, const Hosts& hosts,
                                    const Population& population, RunKey run);

} // namespace diasim

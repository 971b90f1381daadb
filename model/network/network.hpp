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
    std::vector<double> stance;       ///< by voice: 0 loyal ... 1 critical
    std::vector<double> reach;        ///< by voice: share of the audience that follows, in [0, 1]
    std::vector<std::uint32_t> masks; ///< by person: bit v is set if the person follows voice v

    /// Number of voices that a person follows.
    [[nodiscard]] int followed(std::uint32_t person) const noexcept {
        return masks.empty() ? 0 : std::popcount(masks[person]);
    }
};

/// The ties of one run, fixed once made.
struct Network {
    Graph friends;    ///< undirected, inside a community
    Graph kin_abroad; ///< undirected, between communities
    Graph follows; ///< directed: the neighbours of a person are its followers, who hear of its acts
    Voices voices; ///< masks are empty if the scenario has no voices
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

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>

/// Contagion that needs several contacts, on a ring (Centola & Macy 2007, doi:10.1086/521848).
namespace diasim::verification {

/// A ring of people tied to `reach` neighbours on either side; the first `block` act from the
/// start, the others one step after `threshold` of their contacts.
struct Ring {
    std::size_t people = 0;
    std::size_t reach = 0;
    std::size_t threshold = 0;
    std::size_t block = 0;
};

/// What chance adds to a ring.
struct RingChance {
    double rewiring = 0.0; ///< share of ties whose ends are exchanged, degrees kept
    double noise = 0.0;    ///< chance to act in a step with one active contact, below the threshold
};

struct RingSpread {
    std::size_t active = 0;        ///< people in the end, the block among them
    std::size_t steps = 0;         ///< until the last one acted
    std::size_t steps_to_most = 0; ///< until 90 % acted; 0 if never
};

/// The plain ring, step by step.
[[nodiscard]] RingSpread spread_on_ring(const Ring& ring);

/// One run with chance, at most `most_steps` long: an independent simulation with random numbers of
/// its own (std::mt19937_64 from `seed`), because no closed form is known.
[[nodiscard]] RingSpread spread_with_chance(const Ring& ring, const RingChance& chance,
                                            std::size_t most_steps, std::uint64_t seed);

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/ring_contagion.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace diasim::test;
using namespace diasim::verification;

Ring ring_of(std::size_t reach, std::size_t threshold) {
    return {1000, reach, threshold, 2 * reach + 1};
}

/// Mean steps to 90 % over 20 runs that get there.
double mean_steps(const Ring& ring, const RingChance& chance) {
    double sum = 0.0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        sum += static_cast<double>(spread_with_chance(ring, chance, 1000, seed).steps_to_most);
    }
    return sum / 20.0;
}

} // namespace

TEST_CASE("contagion takes the published steps around a ring") {
    struct Known {
        std::size_t reach;
        std::size_t threshold;
        std::size_t steps;
    };
    const Known known = GENERATE(Known{2, 2, 497}, Known{3, 2, 248}, Known{4, 2, 165},
                                 Known{4, 3, 248}, Known{4, 4, 494});
    const RingSpread spread = spread_on_ring(ring_of(known.reach, known.threshold));
    CAPTURE(known.reach, known.threshold);
    CHECK(spread.steps == known.steps);
    CHECK(spread.active == 1000);
}

TEST_CASE("more contacts than the reach are never met") {
    const RingSpread spread = spread_on_ring(ring_of(2, 3));
    CHECK(spread.active == 5);
    CHECK(spread.steps == 0);
    CHECK(spread.steps_to_most == 0);
}

TEST_CASE("without chance the two ways of counting agree") {
    const RingSpread plain = spread_on_ring(ring_of(3, 2));
    const RingSpread random = spread_with_chance(ring_of(3, 2), {}, 1000, 7);
    CHECK(random.active == plain.active);
    CHECK(random.steps == plain.steps);
    CHECK(random.steps_to_most == plain.steps_to_most);
}

TEST_CASE("few long ties speed contagion up and many stop it") {
    CHECK(mean_steps(ring_of(4, 2), {0.3, 0.0}) == Approx(20.0).epsilon(0.15)); // published: 20
    std::size_t stopped = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const RingSpread spread = spread_with_chance(ring_of(2, 2), {0.1, 0.0}, 1000, seed);
        stopped += spread.steps_to_most == 0 ? 1U : 0U;
    }
    CHECK(stopped == 20);
}

TEST_CASE("noise turns long ties into a help again") {
    // Published times to 90 % at noise 0.05: 427 on the ring, 72 with a tenth of the ties moved.
    CHECK(mean_steps(ring_of(2, 2), {0.0, 0.05}) == Approx(427.0).epsilon(0.15));
    CHECK(mean_steps(ring_of(2, 2), {0.1, 0.05}) == Approx(72.0).epsilon(0.15));
}

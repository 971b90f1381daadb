// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/opinion.hpp"
#include "tests/support/catch.hpp"

#include <vector>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

/// DeGroot's three people; eigenvalues 1, 1/2 and 0.
const Influences three{{0.5, 0.5, 0.0}, {0.25, 0.5, 0.25}, {0.0, 0.5, 0.5}};
const std::vector<double> first{1.0, 0.0, 0.0};

} // namespace

TEST_CASE("opinions of three people come together at the published limit") {
    CHECK(degroot(three, first, 1) == std::vector<double>{0.5, 0.25, 0.0});
    CHECK(degroot(three, first, 2) == std::vector<double>{0.375, 0.25, 0.125});
    for (const double opinion : degroot(three, first, 60)) {
        CHECK(opinion == Approx(0.25));
    }
}

TEST_CASE("the equilibrium of Friedkin and Johnsen reproduces itself") {
    const std::vector<double> settled = friedkin_johnsen(three, first, 0.3, 0.2, 0.5);
    const std::vector<double> heard = degroot(three, settled, 1);
    for (std::size_t i = 0; i != settled.size(); ++i) {
        CHECK(settled[i] == Approx(0.3 * first[i] + 0.7 * (0.8 * heard[i] + 0.2 * 0.5)));
    }
    CHECK(friedkin_johnsen(three, first, 1.0, 0.0, 0.5) == first);
}

TEST_CASE("neighbours on a ring weigh alike") {
    const Influences ring = ring_influences(7, 2);
    CHECK(ring[0] == std::vector<double>{0.0, 0.25, 0.25, 0.0, 0.0, 0.25, 0.25});
    CHECK(mean_of(degroot(ring, {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.6}, 9)) == Approx(1.6 / 7.0));
    CHECK(deviation_of({1.0, 3.0}) == Approx(1.0));
}

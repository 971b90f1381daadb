// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/constant_hazard.hpp"
#include "model/verification/critical_mass.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

} // namespace

TEST_CASE("chances of a hazard multiply over time") {
    const double once = 1.0 - chance_within(0.3, 2.0);
    CHECK(1.0 - chance_within(0.3, 6.0) == Approx(once * once * once));
    CHECK(chance_within(0.3, 0.0) == 0.0);
    CHECK(logistic_function(0.0) == 0.5);
    CHECK(logistic_function(2.0) + logistic_function(-2.0) == Approx(1.0));
}

TEST_CASE("counts become Poisson as steps get short") {
    CHECK(dispersion_of_counts(0.2, 1.0) == Approx(std::exp(-0.2)));
    CHECK(dispersion_of_counts(0.2, 1e-6) == Approx(1.0).margin(1e-6));
}

TEST_CASE("the sum of Pearson weighs by what is expected") {
    CHECK(chi_square({12.0, 8.0}, {10.0, 10.0}) == Approx(0.8));
    CHECK(chi_square({3.0}, {3.0}) == 0.0);
}

TEST_CASE("nine contributors are too few and ten enough") {
    // Oliver, Marwell & Teixeira 1985: N = 100, value 500, cost 1.
    const double needed = critical_mass(100.0, 500.0, 1.0);
    CHECK(needed == Approx(9.5));
    for (const double r : {9.0, 10.0}) {
        const double gain = 500.0 * ((r + 1.0) * (r + 1.0) - r * r) / 1e4;
        CHECK((gain > 1.0) == (r > needed));
    }
}

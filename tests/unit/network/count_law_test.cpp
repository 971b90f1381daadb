// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/count_law.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace diasim;

TEST_CASE("a law of counts is inverted at the cuts of its distribution", "[network]") {
    const std::vector<double> weights{1.0, 0.0, 2.0, 1.0};
    const CountLaw law{weights};
    CHECK(law(0x00000000U) == 0);
    CHECK(law(0x3FFFFFFFU) == 0);
    CHECK(law(0x40000000U) == 2); // never 1, whose weight is 0
    CHECK(law(0xBFFFFFFFU) == 2);
    CHECK(law(0xC0000000U) == 3);
    CHECK(law(0xFFFFFFFFU) == 3);
    CHECK(law.mean() == Approx(1.75));
    CHECK(law.variance() == Approx(1.1875));
}

TEST_CASE("laws of counts have the moments that their names promise", "[network]") {
    const double mean = GENERATE(0.0, 0.3, 1.0, 6.0, 59.5);
    CAPTURE(mean);
    const double fraction = mean - std::floor(mean);
    CHECK(nearest_counts(mean).mean() == Approx(mean).margin(1e-9));
    CHECK(nearest_counts(mean).variance() == Approx(fraction * (1.0 - fraction)).margin(1e-6));
    CHECK(poisson_counts(mean).mean() == Approx(mean).margin(1e-7));
    CHECK(poisson_counts(mean).variance() == Approx(mean).margin(1e-6));
}

TEST_CASE("binomial counts cover certain and impossible trials", "[network]") {
    CHECK(binomial_counts(6, 0.0).max() == 0);
    CHECK(binomial_counts(6, 1.0)(0U) == 6);
    CHECK(binomial_counts(0, 0.4).max() == 0);
    CHECK(binomial_counts(64, 0.08).mean() == Approx(5.12).epsilon(1e-8));
    CHECK(binomial_counts(64, 0.08).variance() == Approx(64 * 0.08 * 0.92).epsilon(1e-7));
}

TEST_CASE("power law counts keep to their range and fall as declared", "[network]") {
    const CountLaw law = power_law_counts(2.0, 2, 4);
    CHECK(law(0U) == 2);
    CHECK(law.max() == 4);
    const double norm = 1.0 / 4 + 1.0 / 9 + 1.0 / 16;
    CHECK(law.mean() == Approx((2.0 / 4 + 3.0 / 9 + 4.0 / 16) / norm));
}

TEST_CASE("cut negative binomial counts keep their mean", "[network]") {
    const double mean = GENERATE(0.5, 6.0, 20.0);
    const double dispersion = GENERATE(0.1, 1.0, 8.0);
    CAPTURE(mean, dispersion);
    const CountLaw law{negative_binomial_weights(mean, dispersion, 64)};
    CHECK(law.mean() == Approx(mean).epsilon(1e-6));
    if (dispersion <= 1.0 && mean <= 6.0) { // the cut at 64 is far away
        CHECK(law.variance() == Approx(mean * (1.0 + dispersion)).epsilon(1e-3));
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/epidemic.hpp"
#include "model/verification/verdict.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

} // namespace

TEST_CASE("final sizes on Poisson graphs are the published roots") {
    struct Known {
        double ratio;
        double size;
    };
    const Known known = GENERATE(Known{1.1, 0.17613}, Known{1.2, 0.31370}, Known{1.5, 0.58281},
                                 Known{2.0, 0.79681}, Known{3.0, 0.94048}, Known{4.0, 0.98017});
    for (const double mean_degree : {4.0, 10.0}) {
        CHECK(final_size(poisson_degrees(mean_degree), known.ratio / mean_degree, 0.0) ==
              Approx(known.size).margin(6e-6));
    }
    CHECK(mean_field_final_size(known.ratio, 0.0) == Approx(known.size).margin(6e-6));
}

TEST_CASE("below the threshold nothing grows") {
    CHECK(final_size(poisson_degrees(4.0), 0.2, 0.0) == Approx(0.0).margin(1e-9));
    CHECK(final_size(regular_degrees(4.0), 1.0 / 3.0 - 0.01, 0.0) == Approx(0.0).margin(1e-9));
    CHECK(final_size(regular_degrees(4.0), 1.0 / 3.0 + 0.1, 0.0) > 0.1);
}

TEST_CASE("whoever passes on for a fixed time has an outbreak as likely as large") {
    // Newman 2002: bond percolation, Poisson graphs.
    const Durations durations = fixed_duration(20);
    const double told = transmissibility(durations, 0.0346);
    CHECK(told == Approx(1.0 - std::exp(-0.692)));
    CHECK(outbreak_probability(poisson_degrees(4.0), durations, 0.0346) ==
          Approx(final_size(poisson_degrees(4.0), told, 0.0)).margin(1e-9));
}

TEST_CASE("random times keep the size and lower the chance") {
    const Durations durations = geometric_duration(0.05);
    const double told = transmissibility(durations, 0.05);
    const double escape = std::exp(-0.05);
    CHECK(told == Approx(1.0 - 0.05 * escape / (1.0 - 0.95 * escape)).epsilon(1e-9));
    const double size = final_size(poisson_degrees(4.0), told, 0.0);
    CHECK(outbreak_probability(poisson_degrees(4.0), durations, 0.05) < size - 0.03);
}

TEST_CASE("heavy tails have no threshold but a smaller size than even degrees") {
    const Degrees heavy = power_law_degrees(2.5, 2, 1000);
    CHECK(heavy.mean() == Approx(4.8).margin(0.3));
    CHECK(heavy.excess_mean() > 20.0);
    CHECK(final_size(heavy, 0.1, 0.0) > 0.05);
    CHECK(final_size(regular_degrees(5.0), 0.1, 0.0) < 1e-6);
    CHECK(final_size(heavy, 0.6, 0.0) < final_size(regular_degrees(5.0), 0.6, 0.0));
}

TEST_CASE("generating functions are those of the law") {
    const Degrees degrees = poisson_degrees(3.0);
    CHECK(degrees.of_person(0.4) == Approx(std::exp(3.0 * (0.4 - 1.0))));
    CHECK(degrees.of_contact(0.4) == Approx(std::exp(3.0 * (0.4 - 1.0))));
    CHECK(degrees.excess_mean() == Approx(3.0));
    CHECK(regular_degrees(4.0).of_contact(0.5) == Approx(0.125));
    CHECK(regular_degrees(2.25).mean() == Approx(2.25));
    CHECK(share_of_short_cycles(poisson_degrees(4.0), 1e4) == Approx(3e-4));
}

TEST_CASE("a fixed and a random time of one size differ in the chance of an outbreak by 8 errors") {
    // The numbers of the claim: degree 20, lapse 0.2/d, steps of 6 h, 5,000 people of whom 0.0003
    // begin, 800 runs.
    const Degrees degrees = poisson_degrees(20.0);
    const Durations fixed = fixed_duration(20);
    const Durations random = geometric_duration(-std::expm1(-0.05));
    constexpr double fixed_exposure = 0.021072 * 0.25;
    constexpr double random_exposure = 0.021619 * 0.25;
    CHECK(transmissibility(fixed, fixed_exposure) == Approx(0.1).epsilon(1e-3));
    CHECK(transmissibility(random, random_exposure) == Approx(0.1).epsilon(1e-3));
    const double often =
        chance_of_any(5000.0, 0.0003, outbreak_probability(degrees, fixed, fixed_exposure));
    const double rarely =
        chance_of_any(5000.0, 0.0003, outbreak_probability(degrees, random, random_exposure));
    CHECK(often == Approx(0.697).margin(0.002));
    CHECK(rarely == Approx(0.554).margin(0.002));
    CHECK(often - rarely > 8.0 * std::sqrt(rarely * (1.0 - rarely) / 800.0));
}

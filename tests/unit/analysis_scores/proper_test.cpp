// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/proper.hpp"
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;

namespace {

constexpr double oracle = 1e-6; // the published figures have six digits

std::vector<double> normal_sample(std::uint64_t entity, std::size_t n) {
    Stream stream{RunKey{7, 0}, Purpose::resampling, entity, 0};
    std::vector<double> values;
    for (std::size_t i = 0; i != n; ++i) {
        values.push_back(standard_normal(stream));
    }
    return values;
}

} // namespace

TEST_CASE("the CRPS of the standard normal law is the published one") {
    CHECK(crps_normal(0, 1, 0) == Approx(.233695).margin(oracle));
    CHECK(crps_normal(0, 1, .5) == Approx(.331404).margin(oracle));
    CHECK(crps_normal(0, 1, 1) == Approx(.602441).margin(oracle));
    CHECK(crps_normal(0, 1, 2) == Approx(1.452792).margin(oracle));
    CHECK(crps_normal(3, 2, 5) == Approx(2 * .602441).margin(2 * oracle));
}

TEST_CASE("an ensemble of five has the CRPS and the fair CRPS computed by hand") {
    const std::array<double, 5> ensemble{3, 0, 4, 1, 2};
    CHECK(crps(ensemble, 1.5) == Approx(.5).margin(1e-12));
    CHECK(fair_crps(ensemble, 1.5) == Approx(.3).margin(1e-12));
}

TEST_CASE("the fair CRPS of small ensembles is on average that of the law they come from") {
    const double x = 0.5;
    double sum = 0.0;
    double squares = 0.0;
    constexpr int n = 4000;
    for (int i = 0; i != n; ++i) {
        const double score = fair_crps(normal_sample(static_cast<std::uint64_t>(i), 4), x);
        sum += score;
        squares += score * score;
    }
    const double mean = sum / n;
    const double error = std::sqrt((squares / n - mean * mean) / n);
    CHECK(std::abs(mean - crps_normal(0, 1, x)) < 5 * error);
    // The plain score of four members is larger by a quarter of half the mean distance: 1 / sqrt pi
    // / 4.
    CHECK(crps(normal_sample(0, 4), x) > fair_crps(normal_sample(0, 4), x));
}

TEST_CASE("the Brier score is a squared distance and the fair one takes off what chance adds") {
    CHECK(brier(0.3, true) == Approx(0.49));
    CHECK(brier(0.3, false) == Approx(0.09));
    CHECK(fair_brier(1, 2, true) == Approx(0.25 - 0.25));
    CHECK(fair_brier(8, 32, false) == Approx(0.0625 - 0.25 * 0.75 / 31));
    CHECK(fair_brier(0, 32, false) == 0.0);
}

TEST_CASE("the log score is the surprise and infinite for what was ruled out") {
    CHECK(log_score(0.5, true) == Approx(std::log(2.0)));
    CHECK(log_score(0.75, false) == Approx(std::log(4.0)));
    CHECK(std::isinf(log_score(0.0, true)));
    CHECK(log_score(1.0, true) == 0.0);
}

TEST_CASE("an interval pays its width and what it missed") {
    CHECK(interval_score(1, 3, .2, 4) == Approx(12).margin(1e-12));
    CHECK(interval_score(1, 3, .2, 2) == Approx(2).margin(1e-12));
    CHECK(interval_score(1, 3, .5, 0) == Approx(6).margin(1e-12));
}

TEST_CASE("the CRPS of a censored value is the plain one if the interval is a point") {
    const std::vector<double> ensemble = normal_sample(1, 50);
    for (const double x : {-1.0, 0.0, 0.3, 2.0}) {
        CAPTURE(x);
        CHECK(censored_crps(ensemble, x, x) == Approx(crps(ensemble, x)).margin(1e-12));
    }
}

TEST_CASE("the CRPS of a censored value is the integral outside its interval") {
    // F of {0, 1, 2, 3, 4} is (k + 1) / 5 on [k, k + 1); the integral of F^2 below 1.5 is
    // 1/25 + 0.5 * 4/25, of (1 - F)^2 above 3.25 it is 0.75 * 1/25.
    const std::array<double, 5> ensemble{0, 1, 2, 3, 4};
    CHECK(censored_crps(ensemble, 1.5, 3.25) == Approx(0.04 + 0.08 + 0.03).margin(1e-12));
    CHECK(censored_crps(ensemble, -1, 5) == Approx(0).margin(1e-12));
}

TEST_CASE("the fair CRPS of a censored value does not depend on the size of the ensemble") {
    // Of two members 0 and 1: the value in between is missed by neither if the interval holds both.
    const std::array<double, 2> two{0, 1};
    CHECK(fair_censored_crps(two, 0, 1) == Approx(0).margin(1e-12));
    CHECK(fair_censored_crps(two, 0.5, 0.5) == Approx(fair_crps(two, 0.5)).margin(1e-12));
    // Three members and sixty of the same law are worth the same on average.
    const double low = -0.4;
    const double high = 0.3;
    double difference = 0.0;
    double squares = 0.0;
    constexpr std::uint64_t n = 4000;
    for (std::uint64_t i = 0; i != n; ++i) {
        const double one = fair_censored_crps(normal_sample(i, 3), low, high) -
                           fair_censored_crps(normal_sample(n + i, 60), low, high);
        difference += one / n;
        squares += one * one / n;
    }
    CHECK(std::abs(difference) < 5 * std::sqrt(squares / n));
}

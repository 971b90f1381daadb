// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/cascade.hpp"
#include "model/verification/threshold_equilibrium.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace diasim::test;
using namespace diasim::verification;

/// Everybody acts at a share of 0.18.
double one_threshold(std::size_t active, std::size_t contacts) {
    return contacts > 0 && static_cast<double>(active) >= 0.18 * static_cast<double>(contacts)
               ? 1.0
               : 0.0;
}

/// Normal thresholds of deviation 0.2.
Response normal_thresholds(double mean) {
    return [mean](std::size_t active, std::size_t contacts) {
        const double share =
            contacts == 0 ? 0.0 : static_cast<double>(active) / static_cast<double>(contacts);
        return normal_probability((share - mean) / 0.2);
    };
}

double size_at(double mean_degree, double seeds) {
    return cascade_size(poisson_degrees(mean_degree), one_threshold, seeds);
}

} // namespace

TEST_CASE("cascades settle at the published fixed points") {
    CHECK(size_at(4.0, 0.01) == Approx(0.98039).margin(6e-6));
    CHECK(size_at(6.0, 0.001) == Approx(0.99749).margin(6e-6));
    CHECK(size_at(6.5, 0.001) == Approx(0.00858).margin(6e-6));
    CHECK(size_at(6.5, 0.01) == Approx(0.99850).margin(6e-6));
    CHECK(size_at(8.0, 0.01) == Approx(0.99967).margin(6e-6));
    CHECK(size_at(8.0, 0.001) == Approx(0.00231).margin(6e-6));
}

TEST_CASE("normal thresholds settle at the published fixed points") {
    CHECK(cascade_size(poisson_degrees(4.0), normal_thresholds(0.362), 0.0) ==
          Approx(0.93608).margin(6e-6));
    CHECK(cascade_size(poisson_degrees(4.0), normal_thresholds(0.38), 0.0) ==
          Approx(0.13187).margin(6e-6));
    CHECK(cascade_size(poisson_degrees(2.0), normal_thresholds(0.38), 0.0) ==
          Approx(0.10472).margin(6e-6));
    CHECK(cascade_size(poisson_degrees(10.0), normal_thresholds(0.38), 0.0) ==
          Approx(0.0798).margin(6e-5));
}

TEST_CASE("windows of global cascades are the published ones") {
    struct Known {
        double threshold;
        double from;
        double to;
    };
    const Known known =
        GENERATE(Known{0.10, 1.000, 13.659}, Known{0.12, 1.0001, 10.657},
                 Known{0.14, 1.0006, 9.097}, Known{0.16, 1.004, 7.477}, Known{0.18, 1.021, 5.765},
                 Known{0.20, 1.021, 5.765}, Known{0.25, 1.114, 3.863});
    const auto window = cascade_window(known.threshold);
    REQUIRE(window.has_value());
    CAPTURE(known.threshold, window->from, window->to);
    CHECK(window->from == Approx(known.from).margin(6e-4));
    CHECK(window->to == Approx(known.to).margin(6e-4));
}

TEST_CASE("thresholds above a quarter let nothing through") {
    CHECK_FALSE(cascade_window(0.26).has_value());
    CHECK_FALSE(cascade_window(0.5).has_value());
}

TEST_CASE("one person sets off a cascade inside the window only") {
    CHECK(trigger_probability(poisson_degrees(0.9), 0.18) == Approx(0.0).margin(1e-6));
    CHECK(trigger_probability(poisson_degrees(6.5), 0.18) == Approx(0.0).margin(1e-6));
    // Simulated on graphs of 10,000 people, 400 runs: 0.77 and 0.875, error 0.02.
    CHECK(trigger_probability(poisson_degrees(2.0), 0.18) == Approx(0.77).margin(0.06));
    CHECK(trigger_probability(poisson_degrees(4.0), 0.18) == Approx(0.875).margin(0.05));
}

TEST_CASE("a threshold that one contact always meets makes a cascade of the giant component") {
    const double giant = 0.79681; // of a Poisson graph of mean degree 2
    CHECK(trigger_probability(poisson_degrees(2.0), 1e-3) == Approx(giant).margin(6e-6));
}

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/hawkes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using diasim::test::Approx;

namespace {

constexpr double days = 1500.0;

std::vector<double> sample(const Hawkes& process, std::uint64_t entity) {
    return simulate_hawkes(process, {}, 0.0, days,
                           Stream{RunKey{11, 0}, Purpose::resampling, entity, 0});
}

/// Fits of 40 simulated processes.
struct Fits {
    std::vector<double> branching;
    std::vector<double> background;
    std::vector<double> log_decay;
};

Fits fits_of(const Hawkes& process) {
    Fits fits;
    for (std::uint64_t i = 0; i != 40; ++i) {
        const Hawkes fit = fit_hawkes(sample(process, i), days).value();
        fits.branching.push_back(fit.branching);
        fits.background.push_back(fit.background);
        fits.log_decay.push_back(std::log(fit.decay));
    }
    return fits;
}

} // namespace

// The maximum-likelihood estimate is biased of order 1 / n: with about 500 events a per cent or two
// of the branching ratio. The allowance beside 5 standard errors of the mean is 0.02.
TEST_CASE("the fit finds the branching ratio that a process was simulated with") {
    for (const double branching : {0.3, 0.6}) {
        CAPTURE(branching);
        const Hawkes process{0.3 * (1 - branching), branching, 1.0, 0.0};
        const Fits fits = fits_of(process);
        const test::Estimate found = test::estimate(fits.branching);
        CAPTURE(found.mean, found.error);
        CHECK(std::abs(found.mean - branching) < 5 * found.error + 0.02);
        CHECK(found.error < 0.02); // the test can tell 0.3 from 0.6
        const test::Estimate background = test::estimate(fits.background);
        CHECK(std::abs(background.mean - process.background) < 5 * background.error + 0.01);
    }
}

TEST_CASE("the fit finds the decay of a process that excites itself") {
    const test::Estimate found = test::estimate(fits_of({0.12, 0.6, 1.0, 0.0}).log_decay);
    CAPTURE(found.mean, found.error);
    CHECK(std::abs(found.mean) < 5 * found.error + 0.05);
}

TEST_CASE("a simulated process has the rate of the theory") {
    // Stationary mean: background / (1 - branching); the start without history costs about
    // branching / decay / (1 - branching)^2 background events, below 2 here.
    std::vector<double> counts;
    for (std::uint64_t i = 0; i != 200; ++i) {
        counts.push_back(static_cast<double>(sample({0.15, 0.5, 2.0, 0.0}, i).size()));
    }
    const test::Estimate found = test::estimate(counts);
    CHECK(std::abs(found.mean - 0.3 * days) < 5 * found.error + 2.0);
}

TEST_CASE("events that come evenly do not excite each other") {
    std::vector<double> times;
    for (int i = 0; i != 100; ++i) {
        times.push_back(0.5 + i);
    }
    const Hawkes fit = fit_hawkes(times, 100.0).value();
    CHECK(fit.branching < 0.02);
    CHECK(fit.background == Approx(1.0).epsilon(0.02));
}

TEST_CASE("the history before a window raises what is drawn in it") {
    const Hawkes process{0.1, 0.8, 1.0, 0.0};
    double quiet = 0.0;
    double excited = 0.0;
    const std::vector<double> history{9.0, 9.5, 9.9, 9.95};
    for (std::uint64_t i = 0; i != 300; ++i) {
        const Stream stream{RunKey{1, 0}, Purpose::resampling, i, 0};
        quiet += static_cast<double>(simulate_hawkes(process, {}, 10, 17, stream).size());
        excited += static_cast<double>(simulate_hawkes(process, history, 10, 17, stream).size());
    }
    CHECK(excited > 2 * quiet);
}

TEST_CASE("there is nothing to fit without events") {
    CHECK_FALSE(fit_hawkes({}, 10.0));
    CHECK_FALSE(fit_hawkes(std::vector<double>{1.0}, 0.0));
}

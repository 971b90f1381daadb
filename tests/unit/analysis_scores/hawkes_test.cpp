// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/hawkes.hpp"
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;

namespace {

constexpr std::size_t n_weeks = 300;

std::vector<WeekCount> weeks_of(const std::vector<double>& counts) {
    std::vector<WeekCount> weeks;
    weeks.reserve(counts.size());
    for (const double count : counts) {
        weeks.push_back({count, 1.0, true});
    }
    return weeks;
}

/// A series made by families, not by the rate that the fit knows: events come alone, each has
/// Poisson(branching) children, and each child a delay of 1, 2 ... weeks, going on with the
/// probability of memory.
std::vector<WeekCount> simulated(const Hawkes& process, std::uint64_t entity) {
    Stream stream{RunKey{11, 0}, Purpose::resampling, entity, 0};
    std::vector<double> counts(n_weeks, 0.0);
    for (std::size_t week = 0; week != n_weeks; ++week) {
        counts[week] += poisson(stream, process.background);
        for (double event = 0; event < counts[week]; event += 1.0) { // NOLINT: whole numbers
            const double children = poisson(stream, process.branching);
            for (double child = 0; child < children; child += 1.0) { // NOLINT: whole numbers
                std::size_t born = week + 1;
                while (uniform(stream) < process.memory) {
                    ++born;
                }
                if (born < n_weeks) {
                    counts[born] += 1.0;
                }
            }
        }
    }
    return weeks_of(counts);
}

/// Fits of 30 simulated series.
struct Fits {
    std::vector<double> branching;
    std::vector<double> background;
    std::vector<double> memory;
};

Fits fits_of(const Hawkes& process) {
    Fits fits;
    for (std::uint64_t i = 0; i != 30; ++i) {
        const Hawkes fit = fit_hawkes(simulated(process, i)).value();
        fits.branching.push_back(fit.branching);
        fits.background.push_back(fit.background);
        fits.memory.push_back(fit.memory);
    }
    return fits;
}

} // namespace

// The maximum-likelihood estimate is biased of order 1 / weeks. The allowance beside 5 standard
// errors of the mean is 0.03 for ratios and memory, and 3 % of the mean number for the background.
TEST_CASE("the fit finds the branching ratio that weekly counts were simulated with") {
    for (const double branching : {0.3, 0.6}) {
        CAPTURE(branching);
        const Hawkes process{3.0 * (1 - branching), branching, 0.4, 0.0};
        const Fits fits = fits_of(process);
        const test::Estimate found = test::estimate(fits.branching);
        CAPTURE(found.mean, found.error);
        CHECK(std::abs(found.mean - branching) < 5 * found.error + 0.03);
        CHECK(found.error < 0.02); // the test can tell 0.3 from 0.6
        const test::Estimate background = test::estimate(fits.background);
        CAPTURE(background.mean, background.error);
        CHECK(std::abs(background.mean - process.background) < 5 * background.error + 0.09);
    }
}

TEST_CASE("the fit finds how long events excite later weeks") {
    const test::Estimate found = test::estimate(fits_of({1.2, 0.6, 0.5, 0.0}).memory);
    CAPTURE(found.mean, found.error);
    CHECK(std::abs(found.mean - 0.5) < 5 * found.error + 0.03);
    CHECK(found.error < 0.05);
}

TEST_CASE("the same number every week and numbers by chance excite nothing") {
    const Hawkes even = fit_hawkes(weeks_of(std::vector<double>(30, 2.0))).value();
    CHECK(even.branching < 0.01);
    CHECK(even.background == Approx(60.5 / 30).epsilon(0.01));
    // The standard error of one fit is 1 / sqrt(300), and it cannot lie below zero.
    CHECK(test::estimate(fits_of({2.0, 0.0, 0.0, 0.0}).branching).mean < 2.0 / std::sqrt(n_weeks));
}

TEST_CASE("without branching the background has the closed form") {
    // Alternating counts: whatever excites the next week makes the series less likely.
    const Hawkes fit = fit_hawkes(weeks_of({3, 0, 3, 0, 3, 0, 3, 0})).value();
    CHECK(fit.branching == 0.0);
    CHECK(fit.background == Approx(12.5 / 8)); // half an event more
}

TEST_CASE("means follow from the weeks before") {
    const std::vector<double> means =
        weekly_means({1.0, 0.5, 0.25, 0.0}, std::vector<WeekCount>{{4, 1}, {0, 1}, {2, 0.5}, {}});
    REQUIRE(means.size() == 4);
    CHECK(means[0] == 1.0);
    CHECK(means[1] == Approx(1 + 0.5 * 0.75 * 4));
    CHECK(means[2] == Approx(0.5 * (1 + 0.5 * 0.75 * 0.25 * 4)));
    CHECK(means[3] == Approx(1 + 0.5 * 0.75 * (2 + 0.0625 * 4)));
}

TEST_CASE("weeks that are held out are history and not fitted to") {
    std::vector<WeekCount> weeks = weeks_of({1, 1, 1, 1});
    weeks.push_back({50, 1, false});
    const Hawkes fit = fit_hawkes(weeks).value();
    CHECK(fit.background == Approx(4.5 / 4).epsilon(0.01));
    weeks.push_back({0, 1, false});
    const std::vector<double> means = weekly_means({1.0, 0.5, 0.0, 0.0}, weeks);
    CHECK(means.back() == Approx(26));
}

TEST_CASE("there is a rate without events and none without weeks") {
    CHECK(fit_hawkes(weeks_of({0, 0, 0, 0}))->background == Approx(0.125));
    CHECK_FALSE(fit_hawkes({}));
    CHECK_FALSE(fit_hawkes(std::vector<WeekCount>{{1, 1, false}}));
    CHECK_FALSE(fit_hawkes(std::vector<WeekCount>{{0, 0, true}}));
}

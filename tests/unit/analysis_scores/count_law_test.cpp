// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/count_law.hpp"
#include "analysis/scores/proper.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace diasim::analysis;

TEST_CASE("a Poisson law has the probabilities of the formula and sums to one") {
    for (const double mean : {0.0, 0.01, 1.7, 30.0, 400.0}) {
        CAPTURE(mean);
        const CountLaw law = poisson_law(mean, 5);
        REQUIRE(law.size() > 5);
        CHECK(std::accumulate(law.begin(), law.end(), 0.0) == Approx(1.0).margin(1e-10));
        CHECK(law[0] == Approx(std::exp(-mean)));
        CHECK(law[2] == Approx(mean * mean / 2 * std::exp(-mean)));
        CHECK(presence(law) == Approx(1.0 - std::exp(-mean)));
    }
}

TEST_CASE("an ensemble rules nothing out but trusts its members") {
    const std::vector<double> counts{0, 0, 0, 2};
    const CountLaw law = ensemble_law(counts, 7);
    CHECK(std::accumulate(law.begin(), law.end(), 0.0) == Approx(1.0).margin(1e-10));
    // 3 of 5 parts from the members, 1 of 5 from a Poisson law of mean 2.5 / 4.
    CHECK(law[0] == Approx(0.6 + 0.2 * std::exp(-0.625)));
    CHECK(std::isfinite(count_log_score(law, 7)));
    CHECK(count_log_score(law, 7) > count_log_score(law, 2));
    CHECK(std::isfinite(count_log_score(ensemble_law(std::vector<double>{0, 0}, 3), 3)));
}

TEST_CASE("the ranked probability score of counts is the CRPS of the ensemble they come from") {
    // Members 0 0 1 4 as a law without smoothing.
    const CountLaw law{0.5, 0.25, 0, 0, 0.25};
    const std::vector<double> members{0, 0, 1, 4};
    for (const std::uint32_t count : {0U, 1U, 3U, 9U}) {
        CAPTURE(count);
        CHECK(ranked_score(law, count) == Approx(crps(members, count)).margin(1e-12));
    }
}

// SPDX-License-Identifier: BSD-3-Clause
// Events of log-normal size, ln size ~ Normal(ln 30, 1.1), detected with probability
// Phi(ln size - ln 100): what is seen, and that weighting by the inverse of detection gives the
// truth back. Closed forms: with m = ln 30 - ln 100 and s = 1.1, Phi(m / sqrt(1 + s^2)) of events
// and Phi((m + s^2) / sqrt(1 + s^2)) of participants are detected; the mean size is 30 e^(s^2 / 2).
#include "calibration/observation/detection.hpp"
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace diasim;
using namespace diasim::calibration;
using diasim::test::normal_cdf;

namespace {

const double mean_log = std::log(30.0);
const double half_log = std::log(100.0); ///< size at which one half is detected
constexpr double deviation = 1.1;
const double spread = std::sqrt(1.0 + deviation * deviation);

struct Sample {
    std::vector<double> all;
    std::vector<double> seen;
    std::vector<double> probability;
};

Sample sample(std::uint32_t number, int n) {
    Sample result;
    Stream stream{RunKey{9, number}, Purpose::report, 0, 0};
    for (int i = 0; i != n; ++i) {
        const double log = mean_log + deviation * standard_normal(stream);
        const double p = normal_cdf(log - half_log);
        result.all.push_back(std::exp(log));
        if (uniform(stream) < p) {
            result.seen.push_back(std::exp(log));
            result.probability.push_back(p);
        }
    }
    return result;
}

} // namespace

TEST_CASE("the closed forms of detection are the published figures", "[theory]") {
    const double m = mean_log - half_log;
    CHECK(normal_cdf(m / spread) == Approx(0.2090).margin(5e-5));
    CHECK(normal_cdf((m + deviation * deviation) / spread) == Approx(0.5016).margin(5e-5));
    CHECK(30.0 * std::exp(0.5 * deviation * deviation) == Approx(54.9).margin(0.05));
}

TEST_CASE("simulated detection has the closed form and weighting recovers the mean", "[theory]") {
    const double m = mean_log - half_log;
    std::vector<double> events;
    std::vector<double> participants;
    std::vector<double> corrected;
    std::vector<double> naive;
    constexpr int n = 1000;
    for (std::uint32_t number = 0; number != 400; ++number) {
        const Sample drawn = sample(number, n);
        const auto sum = [](const std::vector<double>& values) {
            return std::accumulate(values.begin(), values.end(), 0.0);
        };
        events.push_back(static_cast<double>(drawn.seen.size()) / n);
        participants.push_back(sum(drawn.seen) /
                               (n * 30.0 * std::exp(0.5 * deviation * deviation)));
        corrected.push_back(horvitz_thompson_total(drawn.seen, drawn.probability) / n);
        naive.push_back(sum(drawn.seen) / static_cast<double>(drawn.seen.size()));
    }
    const auto agrees = [](const std::vector<double>& values, double truth) {
        const test::Estimate found = test::estimate(values);
        CAPTURE(found.mean, found.error, truth);
        CHECK(std::abs(found.mean - truth) < 5 * found.error);
    };
    agrees(events, normal_cdf(m / spread));
    agrees(participants, normal_cdf((m + deviation * deviation) / spread));
    agrees(corrected, 30.0 * std::exp(0.5 * deviation * deviation));
    CHECK(test::estimate(naive).mean > 120.0); // what is reported is far larger than what happens
}

TEST_CASE("the mean of all events is recovered without knowing how many there were", "[theory]") {
    // The ratio is biased of order 1 / n, since small events are seen rarely and weigh much: at
    // 4,000 events the allowance of 1 beside 5 standard errors covers it.
    std::vector<double> means;
    for (std::uint32_t number = 0; number != 50; ++number) {
        Sample all;
        for (std::uint32_t part = 0; part != 4; ++part) {
            const Sample drawn = sample(1000 + 4 * number + part, 1000);
            all.seen.insert(all.seen.end(), drawn.seen.begin(), drawn.seen.end());
            all.probability.insert(all.probability.end(), drawn.probability.begin(),
                                   drawn.probability.end());
        }
        means.push_back(horvitz_thompson_mean(all.seen, all.probability));
    }
    const test::Estimate found = test::estimate(means);
    CHECK(std::abs(found.mean - 54.94) < 5 * found.error + 1.0);
    CHECK(found.error < 3.0);
}

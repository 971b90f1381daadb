// SPDX-License-Identifier: BSD-3-Clause
// Without motives, barriers and contagion everybody has one constant hazard: counts are binomial,
// waiting times exponential.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double people = 20000.0;

/// Two activities at a joint hazard of 0.4 x 0.5 + 0.1 x logistic(-1).
Scenario restless_world(double days, double step_days) {
    Scenario world = plain_world(people, days, step_days);
    world.activities = {plain_activity("share", 0.4, 0.0), plain_activity("donate", 0.1, -1.0)};
    return world;
}

const double share_rate = 0.4 * 0.5;
const double donate_rate = 0.1 * logistic_of(-1.0);
const double joint_rate = share_rate + donate_rate;

} // namespace

TEST_CASE("acts of a step are binomial with the hazard of all activities", "[theory]") {
    const double step_days = GENERATE(0.125, 0.25, 1.0);
    const RunRecord record = run_of(restless_world(10.0, step_days));
    const double p = 1.0 - std::exp(-joint_rate * step_days);
    double squares = 0.0;
    double sum = 0.0;
    for (std::uint32_t step = 0; step != record.shape.steps; ++step) {
        const double acts = record.acts[2 * step] + record.acts[2 * step + 1];
        const double off = (acts - people * p) / binomial_error(people, p);
        squares += off * off;
        sum += acts;
    }
    const double trials = people * record.shape.steps;
    CAPTURE(step_days, sum, trials * p, squares, record.shape.steps);
    CHECK(std::abs(sum - trials * p) < 5.0 * binomial_error(trials, p));
    CHECK(squares < chi_square_limit(record.shape.steps));
}

TEST_CASE("which activity is done goes by the rates", "[theory]") {
    const RunRecord record = run_of(restless_world(10.0, 0.25));
    const double share = acts_of(record, 0);
    const double acts = share + acts_of(record, 1);
    const double p = share_rate / joint_rate;
    CAPTURE(share, acts, p);
    CHECK(std::abs(share - acts * p) < 5.0 * binomial_error(acts, p));
}

TEST_CASE("acts of one person are Poisson when steps are short", "[theory]") {
    // With steps of 1 h a person acts n times within 10 d with the Poisson probability, but for the
    // one act a step that is possible: the variance falls by the factor 1 - rate x step.
    const double step_days = 1.0 / 24.0;
    std::vector<double> acts;
    Scenario world = plain_world(1.0, 10.0, step_days);
    world.activities = {plain_activity("share", 0.4, 0.0)};
    for (const RunRecord& record : runs_of(world, 4000)) {
        acts.push_back(acts_of(record, 0));
    }
    const double p = 1.0 - std::exp(-share_rate * step_days);
    const Estimate seen = estimate(acts);
    const double n = static_cast<double>(acts.size());
    const double variance = seen.error * seen.error * n;
    const double expected = 240.0 * p * (1.0 - p);
    CAPTURE(seen.mean, seen.error, variance, expected);
    CHECK(std::abs(seen.mean - 240.0 * p) < 5.0 * seen.error);
    // Standard error of a variance of a nearly Poisson count: its fourth moment is 3 v^2 + v.
    CHECK(std::abs(variance - expected) <
          5.0 * std::sqrt((2.0 * expected * expected + expected) / n));
}

TEST_CASE("nobody acts without attention", "[theory]") {
    Scenario world = restless_world(10.0, 0.25);
    world.attention.initial = {0.0};
    const RunRecord record = run_of(world);
    CHECK(total(record.acts) == 0.0);
    CHECK(total(record.reached) == 0.0);
}

TEST_CASE("a longer run begins like a shorter one", "[theory]") {
    const RunRecord brief = run_of(restless_world(3.0, 0.25));
    const RunRecord longer = run_of(restless_world(9.0, 0.25));
    const std::vector<std::uint32_t> beginning(
        longer.acts.begin(), longer.acts.begin() + static_cast<std::ptrdiff_t>(brief.acts.size()));
    CHECK(brief.acts == beginning);
}

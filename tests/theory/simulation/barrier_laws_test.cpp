// SPDX-License-Identifier: BSD-3-Clause
// What barriers do to acts, and whether the record says so.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <string>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double people = 20000.0;

Barrier barrier(const std::string& name, double weight, const Weights& exposure) {
    Barrier result;
    result.name = name;
    result.weight = weight;
    result.exposure = exposure;
    return result;
}

/// One act in some 100 days, so that nobody acts twice in a step.
Scenario hindered_world(double weight) {
    Scenario world = plain_world(people, 10.0);
    world.population.traits = {constant_trait("kin", 0.6)};
    world.activities = {plain_activity("rally", 0.05, -0.5), plain_activity("share", 0.05, -1.0)};
    world.barriers = {barrier("fear", weight, {{"rally", 1.0}})};
    world.barriers[0].trait = "kin";
    world.record.loss_sample = 1;
    return world;
}

} // namespace

TEST_CASE("a barrier lowers the rate as the logistic says", "[theory]") {
    const double weight = GENERATE(0.0, 1.0, 3.0);
    const RunRecord record = run_of(hindered_world(weight));
    const double kin = 153.0 / 255.0; // 0.6 as a byte
    const double rally = 0.05 * logistic_of(-0.5 - weight * kin);
    const double share = 0.05 * logistic_of(-1.0);
    const double trials = people * 40.0;
    const double p = (1.0 - std::exp(-(rally + share) * 0.25)) * rally / (rally + share);
    CAPTURE(weight, acts_of(record, 0), trials * p);
    CHECK(std::abs(acts_of(record, 0) - trials * p) < 5.0 * binomial_error(trials, p));
}

TEST_CASE("taking a barrier away never lowers the acts", "[theory]") {
    double before = -1.0;
    for (const double weight : {6.0, 3.0, 1.5, 0.0}) {
        const double acts = acts_of(run_of(hindered_world(weight)), 0);
        CHECK(acts > before);
        before = acts;
    }
}

TEST_CASE("a barrier to one activity leaves the luck of the others alone", "[theory]") {
    // Common random numbers: the same people share in the same steps, but where one act of a step
    // takes the place of another.
    const RunRecord with = run_of(hindered_world(3.0));
    const RunRecord without = run_of(hindered_world(0.0));
    double differing = 0.0;
    for (std::size_t step = 0; step != with.shape.steps; ++step) {
        const double a = with.acts[step * 2 + 1];
        const double b = without.acts[step * 2 + 1];
        differing += std::abs(a - b);
    }
    const double shares = acts_of(without, 1);
    CAPTURE(differing, shares);
    CHECK(acts_of(without, 0) > 1.5 * acts_of(with, 0));
    CHECK(differing < 0.01 * shares);
}

TEST_CASE("the loss to a barrier is the acts that it prevents", "[theory]") {
    const std::uint32_t sample = GENERATE(1U, 8U);
    Scenario world = hindered_world(2.0);
    world.record.loss_sample = sample;
    const double kin = 153.0 / 255.0;
    const double expected =
        people * 10.0 * 0.05 * (logistic_of(-0.5) - logistic_of(-0.5 - 2.0 * kin));
    std::vector<double> losses;
    std::vector<double> gains;
    const std::vector<RunRecord> with = runs_of(world, 10);
    const std::vector<RunRecord> without = runs_of(hindered_world(0.0), 10);
    for (std::size_t r = 0; r != with.size(); ++r) {
        losses.push_back(total(with[r].barrier_loss));
        gains.push_back(acts_of(without[r], 0) - acts_of(with[r], 0));
    }
    const Estimate loss = estimate(losses);
    const Estimate gain = estimate(gains);
    CAPTURE(sample, expected, loss.mean, loss.error, gain.mean, gain.error);
    // Everybody is alike here, so that a sample has no error but that of rounding.
    CHECK(std::abs(loss.mean - expected) < 5.0 * loss.error + 1e-3 * expected);
    // Acts of one step exclude one another: 1 - e^-x instead of x, below 1 % here.
    CHECK(std::abs(gain.mean - loss.mean) <
          5.0 * std::hypot(gain.error, loss.error) + 0.01 * expected);
}

TEST_CASE("the loss is written for the barrier and the activity that it holds back", "[theory]") {
    Scenario world = hindered_world(2.0);
    world.barriers.insert(world.barriers.begin(), barrier("nothing", 0.0, {{"rally", 1.0}}));
    const RunRecord record = run_of(world);
    // period, community, activity, barrier
    for (std::size_t period = 0; period != record.shape.periods; ++period) {
        const std::size_t at = period * 4;
        CHECK(record.barrier_loss[at] == 0.0F);
        CHECK(record.barrier_loss[at + 1] > 0.0F);
        CHECK(record.barrier_loss[at + 2] == 0.0F);
        CHECK(record.barrier_loss[at + 3] == 0.0F);
    }
}

TEST_CASE("the funnel counts who is motivated and who is unhindered", "[theory]") {
    // U without barriers: 0.5 for share and -0.5 for rally; with fear -0.5 where kin is 1.
    Scenario world = plain_world(4000.0, 4.0);
    world.record.funnel_sample = GENERATE(0U, 200U);
    Trait kin;
    kin.name = "kin";
    kin.law = {TraitLaw::Form::bernoulli, 0.25, 8.0};
    world.population.traits = {kin};
    world.activities = {plain_activity("share", 0.01, 0.5), plain_activity("rally", 0.01, -0.5)};
    world.barriers = {barrier("fear", 1.0, {{"share", 1.0}})};
    world.barriers[0].trait = "kin";
    const RunRecord record = run_of(world);
    const double sample = world.record.funnel_sample == 0 ? 4000.0 : 200.0;
    for (std::size_t period = 0; period != record.shape.periods; ++period) {
        CHECK(record.motivated[2 * period] == 4000.0F);
        CHECK(record.motivated[2 * period + 1] == 0.0F);
        CHECK(record.unhindered[2 * period + 1] == 0.0F);
        const double seen = record.unhindered[2 * period];
        CAPTURE(sample, seen);
        CHECK(std::abs(seen - 3000.0) < 5.0 * 4000.0 / sample * binomial_error(sample, 0.75));
    }
}

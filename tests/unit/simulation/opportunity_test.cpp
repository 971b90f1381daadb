// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/math.hpp"
#include "model/simulation/opportunity.hpp"
#include "model/simulation/plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <array>
#include <cmath>

using namespace diasim;
using namespace diasim::test;

TEST_CASE("nobody's rates exceed those of its opportunities", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Plan plan{loaded.scenario};
    World world{plan, {1, 0}};
    const Theory& theory = plan.theory;
    bool is_tight = false;
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        prepare_step(world, step);
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            Opportunities opportunities{
                world, person, {theory.own_rate, plan.noise, Purpose::opportunity, person}};
            const ByActivity most = opportunities.bound(step);
            ByActivity utility = utilities_of(world, person, features_of(world, person, step)).why;
            utility += plan.most_influence; // all contacts active, no barrier in the way
            ByActivity rates = logistic_of(utility, theory.n_activities);
            rates *= theory.own_rate;
            rates += plan.noise;
            for (std::size_t k = 0; k != theory.n_activities; ++k) {
                CAPTURE(step, person, k, rates[k], most[k]);
                REQUIRE(rates[k] <= most[k]);
                is_tight = is_tight || (rates[k] > 0.0F && rates[k] > 0.9F * most[k]);
            }
        }
    }
    CHECK(is_tight);
}

TEST_CASE("opportunities are taken so that acts come at the person's own rates", "[simulation]") {
    // Rates below and at their bounds, and a long step, so that it may hold several opportunities.
    Scenario scenario = plain_world(20000.0, 12.0);
    scenario.time.step.days = 0.5;
    scenario.activities = {plain_activity("one", 2.0, 0.5), plain_activity("two", 1.0, -0.5)};
    const Plan plan{scenario};
    const World world{plan, {3, 0}};
    const Doings doings{plan.theory.own_rate, plan.noise, Purpose::opportunity, 0};
    constexpr std::array<double, 2> share{0.1, 0.9};
    std::array<double, 2> acts{};
    double total = 0.0;
    ByActivity rates = Opportunities{world, 0, doings}.bound(0);
    for (std::size_t k = 0; k != share.size(); ++k) {
        rates[k] *= static_cast<float>(share[k]);
        total += static_cast<double>(rates[k]);
    }
    double trials = 0.0;
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        Opportunities opportunities{
            world, person, {doings.rates, doings.noise, doings.purpose, person}};
        for (std::uint32_t step = 0; step != plan.steps; ++step) {
            trials += 1.0;
            if (const auto k = opportunities.taken(step, rates)) {
                acts.at(*k) += 1.0;
                REQUIRE(opportunities.first(step, step + 1) == step); // it was foreseen
            }
        }
    }
    for (std::size_t k = 0; k != share.size(); ++k) {
        const double p = event_probability(total * 0.5) * static_cast<double>(rates[k]) / total;
        CAPTURE(k, acts[k], trials * p);
        CHECK(std::abs(acts[k] - trials * p) < 5.0 * std::sqrt(trials * p * (1.0 - p)));
    }
}

TEST_CASE("no opportunity is passed over that a person could take", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Plan plan{loaded.scenario};
    World world{plan, {1, 0}};
    std::size_t n_taken = 0;
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        prepare_step(world, step);
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            Opportunities opportunities{
                world, person, {plan.theory.own_rate, plan.noise, Purpose::opportunity, person}};
            const Utilities parts = utilities_of(world, person, features_of(world, person, step));
            ByActivity utility = parts.why;
            utility += plan.most_influence;
            utility -= parts.hold;
            ByActivity rates = logistic_of(utility, plan.theory.n_activities);
            rates *= plan.theory.own_rate;
            if (opportunities.taken(step, rates)) {
                ++n_taken;
                CAPTURE(step, person);
                REQUIRE(opportunities.first(step, plan.steps) == step);
            }
        }
    }
    CHECK(n_taken > 20);
}

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
            const Opportunities opportunities{world, person, theory.own_rate, plan.noise};
            const ByActivity most = opportunities.rates_in(step);
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

TEST_CASE("opportunities come when the exposures passed reach the clock", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Plan plan{loaded.scenario};
    const World world{plan, {1, 0}};
    const Opportunities opportunities{world, 0, plan.theory.own_rate, plan.noise};
    double passed = 0.0;
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        const double exposure =
            static_cast<double>(opportunities.rates_in(step).sum()) * plan.step_days;
        CHECK(opportunities.first(0, plan.steps, passed + 0.5 * exposure) == step);
        CHECK(opportunities.first(step, plan.steps, 0.5 * exposure) == step);
        CHECK(opportunities.first(0, step, passed + 0.5 * exposure) == step); // none before
        passed += exposure;
    }
    CHECK(opportunities.first(0, plan.steps, 1.001 * passed) == plan.steps);
}

TEST_CASE("an opportunity is taken so that acts come at the person's own rates", "[simulation]") {
    // Rates far below, near and at their bounds; a long step, so that it may hold several.
    const ByActivity most{{2.0F, 1.0F, 0.5F, 0.0F}};
    const ByActivity rates{{0.2F, 0.8F, 0.5F, 0.0F}};
    constexpr double days = 0.6;
    constexpr int draws = 200000;
    const double bound = event_probability(3.5 * days);
    const double total = 1.5;
    std::array<double, 4> acts{};
    for (std::uint32_t i = 0; i != draws; ++i) {
        Stream stream{{5, 0}, Purpose{24}, i, 0};
        if (uniform(stream) < bound) { // the step has an opportunity
            if (const auto k = take(most, rates, days, stream)) {
                acts[*k] += 1.0;
            }
        }
    }
    for (std::size_t k = 0; k != acts.size(); ++k) {
        const auto rate = static_cast<double>(rates[k]);
        const double p = event_probability(total * days) * rate / total;
        CAPTURE(k, acts[k], draws * p);
        CHECK(std::abs(acts[k] - draws * p) <= 5.0 * std::sqrt(draws * p * (1.0 - p)));
    }
}

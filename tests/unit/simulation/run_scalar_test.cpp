// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/run_scalar.hpp"
#include "model/record/summary.hpp"
#include "model/scenario/load.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace diasim;
using namespace diasim::test;

TEST_CASE("numbers of a run are those of its summary") {
    const LoadedScenario loaded = load_scenario(
        std::string{DIASIM_SOURCE_DIR} + "/tests/data/small/small.toml", {"population.scale=4"});
    const Scenario& scenario = loaded.scenario;
    const Plan plan{scenario};
    const auto record = simulate(plan, {scenario.seed, 1});
    REQUIRE(record);
    const Summary summary = summarize(scenario, plan.sites, std::span{&*record, 1}, 0);
    const auto number = [&](const std::string& name) {
        return run_scalar(name, scenario, plan.sites).number(*record);
    };
    for (const PlaceSummary& place : summary.places) {
        std::string at;
        if (place.kind == PlaceSummary::Kind::region) {
            at = "@" + place.name;
        } else if (place.kind == PlaceSummary::Kind::country) {
            at = "@" +
                 std::ranges::find(scenario.hosts.countries, place.name, &Country::title)->name;
        } else if (place.kind == PlaceSummary::Kind::others) {
            continue;
        }
        CAPTURE(place.name);
        CHECK(number("people" + at) == place.people.median);
        CHECK(number("reached" + at) == place.reached.median);
        CHECK(number("active" + at) == place.active.median);
        CHECK(number("gatherings" + at) == place.gatherings.median);
        if (place.typical_size) {
            CHECK(number("typical_size" + at) == place.typical_size->median);
            CHECK(number("largest_size" + at) == place.largest_size->median);
        } else {
            CHECK(std::isnan(number("typical_size" + at)));
            CHECK(number("attendance" + at) == 0.0);
        }
        for (std::size_t k = 0; k != summary.activities.size(); ++k) {
            CHECK(number("participants." + summary.activities[k] + at) ==
                  place.participants[k].median);
        }
    }
    for (std::size_t k = 0; k != summary.activities.size(); ++k) {
        CHECK(number("acts." + summary.activities[k]) == summary.acts[k].median);
    }
    double acts = 0.0;
    for (std::size_t k = 0; k != summary.activities.size(); ++k) {
        acts += scenario.activities[k].stance == Stance::critical ? summary.acts[k].median : 0.0;
    }
    CHECK(acts > 0.0);
    CHECK(number("critical_acts") == acts);
    CHECK(number("critical_acts") + number("solidarity_acts") + number("loyal_acts") ==
          std::accumulate(record->acts.begin(), record->acts.end(), 0.0));
    for (const BarrierSummary& barrier : summary.barriers) {
        CHECK(number("acts_lost." + barrier.name) == Approx(barrier.acts_lost.median));
        CHECK(number("loss_share." + barrier.name) == Approx(barrier.share.median));
    }
    REQUIRE(!summary.activities.empty());
}

TEST_CASE("a number or a place that is not there is named with its neighbour") {
    const LoadedScenario loaded =
        load_scenario(std::string{DIASIM_SOURCE_DIR} + "/tests/data/small/small.toml", {});
    const Plan plan{loaded.scenario};
    const auto refusal = [&](const std::string& name) -> std::string {
        try {
            static_cast<void>(run_scalar(name, loaded.scenario, plan.sites));
        } catch (const InputError& error) {
            return error.what();
        }
        return "nothing was refused";
    };
    CHECK_THAT(refusal("participants.raly"), contains_text("did you mean 'participants.rally'?"));
    CHECK_THAT(refusal("people@nowhere"), contains_text("there is no region or country 'nowhere'"));
    for (const std::string& name : scalar_names(loaded.scenario)) {
        CHECK(run_scalar(name, loaded.scenario, plan.sites).name == name);
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::test;

TEST_CASE("a run reports each step and stops when asked", "[simulation]") {
    const Scenario scenario = plain_world(50.0, 5.0);
    const Plan plan{scenario};
    std::vector<std::uint32_t> steps;
    const auto record = simulate(plan, {1, 0}, [&](std::uint32_t done) {
        steps.push_back(done);
        return true;
    });
    REQUIRE(record);
    CHECK(steps.size() == 20);
    CHECK(steps.front() == 1);
    CHECK(steps.back() == 20);
    CHECK_FALSE(simulate(plan, {1, 0}, [](std::uint32_t done) { return done < 7; }));
}

TEST_CASE("a record has the shape of its scenario", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const RunRecord record = run_of(loaded.scenario, 2);
    CHECK(record.replicate == 2);
    CHECK(record.shape.steps == 40);
    CHECK(record.shape.periods == 10);
    CHECK(record.shape.steps_per_period == 4);
    CHECK(record.acts.size() == 40U * 3U * 4U);
    CHECK(record.barrier_loss.size() == 10U * 3U * 4U * 3U);
    CHECK(people_of(record) == 160.0 + 50.0 + 100.0 + 60.0 + 200.0 + 30.0); // mid sizes
}

TEST_CASE("the next venue of one's own country comes first", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Plan plan{loaded.scenario};
    REQUIRE(plan.organised_activities == std::vector<std::size_t>{0});
    // sites: embassy_aa, consulate_bb, then the squares of aa_port, aa_hill, bb_gate
    CHECK(plan.venues[0][0] == std::vector<std::uint16_t>{2, 0});
    CHECK(plan.venues[0][1] == std::vector<std::uint16_t>{3, 0});
    CHECK(plan.venues[0][2] == std::vector<std::uint16_t>{4});
    CHECK(plan.remoteness[0][0] == 0.0F);
}

TEST_CASE("an empty community is left in peace", "[simulation]") {
    Scenario scenario = plain_world(50.0, 2.0);
    scenario.hosts.communities.push_back({"ghost", "Ghost", 0, 50.0, 10.0, 0.0, {}});
    scenario.activities[0].rate = {1.0};
    const RunRecord record = run_of(scenario);
    CHECK(record.attentive[0] == 50);
    CHECK(record.attentive[1] == 0);
    CHECK(std::isnan(record.attitude_mean[1]));
    CHECK_FALSE(std::isnan(record.attitude_mean[0]));
}

TEST_CASE("what is not estimated is unknown, and nothing else changes", "[simulation]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Plan all{loaded.scenario};
    const Plan none{loaded.scenario, Estimates::none};
    auto with = simulate(all, {1, 0});
    auto without = simulate(none, {1, 0});
    REQUIRE(with);
    REQUIRE(without);
    REQUIRE_FALSE(with->gatherings.empty());
    for (const auto& estimates : {without->motivated, without->unhindered, without->barrier_loss}) {
        CHECK(std::ranges::all_of(estimates, [](float x) { return std::isnan(x); }));
    }
    for (RunRecord* record : {&*with, &*without}) {
        record->motivated.clear();
        record->unhindered.clear();
        record->barrier_loss.clear();
        std::ranges::replace_if(
            record->attitude_mean, [](float x) { return std::isnan(x); }, -1.0F);
        std::ranges::replace_if(
            record->attitude_deviation, [](float x) { return std::isnan(x); }, -1.0F);
    }
    CHECK(*with == *without);
}

TEST_CASE("runs with other barriers may share a society", "[simulation]") {
    const LoadedScenario base = SmallWorld{}.load();
    const LoadedScenario other = SmallWorld{}.load({"barrier.distance.weight=0"});
    const Plan plan{base.scenario, Estimates::none};
    const Plan changed{other.scenario, Estimates::none};
    const auto own = simulate(changed, {1, 0});
    const auto shared = simulate(changed, {1, 0}, make_society(plan, {1, 0}));
    REQUIRE(own);
    REQUIRE(shared);
    CHECK(own->acts == shared->acts);
    CHECK(own->gatherings == shared->gatherings);
    CHECK(own->people == shared->people);
}

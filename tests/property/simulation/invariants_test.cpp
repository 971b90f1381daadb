// SPDX-License-Identifier: BSD-3-Clause
// Laws that hold for every scenario, on variants of the small world.
#include "model/base/parallel.hpp"
#include "model/base/random.hpp"
#include "model/simulation/ensemble.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/lively_world.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

std::string set(const std::string& key, double value) {
    return key + "=" + std::to_string(value);
}

/// The small world with some of its numbers changed at random.
LoadedScenario variant(std::uint32_t seed) {
    Stream stream{{seed, 0}, Purpose{24}, 0, 0};
    const auto between = [&](double low, double high) {
        return low + (high - low) * uniform(stream);
    };
    const char* kinds[] = {"small_world", "erdos_renyi", "configuration", "complete", "none"};
    const char* steps[] = {"3 h", "6 h", "12 h", "24 h"};
    return SmallWorld{}.load(
        {"seed=" + std::to_string(seed),
         std::string{"network.friends.kind=\""} + kinds[uniform_below(stream, 5)] + "\"",
         std::string{"time.step=\""} + steps[uniform_below(stream, 4)] + "\"",
         set("network.friends.mean_degree", between(2.0, 15.0)),
         set("network.kin_abroad.mean_degree", between(0.0, 3.0)),
         set("attention.initial", between(0.0, 0.5)), set("attention.recapture", between(0.0, 2.0)),
         set("attention.contact_recapture", between(0.0, 1.0)),
         set("influence.media", between(0.0, 1.0)),
         set("influence.cross_faction", between(0.0, 1.0)),
         set("barrier.fear_for_relatives.weight", between(0.0, 5.0)),
         set("activity.rally.intercept", between(-4.0, 2.0)),
         set("activity.share_online.contagion", between(0.0, 4.0)),
         set("activity.share_online.visibility", between(0.0, 1.0)),
         set("activity.donate.fatigue", between(0.0, 3.0))});
}

std::size_t cell(const RunRecord& record, std::size_t community, std::size_t activity) {
    return community * record.shape.activities + activity;
}

/// Acts by community and activity.
std::vector<double> acts_by_cell(const RunRecord& record) {
    const std::size_t cells = record.shape.communities * record.shape.activities;
    std::vector<double> sums(cells, 0.0);
    for (std::size_t i = 0; i != record.acts.size(); ++i) {
        sums[i % cells] += record.acts[i];
    }
    return sums;
}

std::vector<double> people_by_community(const RunRecord& record) {
    std::vector<double> sums(record.shape.communities, 0.0);
    for (std::size_t i = 0; i != record.people.size(); ++i) {
        sums[i / record.shape.subgroups] += record.people[i];
    }
    return sums;
}

void check_attention(const RunRecord& record, const std::vector<double>& people) {
    for (std::size_t i = 0; i != record.attentive.size(); ++i) {
        const std::size_t community = i % record.shape.communities;
        REQUIRE(record.attentive[i] <= people[community]);
        REQUIRE(record.attentive[i] <= record.reached[community]);
    }
    for (std::size_t c = 0; c != record.shape.communities; ++c) {
        REQUIRE(record.reached[c] <= people[c]);
    }
}

void check_acts(const RunRecord& record, const std::vector<double>& people) {
    const std::vector<double> acts = acts_by_cell(record);
    for (std::size_t c = 0; c != record.shape.communities; ++c) {
        double most = 0.0;
        double all = 0.0;
        for (std::size_t k = 0; k != record.shape.activities; ++k) {
            const double participants = record.participants[cell(record, c, k)];
            REQUIRE(participants <= acts[cell(record, c, k)]);
            most = std::max(most, participants);
            all += participants;
        }
        REQUIRE(record.active_people[c] <= people[c]);
        REQUIRE(record.active_people[c] >= most);
        REQUIRE(record.active_people[c] <= all);
        for (std::size_t step = 0; step != record.shape.steps; ++step) {
            double in_step = 0.0; // one act a person and step
            for (std::size_t k = 0; k != record.shape.activities; ++k) {
                in_step +=
                    record
                        .acts[(step * record.shape.communities + c) * record.shape.activities + k];
            }
            REQUIRE(in_step <= people[c]);
        }
    }
}

void check_periods(const RunRecord& record, const std::vector<double>& people) {
    for (std::size_t i = 0; i != record.motivated.size(); ++i) {
        const std::size_t c = i / record.shape.activities % record.shape.communities;
        if (std::isnan(record.motivated[i])) { // nobody of the attentive was sampled
            REQUIRE(std::isnan(record.unhindered[i]));
            continue;
        }
        REQUIRE(record.unhindered[i] <= record.motivated[i]);
        REQUIRE(static_cast<double>(record.motivated[i]) <= people[c] * (1.0 + 1e-6));
    }
    for (const float loss : record.barrier_loss) {
        REQUIRE(loss >= 0.0F);
    }
    for (std::size_t i = 0; i != record.attitude_mean.size(); ++i) {
        REQUIRE(record.attitude_mean[i] >= 0.0F);
        REQUIRE(record.attitude_mean[i] <= 1.0F);
        REQUIRE(record.attitude_deviation[i] <= 0.5F);
    }
}

} // namespace

TEST_CASE("people, attention and acts are conserved", "[property]") {
    double acts = 0.0;
    double gatherings = 0.0;
    for (std::uint32_t seed = 1; seed != 41; ++seed) {
        const LoadedScenario loaded = variant(seed);
        const RunRecord record = run_of(loaded.scenario);
        const std::vector<double> people = people_by_community(record);
        CAPTURE(seed);
        check_attention(record, people);
        check_acts(record, people);
        check_periods(record, people);
        for (const GatheringRecord& held : record.gatherings) {
            REQUIRE(held.attendance <= held.informed);
            REQUIRE(held.informed <= people_of(record));
            REQUIRE(held.step < record.shape.steps);
        }
        acts += total(record.acts);
        gatherings += static_cast<double>(record.gatherings.size());
    }
    CHECK(acts > 4000.0);
    CHECK(gatherings > 40.0);
}

TEST_CASE("records are the same for any number of threads", "[property]") {
    // Large enough for several blocks of people.
    const LoadedScenario loaded = SmallWorld{}.load(
        {"population.scale=100", "attention.initial=0.1",
         GENERATE("attention.contact_recapture=0", "attention.contact_recapture=0.5")});
    const RunRecord alone = run_of(loaded.scenario);
    REQUIRE(block_count(static_cast<std::size_t>(people_of(alone))) > 2);
    REQUIRE(total(alone.acts) > 1000.0);
    for (const std::size_t threads : {2U, 7U}) {
        RunRecord many;
        with_threads(threads, [&] { many = run_of(loaded.scenario); });
        CAPTURE(threads);
        CHECK(alone == many);
    }
}

TEST_CASE("cascades of thresholds are the same for any number of threads", "[property]") {
    Scenario scenario = lively_world(15'000.0); // several blocks of people
    scenario.influence.media = 0.0;
    scenario.time.end.seconds = scenario.time.start.seconds + 4 * 86'400;
    Activity salute = scenario.activities.back();
    salute.name = "salute";
    salute.stance = Stance::loyal;
    scenario.activities.push_back(salute);
    const auto run_with = [&](std::size_t threads) {
        RunRecord record;
        with_threads(threads, [&] { record = run_of(scenario); });
        record.motivated.clear(); // of acts by threshold these two are not numbers
        record.unhindered.clear();
        return record;
    };
    const RunRecord alone = run_with(1);
    REQUIRE(total(alone.acts) > 10'000.0);
    for (const std::size_t threads : {2U, 7U}) {
        CAPTURE(threads);
        CHECK(run_with(threads) == alone);
    }
}

TEST_CASE("records of an ensemble are those of single runs", "[property]") {
    const LoadedScenario loaded = SmallWorld{}.load({"replicates=6"});
    const Plan plan{loaded.scenario};
    const std::vector<RunRecord> singles = runs_of(loaded.scenario, 6);
    CHECK(singles[0] != singles[1]);
    for (const std::size_t threads : {1U, 2U, 7U}) {
        EnsembleResult result;
        with_threads(threads, [&] { result = run_ensemble(plan); });
        CAPTURE(threads);
        CHECK(result.failures.empty());
        CHECK_FALSE(result.is_stopped);
        CHECK(result.records == singles);
    }
}

TEST_CASE("an ensemble stops when it is asked to", "[property]") {
    const LoadedScenario loaded = SmallWorld{}.load({"replicates=6"});
    const Plan plan{loaded.scenario};
    const EnsembleResult result =
        run_ensemble(plan, [](const Progress& progress) { return progress.steps_done < 100; });
    CHECK(result.is_stopped);
    CHECK(result.records.size() == 2); // 40 steps each
    CHECK(result.failures.empty());
}

TEST_CASE("without triggers and noise nobody acts", "[property]") {
    const LoadedScenario loaded =
        SmallWorld{}
            .write("triggers.csv", "trigger,start,end,kind,region,severity,visibility,fatalities,"
                                   "arrests,cumulative\n"
                                   "T0,2022-01-02T08:00Z,2022-01-02T09:00Z,statement,abroad,0,0,,,"
                                   "no\n")
            .load({"activity.loyal_statement.initial=0",
                   "activity.loyal_statement.threshold.noise=\"0/d\""});
    for (const RunRecord& record : runs_of(loaded.scenario, 4)) {
        CHECK(total(record.acts) == 0.0);
        CHECK(total(record.reached) == 0.0);
        CHECK(record.gatherings.empty());
    }
}

TEST_CASE("a barrier of weight 0 changes nothing and its removal never lowers acts", "[property]") {
    double with = 0.0;
    double without = 0.0;
    const LoadedScenario afraid = SmallWorld{}.load({"barrier.fear_for_relatives.weight=4"});
    const LoadedScenario free = SmallWorld{}.load({"barrier.fear_for_relatives.weight=0"});
    for (std::uint32_t replicate = 0; replicate != 12; ++replicate) {
        with += total(run_of(afraid.scenario, replicate).acts);
        without += total(run_of(free.scenario, replicate).acts);
    }
    CAPTURE(with, without);
    CHECK(without > 1.1 * with);
}

TEST_CASE("worlds that differ in one rate share their people", "[property]") {
    const RunRecord a = run_of(SmallWorld{}.load().scenario);
    const RunRecord b = run_of(SmallWorld{}.load({"activity.donate.rate=\"0.9/d\""}).scenario);
    CHECK(a.people == b.people);
    CHECK(a.attitude_mean.front() == b.attitude_mean.front());
    CHECK(a.acts != b.acts);
}

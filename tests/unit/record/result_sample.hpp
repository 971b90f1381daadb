// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <vector>

namespace diasim {

/// Two countries of two regions with three communities; what is not given here is a default.
inline Scenario sample_scenario() {
    Scenario scenario;
    scenario.title = "Sample";
    scenario.seed = 11;
    scenario.replicates = 2;
    scenario.time.start = UtcTime{1640995200}; // 2022-01-01T00:00:00Z
    scenario.time.end = UtcTime{1640995200 + 2 * 86400};
    scenario.time.step = Duration{0.5};
    scenario.homeland.regions = {{"north", "North"}, {"south", "South"}};
    scenario.hosts.countries = {{"AA", "Aland", "west", 1.0, {}},
                                {"BB", "Beland", "east", 3.0, {}}};
    scenario.hosts.communities = {{"aa_port", "Port", 0, 52.5, 13.4, 0.0, {}},
                                  {"aa_hill", "Hill", 0, 48.1, 11.6, 0.0, {}},
                                  {"bb_gate", "Gate", 1, 41.0, 29.0, 0.0, {}}};
    scenario.population.subgroups.resize(2);
    scenario.population.subgroups[0].name = "settled";
    scenario.population.subgroups[1].name = "recent";
    scenario.population.people = {{0, 0, 100, 200}, {1, 1, 10, 30}, {2, 0, 400, 600}};
    scenario.motives.resize(1);
    scenario.motives[0].name = "outrage";
    scenario.barriers.resize(2);
    scenario.barriers[0].name = "fear";
    scenario.barriers[1].name = "distance";
    scenario.activities.resize(2);
    scenario.activities[0].name = "rally";
    scenario.activities[1].name = "donate";
    return scenario;
}

inline std::vector<Site> sample_sites() {
    return {{"embassy", "Embassy", "embassy", 0, 52.5, 13.3},
            {"gate", "Gate", "square", 1, 41, 29}};
}

inline RecordShape sample_shape() {
    return {4, 2, 2, 3, 2, 2, 2};
}

/// A record whose numbers can be told apart.
inline RunRecord sample_record(std::uint32_t replicate) {
    RunRecord record = make_record(sample_shape(), replicate);
    const std::uint32_t extra = replicate;
    record.people = {150, 0, 0, 20 + extra, 500, 0};
    record.reached = {50, 5, 100};
    record.active_people = {10, 2, 20};
    record.participants = {4, 8, 1, 2, 5, 20 + extra};
    for (std::size_t i = 0; i != record.acts.size(); ++i) {
        record.acts[i] = static_cast<std::uint32_t>(i) + extra;
    }
    for (std::size_t i = 0; i != record.barrier_loss.size(); ++i) {
        record.barrier_loss[i] = i % 2 == 0 ? 1.0F + static_cast<float>(replicate) : 3.0F;
    }
    GatheringRecord gathering;
    gathering.step = 1;
    gathering.site = 1;
    gathering.informed = 60;
    gathering.attendance = 25;
    gathering.by_community = {{1, 5}, {2, 20}};
    gathering.by_subgroup = {{0, 20}, {1, 5}};
    record.gatherings.assign(replicate + 1, gathering);
    record.gatherings.back().attendance = 40;
    record.failed_gatherings = 3;
    return record;
}

} // namespace diasim

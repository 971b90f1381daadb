// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/observe.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <string>
#include <utility>
#include <vector>

/// Two cities and the rest of one country over two weeks from Monday 3 January 2022, with a rally
/// and a petition. Nothing is run: tests say what happened.
namespace diasim::test {

inline constexpr std::int64_t monday_3_january = 18995; ///< days since 1970-01-01

[[nodiscard]] inline Activity observed_activity(const std::string& name, ObservedAs as,
                                                bool is_organised) {
    Activity activity;
    activity.name = name;
    activity.observed_as = as;
    activity.organised.is_organised = is_organised;
    return activity;
}

[[nodiscard]] inline Scenario observed_world() {
    Scenario world;
    world.title = "observed";
    world.seed = 5;
    world.time.start = {monday_3_january * 86400};
    world.time.end = {(monday_3_january + 14) * 86400};
    world.time.step = {0.25};
    world.hosts.countries = {{"DE", "Germany", "europe", 1.0, {}},
                             {"TR", "Turkey", "turkey", 3.0, {}}};
    world.hosts.communities = {{"de_berlin", "Berlin", 0, 52.5, 13.4, 0.0, {}},
                               {"de_elsewhere", "Germany, elsewhere", 0, 51.3, 10.0, 0.0, {}},
                               {"tr_ankara", "Ankara", 1, 39.9, 32.9, 0.0, {}}};
    world.hosts.sites = {{"embassy", "Embassy", "embassy", 0, 52.51, 13.38}};
    world.activities = {observed_activity("rally", ObservedAs::rally, true),
                        observed_activity("petition", ObservedAs::petition_or_letter, false),
                        observed_activity("share", ObservedAs::none, false)};
    return world;
}

/// Sites of the world: the embassy, then a square in each community.
[[nodiscard]] inline std::vector<Site> sites_of(const Scenario& world) {
    std::vector<Site> sites = world.hosts.sites;
    for (const Community& community : world.hosts.communities) {
        sites.push_back({community.name + "_square", community.title, "square", community.country,
                         community.latitude, community.longitude});
    }
    return sites;
}

[[nodiscard]] inline calibration::Places places_in(const Scenario& world) {
    return calibration::places_of(world.hosts, sites_of(world));
}

/// A run in which nothing happens, with 100 people a community.
[[nodiscard]] inline RunRecord quiet_run(const Scenario& world, std::uint32_t replicate = 0) {
    RecordShape shape;
    shape.steps = step_count(world);
    shape.communities = world.hosts.communities.size();
    shape.activities = world.activities.size();
    shape.subgroups = 1;
    RunRecord record = make_record(shape, replicate);
    record.people.assign(shape.communities, 100);
    return record;
}

/// A rally at a site (0 the embassy, 1 Berlin's square, 2 elsewhere, 3 Ankara).
[[nodiscard]] inline GatheringRecord rally(std::uint32_t step, std::uint16_t site,
                                           std::uint32_t people) {
    GatheringRecord gathering;
    gathering.step = step;
    gathering.site = site;
    gathering.attendance = people;
    gathering.informed = people;
    return gathering;
}

inline void sign(RunRecord& record, std::uint32_t step, std::size_t community, std::uint32_t n) {
    record.acts[(step * record.shape.communities + community) * record.shape.activities + 1] += n;
}

/// A register of Berlin over both weeks.
[[nodiscard]] inline std::vector<calibration::CoveredCity> berlin_register() {
    return {{0, monday_3_january, monday_3_january + 13}};
}

} // namespace diasim::test

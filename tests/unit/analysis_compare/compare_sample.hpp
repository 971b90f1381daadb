// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/comparison.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

#include <chrono>
#include <vector>

/// Small runs and catalogues for tests of the comparison.
namespace diasim::test {

[[nodiscard]] inline Day day_of_test(std::int64_t n) {
    return Day{std::chrono::days{monday_3_january + n}};
}

/// An entry of Berlin's register, led by the diaspora, so many days after 3 January.
[[nodiscard]] inline Registration berlin_rally(int number, int day, double people) {
    Registration row;
    row.id = "R" + std::to_string(number);
    row.date = day_of_test(day);
    row.place = {"DE", "de_berlin", "Berlin"};
    row.type = EventType::rally;
    row.status = RegistrationStatus::held;
    row.counted = people;
    row.stance = EventStance::critical;
    row.led_by = LedBy::diaspora;
    return row;
}

/// A register of a city over both weeks of the world.
[[nodiscard]] inline RegisterCoverage
register_of(const std::string& country, const std::string& community, const std::string& city) {
    RegisterCoverage row;
    row.place = {country, community, city};
    row.first = day_of_test(-100);
    row.last = day_of_test(100);
    return row;
}

/// Replicates in which Berlin sees as many rallies as the replicate's number modulo 3, on the
/// first Friday.
[[nodiscard]] inline RecordedRuns berlin_runs(const Scenario& world,
                                              std::uint32_t replicates = 10) {
    RecordedRuns runs;
    runs.news.assign(step_count(world), 0.0F);
    for (std::uint32_t replicate = 0; replicate != replicates; ++replicate) {
        RunRecord record = quiet_run(world, replicate);
        for (std::uint32_t i = 0; i != replicate % 3; ++i) {
            record.gatherings.push_back(rally(17, static_cast<std::uint16_t>(i), 40));
        }
        runs.records.push_back(record);
    }
    return runs;
}

/// Registers that miss nothing, so that numbers can be counted by hand.
[[nodiscard]] inline Scenario exact_world() {
    Scenario world = observed_world();
    world.observation.notified = {1.0};
    world.observation.counted = {1.0};
    world.observation.count_error = 0.0;
    world.observation.detection.intercept = -20.0; // media see nothing
    Trigger deaths;
    deaths.name = "T1";
    deaths.start = {world.time.start.seconds + 86400};
    deaths.end = deaths.start;
    deaths.fatalities = 3.0;
    world.homeland.triggers = {deaths};
    return world;
}

[[nodiscard]] inline Catalogue berlin_catalogue() {
    Catalogue catalogue;
    catalogue.registrations = {berlin_rally(1, 4, 64), berlin_rally(2, 5, 24),
                               berlin_rally(3, 9, 7)};
    catalogue.registers = {register_of("DE", "de_berlin", "Berlin"),
                           register_of("TR", "tr_ankara", "Ankara"),
                           register_of("DE", "", "Bremen")};
    return catalogue;
}

[[nodiscard]] inline analysis::Comparison comparison(const analysis::CompareSpec& spec = {},
                                                     std::uint32_t replicates = 10) {
    const Scenario world = exact_world();
    return analysis::compare(world, sites_of(world), berlin_runs(world, replicates),
                             berlin_catalogue(), spec)
        .comparison;
}

} // namespace diasim::test

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/event_tables.hpp"
#include "calibration/observation/evidence.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

#include <map>
#include <string>
#include <vector>

using namespace diasim;
using namespace diasim::calibration;

namespace {

/// A catalogue read from texts, by file name. @throws InputError
Catalogue catalogue_of(const std::map<std::string, std::string>& tables) {
    Inputs inputs{[&tables](const std::filesystem::path& path) {
        const auto table = tables.find(path.generic_string());
        return table == tables.end() ? std::nullopt : std::optional{table->second};
    }};
    Problems problems{inputs};
    std::vector<std::filesystem::path> paths;
    for (const auto& [name, text] : tables) {
        paths.emplace_back(name);
    }
    Catalogue catalogue = read_catalogue(paths, nullptr, inputs, problems);
    for (const Problem& problem : problems.all()) {
        UNSCOPED_INFO(describe(problem));
    }
    REQUIRE(problems.all().empty());
    return catalogue;
}

ReportedEvent rally_in(std::uint16_t city, int day) {
    ReportedEvent event;
    event.first_day = test::monday_3_january + day;
    event.last_day = event.first_day;
    event.city = city;
    event.type = EventType::rally;
    event.in_media = true;
    return event;
}

} // namespace

TEST_CASE("simulated tables read back as the events that they were made of") {
    const Scenario world = test::observed_world();
    Places places = test::places_in(world);
    places.cities[0].name = "Berlin, \"capital\"";
    ReportedEvent both = rally_in(0, 4);
    both.in_register = true;
    both.announced = 80;
    both.media_size = SizeInterval{55, 65};
    ReportedEvent registered = rally_in(0, 5);
    registered.in_media = false;
    registered.in_register = true;
    registered.announced = 10;
    registered.counted = 7;
    ReportedEvent loyal = rally_in(no_city, 6);
    loyal.stance = EventStance::loyal;
    loyal.led_by = LedBy::loyal_crowd;
    const std::vector<ReportedEvent> events{both, registered, loyal};
    const std::vector<ObservedRun> runs{{3, events}};
    const Catalogue read =
        catalogue_of({{"events.csv", events_csv(world, places, runs)},
                      {"registers.csv", registers_csv(world, places, test::berlin_register())},
                      {"registrations.csv", registrations_csv(world, places, runs)}});
    const Evidence all = evidence_of(read, world, places, {LedBy::diaspora, LedBy::loyal_crowd});
    CHECK(all.events == events);
    CHECK(all.left_out.empty());
    REQUIRE(all.registers.size() == 1);
    CHECK(all.registers[0].city == 0);
    CHECK(all.registers[0].has_counts);
    CHECK(evidence_of(read, world, places, diaspora_led()).events.size() == 2);
    std::vector<CoveredCity> uncounted = test::berlin_register();
    uncounted[0].has_counts = false;
    const Catalogue without =
        catalogue_of({{"registers.csv", registers_csv(world, places, uncounted)}});
    CHECK_FALSE(without.registers.at(0).has_counts);
}

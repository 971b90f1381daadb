// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/occurrences.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

#include <set>

using namespace diasim;
using namespace diasim::calibration;
using diasim::test::monday_3_january;

TEST_CASE("a gathering is an event of its site and local day") {
    const Scenario world = test::observed_world();
    RunRecord record = test::quiet_run(world);
    record.gatherings = {test::rally(3, 0, 40), test::rally(3, 3, 12)}; // 18:00 UTC on Monday
    record.gatherings.push_back(test::rally(43, 2, 5));                 // 18:00 on 13 January
    const auto events = occurrences_of(record, world, test::places_in(world));
    REQUIRE(events.size() == 3);
    CHECK(events[0].city == 0);
    CHECK(events[0].day == monday_3_january);
    CHECK(events[0].size == 40);
    CHECK(events[0].is_gathering);
    CHECK(events[1].country == 1);
    CHECK(events[2].city == no_city);
    CHECK(events[2].day == monday_3_january + 10);
    CHECK(events[2].monday == monday_3_january + 7);
}

TEST_CASE("the local day may be the day after that of UTC") {
    Scenario world = test::observed_world();
    world.hosts.countries[1].utc_offset_hours = 8.0;
    RunRecord record = test::quiet_run(world);
    record.gatherings = {test::rally(3, 3, 12)};
    CHECK(occurrences_of(record, world, test::places_in(world)).at(0).day == monday_3_january + 1);
}

TEST_CASE("acts that nobody gathers for are one event of a community and week if they are enough") {
    const Scenario world = test::observed_world();
    RunRecord record = test::quiet_run(world);
    test::sign(record, 0, 0, 8);
    test::sign(record, 9, 0, 11); // Wednesday, the most of a day
    test::sign(record, 14, 0, 1);
    test::sign(record, 30, 0, 19); // the second week: one too few
    test::sign(record, 5, 2, 300);
    const auto events = occurrences_of(record, world, test::places_in(world));
    REQUIRE(events.size() == 2);
    CHECK(events[0].size == 20);
    CHECK(events[0].day == monday_3_january + 2);
    CHECK_FALSE(events[0].is_gathering);
    CHECK(events[1].size == 300);
    CHECK(events[1].city == 1);
}

TEST_CASE("what nobody records is no event") {
    Scenario world = test::observed_world();
    RunRecord record = test::quiet_run(world);
    record.gatherings = {test::rally(3, 0, 40)};
    test::sign(record, 0, 0, 100);
    world.activities[0].observed_as = ObservedAs::none;
    world.activities[1].observed_as = ObservedAs::none;
    CHECK(occurrences_of(record, world, test::places_in(world)).empty());
}

TEST_CASE("no two occurrences share their random numbers") {
    const Scenario world = test::observed_world();
    RunRecord record = test::quiet_run(world);
    for (std::uint16_t site = 0; site != 4; ++site) {
        record.gatherings.push_back(test::rally(3, site, 40));
        record.gatherings.push_back(test::rally(7, site, 40));
    }
    for (std::size_t community = 0; community != 3; ++community) {
        test::sign(record, 3, community, 50);
        test::sign(record, 31, community, 50);
    }
    std::set<std::pair<std::uint64_t, std::uint32_t>> addresses;
    const auto events = occurrences_of(record, world, test::places_in(world));
    for (const Occurrence& one : events) {
        addresses.insert({one.entity, one.step});
    }
    CHECK(events.size() == 14);
    CHECK(addresses.size() == events.size());
}

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/evidence.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

#include <chrono>

using namespace diasim;
using namespace diasim::calibration;
using diasim::test::monday_3_january;

namespace {

Day day(int n) {
    return Day{std::chrono::days{monday_3_january + n}};
}

ObservedEvent rally_in_berlin(const std::string& id, int n) {
    ObservedEvent event;
    event.id = id;
    event.date = {day(n), day(n), DatePrecision::day};
    event.place = {"DE", "de_berlin", "Berlin"};
    event.type = EventType::rally;
    event.stance = EventStance::critical;
    event.led_by = LedBy::diaspora;
    return event;
}

Registration notice_in_berlin(const std::string& id, int n) {
    Registration row;
    row.id = id;
    row.date = day(n);
    row.place = {"DE", "de_berlin", "Berlin"};
    row.stance = EventStance::solidarity;
    row.led_by = LedBy::diaspora;
    row.announced = 80;
    return row;
}

Evidence evidence(const Catalogue& catalogue) {
    const Scenario world = test::observed_world();
    Places places = test::places_in(world);
    return evidence_of(catalogue, world, places, diaspora_led());
}

} // namespace

TEST_CASE("an event in a register and in media is one with what both say") {
    Catalogue catalogue;
    catalogue.events = {rally_in_berlin("E1", 4)};
    catalogue.events[0].size = SizeInterval{55, 65};
    catalogue.events[0].registration_id = "R1";
    catalogue.registrations = {notice_in_berlin("R1", 4)};
    catalogue.registrations[0].counted = 64;
    const Evidence found = evidence(catalogue);
    REQUIRE(found.events.size() == 1);
    const ReportedEvent& event = found.events[0];
    CHECK(event.in_register);
    CHECK(event.in_media);
    CHECK(event.counted == 64.0);
    CHECK(event.media_size == SizeInterval{55, 65});
    CHECK(known_size(event) == SizeInterval{64, 64});
    CHECK(event.stance == EventStance::solidarity);
    CHECK(event.city == 0);
}

TEST_CASE("a register that does not know who led an event leaves it to the media") {
    Catalogue catalogue;
    catalogue.events = {rally_in_berlin("E1", 4)};
    catalogue.registrations = {notice_in_berlin("R1", 4)};
    catalogue.registrations[0].event_id = "E1";
    catalogue.registrations[0].led_by = LedBy::unclear;
    catalogue.registrations[0].stance = EventStance::unclear;
    RegisterCoverage berlin;
    berlin.place = {"DE", "de_berlin", "Berlin"};
    berlin.first = day(0);
    berlin.last = day(13);
    catalogue.registers = {berlin};
    const Evidence found = evidence(catalogue);
    REQUIRE(found.events.size() == 1);
    CHECK(found.events[0].led_by == LedBy::diaspora);
    CHECK(found.events[0].stance == EventStance::critical);
    CHECK(found.left_out.empty());
    CHECK(found.notes.empty());
    REQUIRE(found.registers.size() == 1); // its week is known
    CHECK(found.registers[0].first_day == monday_3_january);
    CHECK(found.registers[0].last_day == monday_3_january + 13);
    catalogue.events[0].led_by = LedBy::unclear; // nobody knows
    CHECK(evidence(catalogue).events.empty());
    CHECK(evidence(catalogue).registers.at(0).first_day == monday_3_january + 7);
    catalogue.events[0].led_by = LedBy::ally;
    CHECK(evidence(catalogue).events.empty());
    CHECK(evidence(catalogue).registers.at(0).first_day == monday_3_january);
}

TEST_CASE("what a register and media say differently of one event is told") {
    Catalogue catalogue;
    catalogue.events = {rally_in_berlin("E1", 4)};
    catalogue.registrations = {notice_in_berlin("R1", 4)};
    catalogue.registrations[0].event_id = "E1";
    catalogue.events[0].led_by = LedBy::ally;
    const Evidence found = evidence(catalogue);
    REQUIRE(found.events.size() == 1);
    CHECK(found.events[0].led_by == LedBy::diaspora);
    REQUIRE(found.notes.size() == 2);
    CHECK(found.notes[0] == "led_by of registration R1 is 'diaspora', of its event E1 'ally': the "
                            "register's is used");
    CHECK(found.notes[1] == "stance of registration R1 is 'solidarity', of its event E1 "
                            "'critical': the register's is used");
    catalogue.events[0].led_by = LedBy::unclear;
    CHECK(evidence(catalogue).notes.size() == 1);
}

TEST_CASE("each row that is not used is counted with its reason") {
    Catalogue catalogue;
    catalogue.events = {rally_in_berlin("ally", 1),   rally_in_berlin("several", 1),
                        rally_in_berlin("early", -3), rally_in_berlin("abroad", 1),
                        rally_in_berlin("lobby", 1),  rally_in_berlin("good", 1),
                        rally_in_berlin("no_city", 2)};
    catalogue.events[0].led_by = LedBy::ally;
    catalogue.events[1].is_aggregate = true;
    catalogue.events[3].place = {"US", "", "Houston"};
    catalogue.events[4].type = EventType::lobbying;
    catalogue.events[6].place = {"DE", "", ""};
    catalogue.registrations = {notice_in_berlin("withdrawn", 1)};
    catalogue.registrations[0].status = RegistrationStatus::withdrawn;
    const Evidence found = evidence(catalogue);
    CHECK(found.events.size() == 2);
    REQUIRE(found.left_out.size() == 6);
    for (const LeftOut& one : found.left_out) {
        CAPTURE(one.reason);
        CHECK(one.rows == 1);
    }
    CHECK(found.events[1].city == no_city);
}

TEST_CASE("registers are cut to the time of the run and may be of cities without hosts") {
    const Scenario world = test::observed_world();
    Places places = test::places_in(world);
    Catalogue catalogue;
    RegisterCoverage berlin;
    berlin.place = {"DE", "de_berlin", "Berlin"};
    berlin.first = day(-1000);
    berlin.last = day(5);
    RegisterCoverage bremen = berlin;
    bremen.place = {"DE", "", "Bremen"};
    RegisterCoverage past = berlin;
    past.last = day(-1);
    catalogue.registers = {berlin, bremen, past};
    const Evidence found = evidence_of(catalogue, world, places, diaspora_led());
    REQUIRE(found.registers.size() == 2);
    CHECK(found.registers[0].first_day == monday_3_january);
    CHECK(found.registers[0].last_day == monday_3_january + 5);
    CHECK(register_on(found.registers, 0, monday_3_january + 5) == found.registers.data());
    CHECK(register_on(found.registers, 0, monday_3_january + 6) == nullptr);
    CHECK(places.cities.at(found.registers[1].city) == City{"Bremen", 0, false});
}

TEST_CASE("a week with an entry that nobody is known to have led is no zero") {
    Catalogue catalogue;
    RegisterCoverage berlin;
    berlin.place = {"DE", "de_berlin", "Berlin"};
    berlin.first = day(-10);
    berlin.last = day(100);
    catalogue.registers = {berlin};
    catalogue.registrations = {notice_in_berlin("unclear", 2), notice_in_berlin("ally", 9)};
    catalogue.registrations[0].led_by = LedBy::unclear;
    catalogue.registrations[1].led_by = LedBy::ally;
    const Evidence found = evidence(catalogue);
    REQUIRE(found.registers.size() == 1);
    CHECK(found.registers[0].first_day == monday_3_january + 7);
    CHECK(found.registers[0].last_day == monday_3_january + 13);
    catalogue.registrations[0].status = RegistrationStatus::withdrawn;
    CHECK(evidence(catalogue).registers[0].first_day == monday_3_january);
}

TEST_CASE("a register is silent on both sides in a week of which it does not know enough") {
    Catalogue catalogue;
    RegisterCoverage berlin;
    berlin.place = {"DE", "de_berlin", "Berlin"};
    berlin.first = day(0);
    berlin.last = day(13);
    catalogue.registers = {berlin};
    catalogue.registrations = {notice_in_berlin("unclear", 2), notice_in_berlin("alone", 3),
                               notice_in_berlin("seen", 4), notice_in_berlin("later", 9)};
    catalogue.registrations[0].led_by = LedBy::unclear;
    catalogue.registrations[2].counted = 40;
    catalogue.events = {rally_in_berlin("E1", 4)};
    catalogue.events[0].registration_id = "seen";
    const Evidence found = evidence(catalogue);
    REQUIRE(found.events.size() == 2);
    CHECK(found.events[0].first_day == monday_3_january + 4);
    CHECK_FALSE(found.events[0].in_register);
    CHECK(found.events[0].in_media);
    CHECK_FALSE(found.events[0].counted);
    CHECK(found.events[1].first_day == monday_3_january + 9);
    CHECK(found.events[1].in_register);
    REQUIRE(found.left_out.size() == 2);
    CHECK(found.left_out[1].rows == 1);
    CHECK(found.left_out[1].reason.starts_with("of a register alone"));
    catalogue.registrations[0].led_by = LedBy::ally; // that is known, and counts for nothing
    CHECK(evidence(catalogue).events.size() == 3);
}

TEST_CASE("rows that may be one event are told") {
    Catalogue catalogue;
    catalogue.registrations = {notice_in_berlin("R1", 4)};
    catalogue.registrations[0].status = RegistrationStatus::held;
    catalogue.events = {rally_in_berlin("E1", 5)};
    REQUIRE(likely_pairs(catalogue) == std::vector<LikelyPair>{{0, 0}});
    CHECK(evidence(catalogue).events.size() == 2);
    REQUIRE(evidence(catalogue).notes.size() == 1);
    CHECK(evidence(catalogue).notes[0].starts_with(
        "registration R1 and event E1 of Berlin may be one event that counts twice"));
    const auto none = [](Catalogue other) { return likely_pairs(other).empty(); };
    Catalogue later = catalogue;
    later.events[0].date = {day(6), day(6), DatePrecision::day};
    CHECK(none(later));
    Catalogue elsewhere = catalogue;
    elsewhere.events[0].place.city = "Bonn";
    CHECK(none(elsewhere));
    Catalogue notified = catalogue;
    notified.registrations[0].status = RegistrationStatus::notified;
    CHECK(none(notified));
    Catalogue linked = catalogue;
    linked.registrations[0].event_id = "E1";
    CHECK(none(linked));
    Catalogue several = catalogue; // nobody can tell which
    several.events.push_back(rally_in_berlin("E2", 4));
    CHECK(none(several));
    catalogue.events[0].led_by = LedBy::ally; // does not count, so not twice
    CHECK(evidence(catalogue).notes.empty());
}

TEST_CASE("the overlap of sources holds every counted assembly whoever led it") {
    Catalogue catalogue;
    catalogue.registrations = {notice_in_berlin("R1", 1), notice_in_berlin("R2", 2),
                               notice_in_berlin("R3", 3), notice_in_berlin("R4", 4)};
    for (std::size_t held = 0; held != 3; ++held) {
        catalogue.registrations[held].status = RegistrationStatus::held; // the fourth may not be
    }
    catalogue.registrations[0].counted = 12;
    catalogue.registrations[1].counted = 40;
    catalogue.registrations[0].event_id = "E1";
    catalogue.registrations[1].led_by = LedBy::ally;
    catalogue.events = {rally_in_berlin("E1", 1)};
    const std::vector<Overlap> overlap = overlap_of(catalogue);
    REQUIRE(overlap.size() == 2);
    CHECK(overlap[0].size == 12);
    CHECK(overlap[0].in_media);
    CHECK(overlap[1].size == 40); // not the 80 that were announced
    CHECK_FALSE(overlap[1].in_media);
}

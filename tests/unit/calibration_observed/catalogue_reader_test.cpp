// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/catalogue_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

using namespace diasim;
using namespace diasim::test;

TEST_CASE("an event is read with its interval of days and of people", "[unit][observed]") {
    const ObservedText text{{{"mine.csv", event_header + berlin_event}}};
    REQUIRE(text.problems.empty());
    const ObservedEvent& event = text.catalogue.events.at(0);
    CHECK(event.id == "E1");
    CHECK(to_text(event.date.first) == "2022-01-07");
    CHECK(event.date.precision == DatePrecision::day);
    CHECK(event.place == ObservedPlace{"DE", "de_berlin", "Berlin"});
    CHECK(event.type == EventType::rally);
    CHECK(event.stance == EventStance::critical);
    CHECK(event.led_by == LedBy::diaspora);
    CHECK(event.size == SizeInterval{55.0, 65.0});
    CHECK(event.registration_id.empty());
    CHECK(counts_in_series(event));
}

TEST_CASE("no number of people is not zero people", "[unit][observed]") {
    const ObservedText text{
        {{"mine.csv", event_header +
                          "E1,2022-01-01,2022-12-31,year,,,,statement,critical,ally,no,,,"
                          "a page\n"}}};
    REQUIRE(text.problems.empty());
    const ObservedEvent& event = text.catalogue.events.at(0);
    CHECK_FALSE(event.size.has_value());
    CHECK(event.place == ObservedPlace{});
    CHECK_FALSE(counts_in_series(event));
}

TEST_CASE("remarks are read where there are such columns", "[unit][observed]") {
    std::string header = event_header;
    header.insert(header.size() - 1, ",notes,confidence");
    std::string row = berlin_event;
    row.insert(row.size() - 1, ",\"one, two\",medium");
    const ObservedText text{{{"mine.csv", header + row}}};
    REQUIRE(text.problems.empty());
    CHECK(text.catalogue.events.at(0).notes == "one, two");
    CHECK(text.catalogue.events.at(0).confidence == Confidence::medium);
    CHECK(text.catalogue.events.at(0).claims.empty());
}

TEST_CASE("tables are known by their columns and joined", "[unit][observed]") {
    std::string second = berlin_event;
    second.replace(0, 2, "E2");
    std::string linked = berlin_registration;
    linked.replace(linked.find(",,police"), 8, ",E1,police");
    const ObservedText text{
        {{"a.csv", event_header + berlin_event},
         {"b.csv", event_header + second},
         {"c.csv", registration_header + linked},
         {"d.csv", register_header + berlin_register},
         {"e.csv", absence_header + "A1,2022-01-08,2022-01-08,day,DE,,,nobody_named,E2,x\n"}}};
    REQUIRE(text.problems.empty());
    REQUIRE(text.catalogue.events.size() == 2);
    CHECK(text.catalogue.events[0].registration_id == "R1");
    CHECK(text.catalogue.events[1].registration_id.empty());
    const Registration& registration = text.catalogue.registrations.at(0);
    CHECK(registration.event_id == "E1");
    CHECK(registration.announced == 80.0);
    CHECK(registration.counted == 64.0);
    CHECK(registration.start_minute == 15 * 60);
    CHECK(text.catalogue.registers.at(0).contains(registration.date));
    CHECK(text.catalogue.registers.at(0).has_counts);
    CHECK(text.catalogue.absences.at(0).event_id == "E2");
}

TEST_CASE("a register without any registration says zero", "[unit][observed]") {
    const ObservedText text{
        {{"r.csv", registration_header}, {"s.csv", register_header + berlin_register}}};
    CHECK(text.problems.empty());
    CHECK(text.catalogue.registrations.empty());
    CHECK(text.catalogue.registers.size() == 1);
}

TEST_CASE("without hosts any community may be named", "[unit][observed]") {
    Inputs inputs{[](const std::filesystem::path&) {
        std::string row = berlin_event;
        row.replace(row.find("de_berlin"), 9, "elsewhere");
        return std::optional{event_header + row};
    }};
    Problems problems{inputs};
    CHECK(read_catalogue({"mine.csv"}, nullptr, inputs, problems).events.size() == 1);
    CHECK(problems.empty());
}

TEST_CASE("a path that cannot be read is missing input", "[unit][observed]") {
    std::optional<ExitCode> code;
    try {
        static_cast<void>(read_catalogue({"no/such.csv"}));
    } catch (const InputError& error) {
        code = error.code();
    }
    CHECK(code == ExitCode::input_missing);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

#include <algorithm>

using namespace diasim;
using namespace diasim::test;

namespace {

/// `text` with its only `part` replaced.
std::string with(std::string text, const std::string& part, const std::string& other) {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), other);
}

struct Fault {
    std::string part;
    std::string other;
    std::string message; ///< how it begins
    std::string hint;    ///< a part of it
};

/// The fault is the only problem of its table, in line 2, where the cell stands.
void check_fault(const ObservedText& text, const std::string& file, const std::string& row,
                 const Fault& fault) {
    CAPTURE(fault.part, fault.other);
    const Problem& problem = text.problem();
    CHECK(problem.location.file == file);
    CHECK(problem.location.line == 2);
    CHECK(problem.message.substr(0, fault.message.size()) == fault.message);
    CHECK_THAT(problem.hint, contains_text(fault.hint));
    const std::string column = problem.message.substr(0, problem.message.find(':'));
    const std::string header = "," + text.inputs.line(file, 1) + ",";
    const std::size_t at = header.find("," + column + ",");
    REQUIRE(at != std::string::npos);
    auto position =
        std::count(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(at), ',');
    std::size_t start = 0;
    for (; position != 0; --position) {
        start = row.find(',', start) + 1;
    }
    CHECK(problem.location.column == start + 1);
}

} // namespace

TEST_CASE("a broken event is reported at its cell", "[unit][observed]") {
    const auto fault = GENERATE(values<Fault>(
        {{"E1,", ",", "event_id: the field is empty", ""},
         {"2022-01-07,", "7 January,", "date_start: '7 January' is no day", "2022-01-05"},
         {"2022-01-07,", "2022-02-30,", "date_start: '2022-02-30' is no day", "2022-01-05"},
         {"2022-01-07,", "1022-01-07,", "date_start: '1022-01-07' is no day from 1900", ""},
         {"2022-01-07,day", "2022-01-06,day", "date_end: the end is before the start", ""},
         {"2022-01-07,day", "2022-01-31,day", "date_precision: 25 days", "coarser"},
         {",day,", ",dya,", "date_precision: 'dya' is none of its words", "did you mean 'day'?"},
         {",DE,", ",Germany,", "country: 'Germany' is no country code", "ISO 3166"},
         {",de_berlin,", ",de_brelin,", "community: unknown community 'de_brelin'",
          "did you mean 'de_berlin'?"},
         {",de_berlin,", ",fr_paris,", "community: 'fr_paris' is in FR", ""},
         {",DE,", ",UK,", "country: 'UK' is no country code", "did you mean 'GB'"},
         {",DE,", ",ZZ,", "country: 'ZZ' is no country code", "ISO 3166"},
         {",DE,", ",DD,", "country: 'DD' is no country code", "did you mean 'DE'?"},
         {",rally,", ",march,", "type: 'march' is none of its words", "known are rally"},
         {",rally,", ",,", "type: the field is empty", ""},
         {",critical,", ",loyl,", "stance: 'loyl' is none", "did you mean 'loyal'?"},
         {",diaspora,", ",students,", "led_by: 'students' is none of its words", "known are"},
         {",no,", ",maybe,", "is_aggregate: 'maybe' is neither 'yes' nor 'no'", ""},
         {",55,", ",75,", "size_low: 75 is above size_high, which is 65", ""},
         {",55,", ",0,", "size_low: 0 is below 1", ""},
         {",65,", ",sixty,", "size_high: 'sixty' is not a number", ""},
         {",65,", ",,", "size_high: one end of the interval is empty", "give both ends"},
         {",a page", ",", "source: the field is empty", ""}}));
    const std::string row = with(berlin_event, fault.part, fault.other);
    const ObservedText text{{{"mine.csv", event_header + row}}};
    check_fault(text, "mine.csv", row, fault);
}

TEST_CASE("a broken registration is reported at its cell", "[unit][observed]") {
    const auto fault = GENERATE(values<Fault>(
        {{"2022-01-07,", "2017-12-31,", "date: no register covers Berlin on 2017-12-31",
          "correct the date"},
         {",Berlin,", ",Bonn,", "date: no register covers Bonn", "correct the date"},
         {",DE,", ",,", "country: the field is empty", "ISO 3166"},
         {",15:00,", ",25:00,", "start_local: '25:00' is no time of day", "15:00"},
         {",held,", ",notified,", "counted: people were counted, but the status", "was held"},
         {",64,", ",0,", "counted: an assembly at which nobody was counted", "notified"},
         {",80,", ",0,", "announced: 0 is below 1", ""},
         {",,police", ",E9,police", "event_id: there is no event 'E9'", "did you mean 'E1'?"},
         {",,police", ",E2,police", "event_id: event E2 is in 'Paris', not in Berlin",
          "same event"},
         {",,police", ",E3,police", "event_id: event E3 is of 2022-01-08 to 2022-01-08", "same"}}));
    const std::string row = with(berlin_registration, fault.part, fault.other);
    ObservedText text{
        {{"e.csv",
          event_header + berlin_event +
              "E2,2022-01-07,2022-01-07,day,FR,fr_paris,Paris,rally,critical,ally,no,,,x\n"
              "E3,2022-01-08,2022-01-08,day,DE,de_berlin,Berlin,rally,loyal,ally,no,,,x\n"},
         {"r.csv", registration_header + row},
         {"s.csv", register_header + berlin_register}}};
    check_fault(text, "r.csv", row, fault);
}

TEST_CASE("what was withdrawn is linked to no event that took place", "[unit][observed]") {
    const std::string row =
        with(with(with(berlin_registration, ",held,", ",withdrawn,"), ",64,", ",,"), ",,police",
             ",E1,police");
    const ObservedText text{{{"e.csv", event_header + berlin_event},
                             {"r.csv", registration_header + row},
                             {"s.csv", register_header + berlin_register}}};
    CHECK(text.problem().location.file == "r.csv");
    CHECK(text.problem().message ==
          "event_id: what was withdrawn cannot be event E1, which took place");
}

TEST_CASE("an id is there once over all tables", "[unit][observed]") {
    const ObservedText text{
        {{"a.csv", event_header + berlin_event}, {"b.csv", event_header + berlin_event}}};
    CHECK(text.problem().location == Location{"b.csv", 2, 1});
    CHECK(text.problem().message == "event_id: 'E1' is there twice, first in line 2 of a.csv");
}

TEST_CASE("two registrations are not of one event", "[unit][observed]") {
    const std::string linked = with(berlin_registration, ",,police", ",E1,police");
    const ObservedText text{{{"e.csv", event_header + berlin_event},
                             {"r.csv", registration_header + linked + with(linked, "R1", "R2")},
                             {"s.csv", register_header + berlin_register}}};
    CHECK(text.problem().message == "event_id: registration R1 is of event E1 already");
    CHECK(text.problem().location.line == 3);
}

TEST_CASE("registrations need their registers", "[unit][observed]") {
    const ObservedText text{{{"r.csv", registration_header + berlin_registration}}};
    CHECK(text.problem().message == "date: no register covers Berlin on 2022-01-07");
    CHECK_THAT(text.problem().hint, contains_text("give the table of registers too"));
}

TEST_CASE("periods of one register do not overlap", "[unit][observed]") {
    const ObservedText text{{{"s.csv", register_header + berlin_register +
                                           "Berlin,DE,de_berlin,2024-04-30,2024-12-31,no,police\n"
                                           "Bonn,DE,,2024-04-30,2024-04-29,no,police\n"}}};
    REQUIRE(text.problems.all().size() == 2);
    CHECK_THAT(text.problems.all()[0].message, contains_text("overlaps 2018-01-01 to 2024-04-30"));
    CHECK(text.problems.all()[1].message == "coverage_end: the end is before the start");
}

TEST_CASE("an absence names an event that is there", "[unit][observed]") {
    const ObservedText text{
        {{"a.csv", absence_header + "A1,2022-01-08,2022-01-08,day,DE,,,silence,E7,x\n"},
         {"e.csv", event_header + berlin_event}}};
    CHECK(text.problem().message == "event_id: there is no event 'E7'");
}

TEST_CASE("all faults of a table are reported in one pass", "[unit][observed]") {
    const ObservedText text{{{"e.csv", event_header + with(berlin_event, "rally", "march") +
                                           with(berlin_event, "55,65", "65,55") + "too,short\n"}}};
    CHECK(text.problems.all().size() == 4); // the short row, march, E1 again, 65 above 55
}

TEST_CASE("a table of another kind is told from its columns", "[unit][observed]") {
    const ObservedText text{{{"x.csv", "when,where\n2022,Berlin\n"}}};
    CHECK_THAT(text.problem().message, contains_text("not an observed table"));
    CHECK_THAT(text.problem().hint, contains_text("diasim import"));
}

TEST_CASE("a missing column is reported with a way out", "[unit][observed]") {
    const ObservedText text{{{"e.csv", with(event_header, "led_by", "led") + berlin_event}}};
    CHECK(text.problem().message == "the column 'led_by' is missing");
    CHECK_THAT(text.problem().hint, contains_text("led"));
}

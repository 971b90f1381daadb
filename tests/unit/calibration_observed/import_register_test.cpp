// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/calibration_observed/imported.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

using namespace diasim;
using namespace diasim::test;

TEST_CASE("a register is read as its map says", "[unit][observed]") {
    const std::string map = "city = 'Munich'\ncountry = 'DE'\ncoverage_start = '2022-01-01'\n"
                            "coverage_end = '2022-12-31'\nsource = 'city of Munich'\n"
                            "separator = 'semicolon'\ndate_format = 'day-month-year'\n"
                            "[columns]\ndate = 'Datum'\ntopic = 'Thema'\nannounced = 'angemeldet'\n"
                            "counted = 'tatsächlich'\nstart = 'Beginn'\n";
    ImportFilter filter;
    filter.patterns = {"kasach"};
    filter.from = parse_day("2022-01-05");
    Imported import{"Datum;Beginn;Thema;angemeldet;tatsächlich\n"
                    "08.01.2022;12:00;Gegen die Diktatur in Kasachstan;1.010;\n"
                    "09.01.2022;12:00;Gegen etwas anderes;20;18\n"
                    "04.01.2022;12:00;Kasachstan;20;18\n"
                    "10.01.2022;18:30;Kasachstan, frei;0;7\n",
                    map};
    const ImportedRegister& imported = import.registrations(filter);
    REQUIRE(import.problems.empty());
    REQUIRE(imported.registrations.size() == 2);
    const Registration& registration = imported.registrations.front();
    CHECK(registration.id == "DE-Munich-1");
    CHECK(to_text(registration.date) == "2022-01-08");
    CHECK(registration.announced == 1010.0);
    CHECK(registration.status == RegistrationStatus::notified);
    CHECK(imported.registrations.at(1).status == RegistrationStatus::held);
    CHECK(imported.registrations.at(1).counted == 7.0);
    CHECK_FALSE(imported.registrations.at(1).announced.has_value());
    CHECK(imported.registrations.at(1).start_minute == 18 * 60 + 30);
    REQUIRE(imported.registers.size() == 1);
    CHECK(to_text(imported.registers.front().first) == "2022-01-05"); // what was asked for
    CHECK(to_text(imported.registers.front().last) == "2022-12-31");
    CHECK(imported.registers.front().has_counts);
}

namespace {

/// Of a city whose register is complete in January 2022.
const std::string january_map = "city = 'Munich'\ncountry = 'DE'\ncoverage_start = '2022-01-01'\n"
                                "coverage_end = '2022-01-31'\nsource = 'city of Munich'\n"
                                "[columns]\ndate = 'day'\ntopic = 'topic'\ncounted = 'counted'\n";

} // namespace

TEST_CASE("a week with an entry without a topic is no zero of a register", "[unit][observed]") {
    ImportFilter filter;
    filter.patterns = {"kasach"};
    Imported import{"day,topic,counted\n"
                    "2022-01-06,Kasachstan,20\n"
                    "2022-01-08,,300\n"
                    "2022-01-09,Verkehr,40\n"
                    "2022-01-12,Kasachstan,30\n"
                    "2022-01-31,,5\n"
                    "2022-02-09,,5\n",
                    january_map};
    const ImportedRegister& imported = import.registrations(filter);
    REQUIRE(import.problems.empty());
    // The entry of 8 January makes the week of Monday 3 unknown, that of the 31st its own.
    REQUIRE(imported.registers.size() == 2);
    CHECK(to_text(imported.registers[0].first) == "2022-01-01");
    CHECK(to_text(imported.registers[0].last) == "2022-01-02");
    CHECK(to_text(imported.registers[1].first) == "2022-01-10");
    CHECK(to_text(imported.registers[1].last) == "2022-01-30");
    REQUIRE(imported.registrations.size() == 1);
    CHECK(to_text(imported.registrations[0].date) == "2022-01-12");
    const std::string report = imported.report.text();
    CHECK_THAT(report, contains_text("1 of 6 rows were kept"));
    CHECK_THAT(report, contains_text("3 dropped: no topic is given"));
    CHECK_THAT(report, contains_text("1 dropped: in a week that the coverage leaves out"));
    CHECK_THAT(report, contains_text("Munich: the coverage leaves out the weeks of 2022-01-03, "
                                     "2022-01-31: an entry without a topic"));
}

TEST_CASE("entries without a topic are as good as others if no topic is asked for",
          "[unit][observed]") {
    Imported import{"day,topic,counted\n2022-01-08,,300\n", january_map};
    const ImportedRegister& imported = import.registrations({});
    REQUIRE(import.problems.empty());
    CHECK(imported.registrations.size() == 1);
    REQUIRE(imported.registers.size() == 1);
    CHECK(to_text(imported.registers[0].last) == "2022-01-31");
}

TEST_CASE("an assembly at which nobody was counted is neither an event nor a zero",
          "[unit][observed]") {
    Imported import{"day,topic,announced,counted\n2022-01-08,Kasachstan,1200,0\n"
                    "2022-01-12,Kasachstan,50,1\n",
                    january_map + "announced = 'announced'\n"};
    const ImportedRegister& imported = import.registrations({});
    REQUIRE(import.problems.empty());
    REQUIRE(imported.registrations.size() == 1);
    CHECK(imported.registrations[0].status == RegistrationStatus::held);
    CHECK(imported.registrations[0].counted == 1.0);
    REQUIRE(imported.registers.size() == 2); // without the week of Monday 3 January
    CHECK(to_text(imported.registers[0].last) == "2022-01-02");
    CHECK(to_text(imported.registers[1].first) == "2022-01-10");
    CHECK_THAT(imported.report.text(), contains_text("1 dropped: 0 people were counted"));
}

TEST_CASE("a map of columns is checked like a scenario", "[unit][observed]") {
    Imported import{"Datum,Thema\n",
                    "country = 'Germany'\ncoverage_start = '2022-01-01'\n"
                    "coverage_end = '2021-12-31'\nsource = 'x'\nsepparator = 'tab'\n"
                    "date_format = 'iso'\n[columns]\ndate = 'Datum'\n"};
    static_cast<void>(import.registrations({}));
    std::string all;
    for (const Problem& problem : import.problems.all()) {
        all += problem.message + " / " + problem.hint + "\n";
    }
    CAPTURE(all);
    CHECK(import.problems.all().size() == 6);
    CHECK_THAT(all, contains_text("'Germany' is no country code"));
    CHECK_THAT(all, contains_text("coverage_end: the end is before the start"));
    CHECK_THAT(all, contains_text("unknown key 'sepparator' / did you mean 'separator'"));
    CHECK_THAT(all, contains_text("date_format"));
    CHECK_THAT(all, contains_text("missing key 'topic'"));
    CHECK_THAT(all, contains_text("one of city, columns.city"));
}

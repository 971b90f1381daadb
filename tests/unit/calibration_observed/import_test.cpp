// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/country_codes.hpp"
#include "calibration/observed/import.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

using namespace diasim;
using namespace diasim::test;

namespace {

/// The columns of an ACLED download, in its order.
const std::string acled_header =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp\n";

struct AcledRow {
    std::string id = "DEU1";
    std::string date = "2022-01-07";
    std::string precision = "1";
    std::string type = "Protests";
    std::string associated = "Kazakh Group (Germany)";
    std::string iso = "276";
    std::string geo_precision = "1";
    std::string location = "Berlin";
    std::string tags = "crowd size=about 60";

    [[nodiscard]] std::string text() const {
        return id + "," + date + ",2022," + precision + ",Demonstrations," + type +
               ",Peaceful protest,Protesters (Germany)," + associated +
               ",Protesters,,,,Protesters only,," + iso + ",Europe,Germany,Berlin,Berlin,," +
               location + ",52.52,13.40," + geo_precision +
               ",RBB,National,\"On 7 January 2022, people gathered.\nThey said \"\"no\"\".\",0," +
               tags + ",1643000000\n";
    }
};

struct Imported {
    Inputs inputs;
    Problems problems{inputs};
    ImportedEvents events;
    ImportedRegister registers;

    explicit Imported(const std::string& text, const std::string& map = "")
        : inputs{[text, map](const std::filesystem::path& path) {
              return std::optional{path == "map.toml" ? map : text};
          }} {}

    ImportedEvents& acled(const ImportFilter& filter = {}) {
        return events = import_acled({"x.csv", {}}, filter, inputs, problems);
    }
    ImportedEvents& gdelt(const ImportFilter& filter = {}) {
        return events = import_gdelt({"x.csv", {}}, filter, inputs, problems);
    }
    ImportedRegister& registrations(const ImportFilter& filter) {
        return registers =
                   import_registrations({"x.csv", {}}, {"map.toml", {}}, filter, inputs, problems);
    }
};

/// A line of GDELT 2.0 in its 61 columns.
std::string gdelt_line(const std::string& id, const std::string& root = "14",
                       const std::string& actor = "KAZAKHSTAN",
                       const std::string& place = "4\tBerlin, Berlin, Germany\tGM") {
    return id + "\t20220107\t202201\t2022\t2022.0192\tKAZ\t" + actor + "\tKAZ" +
           std::string(7, '\t') + "\tDEUGOV\tBERLIN\tDEU" + std::string(7, '\t') + "\t1\t" + root +
           "1\t" + root + "1\t" + root + "\t3\t-6.5\t12\t3\t12\t-4.1" +
           "\t1\tKazakhstan\tKZ\tKZ\t\t48\t68\tKZ" + "\t1\tGermany\tGM\tGM\t\t51\t9\tGM" + "\t" +
           place + "\tGM16\t12345\t52.5\t13.4\t-1746443\t20220107150000\thttps://example.org/a\n";
}

} // namespace

TEST_CASE("a protest of ACLED becomes an event", "[unit][observed]") {
    Imported import{acled_header + AcledRow{}.text()};
    const ImportedEvents& imported = import.acled();
    REQUIRE(import.problems.empty());
    REQUIRE(imported.events.size() == 1);
    const ObservedEvent& event = imported.events.front();
    CHECK(event.id == "ACLED-DEU1");
    CHECK(to_text(event.date.first) == "2022-01-07");
    CHECK(event.place == ObservedPlace{"DE", "", "Berlin"});
    CHECK(event.type == EventType::rally);
    CHECK(event.stance == EventStance::unclear);
    CHECK(event.size == SizeInterval{48.0, 72.0});
    CHECK(event.size_text == "about 60");
    CHECK(event.organiser == "Kazakh Group (Germany)");
    CHECK(event.source == "ACLED: RBB");
    CHECK(event.notes == "On 7 January 2022, people gathered.\nThey said \"no\".");
}

TEST_CASE("a district of ACLED is of its city", "[unit][observed]") {
    AcledRow district;
    district.location = "Berlin - Mitte";
    AcledRow town; // may be the name of another place
    town.id = "DEU2";
    town.location = "Bergisch-Gladbach";
    Imported import{acled_header + district.text() + town.text()};
    const ImportedEvents& imported = import.acled();
    REQUIRE(import.problems.empty());
    CHECK(imported.events.at(0).place.city == "Berlin");
    CHECK(imported.events.at(1).place.city == "Bergisch-Gladbach");
}

TEST_CASE("the time precision of ACLED widens the interval of days", "[unit][observed]") {
    AcledRow week;
    week.precision = "2";
    AcledRow month;
    month.id = "DEU2";
    month.precision = "3";
    month.date = "15 February 2024";
    Imported import{acled_header + week.text() + month.text()};
    const ImportedEvents& imported = import.acled();
    REQUIRE(import.problems.empty());
    CHECK(to_text(imported.events.at(0).date.first) == "2022-01-04");
    CHECK(to_text(imported.events.at(0).date.last) == "2022-01-10");
    CHECK(imported.events.at(0).date.precision == DatePrecision::week);
    CHECK(to_text(imported.events.at(1).date.first) == "2024-02-01");
    CHECK(to_text(imported.events.at(1).date.last) == "2024-02-29");
}

TEST_CASE("rows are dropped for a reason that is counted", "[unit][observed]") {
    AcledRow battle;
    battle.type = "Battles";
    AcledRow other_actor;
    other_actor.associated = "Labor Group (Germany)";
    AcledRow french;
    french.iso = "250";
    AcledRow early;
    early.date = "2021-12-31";
    AcledRow late;
    late.date = "2022-02-01";
    ImportFilter filter;
    filter.patterns = {"kazakh", "qazaq"};
    filter.countries = {"DE"};
    filter.from = parse_day("2022-01-01");
    filter.to = parse_day("2022-01-31");
    Imported import{acled_header + AcledRow{}.text() + AcledRow{}.text() + battle.text() +
                    other_actor.text() + french.text() + early.text() + late.text()};
    const ImportedEvents& imported = import.acled(filter);
    REQUIRE(import.problems.empty());
    CHECK(imported.events.size() == 1);
    CHECK(imported.report.text() == "1 of 7 rows were kept\n"
                                    "        1 dropped: the same event again\n"
                                    "        1 dropped: neither a protest nor a riot\n"
                                    "        1 dropped: no actor matches\n"
                                    "        1 dropped: of another country\n"
                                    "        1 dropped: before the first day asked for\n"
                                    "        1 dropped: after the last day asked for");
}

TEST_CASE("what is no size stays without one and is counted", "[unit][observed]") {
    AcledRow none;
    none.tags = "crowd size=no report";
    AcledRow vague;
    vague.id = "DEU2";
    vague.tags = "crowd size=large";
    Imported import{acled_header + none.text() + vague.text()};
    const ImportedEvents& imported = import.acled();
    CHECK_FALSE(imported.events.at(0).size.has_value());
    CHECK_FALSE(imported.events.at(1).size.has_value());
    CHECK_THAT(imported.report.text(), contains_text("1 kept: no size is reported"));
    CHECK_THAT(imported.report.text(), contains_text("1 kept: the crowd is described in words"));
}

TEST_CASE("faults of an ACLED row are reported at their cells", "[unit][observed]") {
    AcledRow date;
    date.date = "7.1.22x";
    AcledRow iso;
    iso.iso = "277";
    AcledRow precision;
    precision.precision = "9";
    Imported import{acled_header + date.text() + iso.text() + precision.text()};
    static_cast<void>(import.acled());
    const auto& problems = import.problems.all();
    REQUIRE(problems.size() == 3);
    CHECK_THAT(problems[0].message, contains_text("event_date: '7.1.22x' is no day"));
    CHECK(problems[0].location.line == 2);
    CHECK(problems[1].message == "iso: 277 is the number of no country");
    CHECK(problems[1].location.line == 4); // each row has two lines
    CHECK(problems[2].message == "time_precision: 9 is outside 1 to 3");
}

TEST_CASE("riots of ACLED are told in the report", "[unit][observed]") {
    AcledRow riot;
    riot.type = "Riots";
    Imported import{acled_header + riot.text()};
    CHECK(import.acled().events.size() == 1);
    CHECK_THAT(import.events.report.text(), contains_text("1 kept: a riot out of a demonstration"));
}

TEST_CASE("a protest of GDELT becomes an event", "[unit][observed]") {
    Imported import{gdelt_line("1") + gdelt_line("2", "04") + gdelt_line("1") +
                    gdelt_line("3", "14", "KAZAKHSTAN", "1\tGermany\tGM")};
    const ImportedEvents& imported = import.gdelt();
    REQUIRE(import.problems.empty());
    REQUIRE(imported.events.size() == 2);
    const ObservedEvent& event = imported.events.front();
    CHECK(event.id == "GDELT-1");
    CHECK(to_text(event.date.first) == "2022-01-07");
    CHECK(event.place == ObservedPlace{"DE", "", "Berlin"});
    CHECK(event.source == "https://example.org/a");
    CHECK(event.notes == "CAMEO 141; 12 mentions in 3 sources");
    CHECK_FALSE(event.size.has_value());
    CHECK(imported.events.at(1).place.city.empty()); // a country is no city
    CHECK_THAT(imported.report.text(), contains_text("1 dropped: the same event again"));
    CHECK_THAT(imported.report.text(), contains_text("1 dropped: not a protest"));
}

TEST_CASE("one page of GDELT on one day and place is one event", "[unit][observed]") {
    const std::string other_page = [] {
        std::string line = gdelt_line("3");
        return line.replace(line.find("example.org/a"), 13, "example.org/b");
    }();
    const std::string other_day = [] {
        std::string line = gdelt_line("4");
        return line.replace(line.find("20220107"), 8, "20220108");
    }();
    Imported import{gdelt_line("1") + gdelt_line("2") + other_page + other_day +
                    gdelt_line("5", "14", "KAZAKHSTAN", "4\tBonn, Germany\tGM")};
    const ImportedEvents& imported = import.gdelt();
    REQUIRE(import.problems.empty());
    REQUIRE(imported.events.size() == 4);
    CHECK(imported.events[1].id == "GDELT-3");
    CHECK_THAT(imported.report.text(),
               contains_text("1 dropped: of the same page, day and place as another row"));
}

TEST_CASE("a file that is not of GDELT 2.0 is refused", "[unit][observed]") {
    std::string old = gdelt_line("1");
    for (int i = 0; i != 3; ++i) {
        old.erase(old.find("\t\t"), 1);
    }
    Imported import{old};
    static_cast<void>(import.gdelt());
    REQUIRE(import.problems.all().size() == 1);
    CHECK(import.problems.all().front().message ==
          "58 columns separated by tabs, but GDELT 2.0 has 61");
    CHECK_THAT(import.problems.all().front().hint, contains_text("GDELT 1.0 has 58"));
}

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

TEST_CASE("codes of countries are those of their standards", "[unit][observed]") {
    CHECK(country_of_number(276) == "DE");
    CHECK(country_of_number(398) == "KZ");
    CHECK(country_of_number(0) == "XK");
    CHECK(country_of_number(999).empty());
    CHECK(country_of_fips("GM") == "DE");
    CHECK(country_of_fips("UK") == "GB");
    CHECK(country_of_fips("SZ") == "CH");
    CHECK(country_of_fips("TU") == "TR");
    CHECK(country_of_fips("UP") == "UA");
    CHECK(country_of_fips("GZ") == "PS");
    CHECK(country_of_fips("--").empty());
    CHECK(is_country("KZ"));
    CHECK_FALSE(is_country("UK"));
}

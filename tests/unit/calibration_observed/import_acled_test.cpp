// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/calibration_observed/imported.hpp"
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

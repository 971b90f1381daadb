// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/table_text.hpp"

#include <string>
#include <vector>

using namespace diasim;
using test::TableText;

namespace {

const RegionTable regions{{"almaty", "Almaty"}, {"rest", "Rest"}, {"xinjiang", "Xinjiang"}};
const std::vector<std::string> abroad{"xinjiang"};
const std::string trigger_header =
    "trigger,start,end,kind,region,severity,visibility,fatalities,arrests,cumulative\n";

using Positions = std::vector<std::uint8_t>;

TriggerTable read_triggers_of(TableText& csv) {
    return read_triggers(csv.file(), regions, abroad, csv.inputs, csv.problems);
}

ConnectivityTable read_connectivity_of(TableText& csv) {
    return read_connectivity(csv.file(), regions, abroad, csv.inputs, csv.problems);
}

} // namespace

TEST_CASE("regions have names and titles", "[unit][scenario]") {
    TableText csv{"region,name\nalmaty,Almaty city\nrest,Elsewhere\n"};
    const RegionTable table = read_regions(csv.file(), csv.inputs, csv.problems);
    REQUIRE(csv.problems.empty());
    CHECK(table.at(1).name == "rest");
    CHECK(table.at(1).title == "Elsewhere");

    TableText reserved{"region,name\nall,Everything\n"};
    static_cast<void>(read_regions(reserved.file(), reserved.inputs, reserved.problems));
    CHECK(reserved.problem().message == "region: 'all' is kept for lists of regions");
}

TEST_CASE("a trigger has a time a kind and a strength", "[unit][scenario]") {
    TableText csv{trigger_header +
                  "J001,2022-01-05T08:00Z,2022-01-06T08:00Z,shooting,almaty,0.9,0.8,12,40,no\n"};
    const TriggerTable triggers = read_triggers_of(csv);
    REQUIRE(csv.problems.empty());
    const Trigger& trigger = triggers.at(0);
    CHECK(trigger.name == "J001");
    CHECK(trigger.start == parse_utc_time("2022-01-05T08:00Z"));
    CHECK(trigger.end == parse_utc_time("2022-01-06T08:00Z"));
    CHECK(trigger.kind == "shooting");
    CHECK(trigger.regions == Positions{0});
    CHECK(trigger.severity == 0.9);
    CHECK(trigger.visibility == 0.8);
    CHECK(trigger.fatalities == 12.0);
    CHECK(trigger.arrests == 40.0);
    CHECK(trigger.line == 2);
}

TEST_CASE("triggers happen in regions everywhere or abroad", "[unit][scenario]") {
    const auto regions_of = [](const std::string& names) {
        TableText csv{trigger_header + "a,2022-01-05,2022-01-05,x," + names + ",0,0,,,no\n"};
        const TriggerTable triggers = read_triggers_of(csv);
        CHECK(csv.problems.empty());
        return triggers.at(0).regions;
    };
    CHECK(regions_of("all") == Positions{0, 1});
    CHECK(regions_of("all;xinjiang") == Positions{0, 1, 2});
    CHECK(regions_of("xinjiang; almaty") == Positions{0, 2});
    CHECK(regions_of("abroad").empty());
}

TEST_CASE("running totals become new victims", "[unit][scenario]") {
    TableText csv{trigger_header + "a,2022-01-05,2022-01-05,x,all,0,0,10,100,yes\n"
                                   "b,2022-01-06,2022-01-06,x,all,0,0,3,7,no\n"
                                   "c,2022-01-07,2022-01-07,x,all,0,0,4,250,yes\n"
                                   "d,2022-01-08,2022-01-08,x,all,0,0,,240,yes\n"
                                   "e,2022-01-09,2022-01-09,x,all,0,0,12,260,yes\n"};
    const TriggerTable triggers = read_triggers_of(csv);
    REQUIRE(csv.problems.empty());
    std::vector<double> fatalities;
    std::vector<double> arrests;
    for (const Trigger& trigger : triggers) {
        fatalities.push_back(trigger.fatalities);
        arrests.push_back(trigger.arrests);
    }
    CHECK(fatalities == std::vector<double>{10, 3, 0, 0, 2});
    CHECK(arrests == std::vector<double>{100, 7, 150, 0, 10});
}

TEST_CASE("impossible triggers are refused", "[unit][scenario]") {
    const auto check = [](const std::string& rows, const std::string& message) {
        CAPTURE(rows);
        TableText csv{trigger_header + rows + "\n"};
        static_cast<void>(read_triggers_of(csv));
        CHECK(csv.problem().message == message);
    };
    check("a,2022-01-05,2022-01-04,x,all,0,0,,,no", "end: the end is before the start");
    check("a,2022-01-05,soon,x,all,0,0,,,no", "end: 'soon' is not a moment");
    check("a,2022-01-05,2022-01-05,x,almati,0,0,,,no", "region: unknown region 'almati'");
    check("a,2022-01-05,2022-01-05,x,,0,0,,,no", "region: an empty name");
    check("a,2022-01-05,2022-01-05,x,all,1.5,0,,,no", "severity: 1.5 is outside 0 to 1");
    check("a,2022-01-05,2022-01-05,x,all,0,0,-1,,no", "fatalities: -1 is below 0");
    check("a,2022-01-05,2022-01-05,x,all,0,0,,many,no", "arrests: 'many' is not a number");
    check("a,2022-01-05,2022-01-05,x,all,0,0,,,maybe",
          "cumulative: 'maybe' is neither 'yes' nor 'no'");
    check("a,2022-01-05,2022-01-05,,all,0,0,,,no", "kind: the field is empty");
    check("a,2022-01-05,2022-01-05,x,all,0,0,,,no\nb,2022-01-04,2022-01-05,x,all,0,0,,,no",
          "start: time goes backwards: the row before starts later");
    check("a,2022-01-05,2022-01-05,x,all,0,0,,,no\na,2022-01-05,2022-01-05,x,all,0,0,,,no",
          "trigger: 'a' is there twice, first in line 2");
}

TEST_CASE("all is refused where every region is abroad", "[unit][scenario]") {
    TableText csv{trigger_header + "a,2022-01-05,2022-01-05,x,all,0,0,,,no\n"};
    static_cast<void>(
        read_triggers(csv.file(), {{"xinjiang", "Xinjiang"}}, abroad, csv.inputs, csv.problems));
    CHECK(csv.problem().message == "region: 'all' names no region: every region is abroad");
}

TEST_CASE("connectivity is a step function by region", "[unit][scenario]") {
    TableText csv{"time,region,connectivity\n2022-01-05T10:00Z,almaty,0.05\n"
                  "2022-01-04,rest,0.5\n2022-01-10,all,1\n"};
    const ConnectivityTable steps = read_connectivity_of(csv);
    REQUIRE(csv.problems.empty());
    CHECK(steps.at(0).regions == Positions{0});
    CHECK(steps.at(0).connectivity == 0.05);
    CHECK(steps.at(2).regions == Positions{0, 1});
    CHECK(steps.at(2).time == parse_utc_time("2022-01-10"));
}

TEST_CASE("connectivity that goes back in time is refused", "[unit][scenario]") {
    TableText csv{"time,region,connectivity\n2022-01-05,all,0.05\n2022-01-04,rest,0.5\n"};
    static_cast<void>(read_connectivity_of(csv));
    CHECK(csv.problem().message == "time: time does not go on for region 'rest': an earlier row is "
                                   "of 2022-01-05T00:00:00Z");
    TableText abroad_only{"time,region,connectivity\n2022-01-05,abroad,0.05\n"};
    static_cast<void>(read_connectivity_of(abroad_only));
    CHECK(abroad_only.problem().message == "region: unknown region 'abroad'");
}

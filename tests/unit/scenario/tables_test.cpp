// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/table_text.hpp"

#include <numeric>
#include <string>

using namespace diasim;
using test::TableText;

namespace {

const CountryTable countries{{"TR", "Turkey", "turkey", 3.0, {}},
                             {"DE", "Germany", "europe", 1.0, {}}};
const CommunityTable communities{{"tr_istanbul", "Istanbul", 0, 41.0, 29.0, 0.1, {}},
                                 {"de_berlin", "Berlin", 1, 52.5, 13.4, 0.0, {}}};
const RegionTable regions{{"almaty", "Almaty"}, {"rest", "Rest"}};

Subgroup named(const char* name) {
    Subgroup subgroup;
    subgroup.name = name;
    return subgroup;
}
const SubgroupTable subgroups{named("students"), named("exile")};

CountryTable read_countries_of(TableText& csv) {
    return read_countries(csv.file(), csv.inputs, csv.problems);
}

CommunityTable read_communities_of(TableText& csv) {
    return read_communities(csv.file(), countries, csv.inputs, csv.problems);
}

PeopleTable read_people_of(TableText& csv) {
    return read_people(csv.file(), communities, subgroups, csv.inputs, csv.problems);
}

SubgroupTable read_subgroups_of(TableText& csv) {
    return read_subgroups(csv.file(), regions, {"efficacy", "kin_in_homeland"}, csv.inputs,
                          csv.problems);
}

const std::string country_header = "country,name,region,utc_offset_hours";
const std::string community_header =
    "community,name,country,latitude,longitude,association_share\n";
const std::string people_header = "community,subgroup,people_low,people_high\n";
const std::string subgroup_header =
    "subgroup,name,faction,organiser_share,attitude,kin_almaty,kin_rest\n";

} // namespace

TEST_CASE("columns of a table are found by name", "[unit][scenario]") {
    TableText csv{"basis,utc_offset_hours,region,name,country\n"
                  "\"source: a, b\",3,turkey,Turkey,TR\nassumption,-3.5,america,Canada,CA\n"};
    const CountryTable table = read_countries_of(csv);
    REQUIRE(csv.problems.empty());
    REQUIRE(table.size() == 2);
    CHECK(table[0].name == "TR");
    CHECK(table[0].title == "Turkey");
    CHECK(table[0].region == "turkey");
    CHECK(table[1].utc_offset_hours == -3.5);
    CHECK(table[0].columns.empty());
}

TEST_CASE("other columns of shares are contexts", "[unit][scenario]") {
    TableText csv{country_header + ",host_openness,mixed,openness_basis\n"
                                   "TR,Turkey,turkey,3,0.32,0.5,source: x\n"
                                   "DE,Germany,europe,1,1,,source: y\n"};
    const CountryTable table = read_countries_of(csv);
    REQUIRE(csv.problems.empty());
    CHECK(table.at(0).columns == std::map<std::string, double>{{"host_openness", 0.32}});
    CHECK(table.at(1).columns == std::map<std::string, double>{{"host_openness", 1.0}});
}

TEST_CASE("a column of numbers beyond shares is refused at the cell", "[unit][scenario]") {
    TableText csv{country_header + ",host_openness\nTR,Turkey,turkey,3,0.32\n"
                                   "DE,Germany,europe,1,1.4\n"};
    static_cast<void>(read_countries_of(csv));
    CHECK(csv.problem().message == "host_openness: 1.4 is outside 0 to 1");
    CHECK(csv.problem().location == Location{"data/x.csv", 3, 21});
}

TEST_CASE("a missing column is reported with the nearest header", "[unit][scenario]") {
    TableText csv{"community,subgroup,people_lo,people_high\ntr_istanbul,exile,1,2\n"};
    CHECK(read_people_of(csv).empty());
    CHECK(csv.problem().message == "the column 'people_low' is missing");
    CHECK(csv.problem().hint == "is it 'people_lo'?");
    CHECK(csv.problem().location == Location{"data/x.csv", 1, 1});
}

TEST_CASE("a missing column without a near header lists what it may be", "[unit][scenario]") {
    TableText csv{"community,subgroup,least,people_high\ntr_istanbul,exile,1,2\n"};
    CHECK(read_people_of(csv).empty());
    CHECK(csv.problem().message == "the column 'people_low' is missing");
    CHECK(csv.problem().hint == "add it to the header and to every row, or is it one of least?");
}

TEST_CASE("a table without a header is told once what its header is", "[unit][scenario]") {
    TableText csv{"tr_istanbul,exile,1,2\ntr_ankara,exile,1,2\n"};
    CHECK(read_people_of(csv).empty());
    CHECK(csv.problem().message == "the first line names none of the table's columns");
    CHECK(csv.problem().hint ==
          "is the header missing? it must name community,subgroup,people_low,people_high");
}

TEST_CASE("a missing table is reported where the scenario names it", "[unit][scenario]") {
    Inputs nothing{[](const std::filesystem::path&) { return std::nullopt; }};
    Problems problems{nothing};
    CHECK(read_countries({"data/x.csv", {"mine.toml", 12, 13}}, nothing, problems).empty());
    REQUIRE(problems.all().size() == 1);
    CHECK(problems.all()[0].location == Location{"mine.toml", 12, 13});
    CHECK(problems.all()[0].message == "cannot read 'data/x.csv'");
    try {
        problems.throw_if_any();
        FAIL("a missing table was accepted");
    } catch (const InputError& error) {
        CHECK(error.code() == ExitCode::input_missing);
    }
}

TEST_CASE("a table without rows is refused", "[unit][scenario]") {
    TableText csv{people_header};
    CHECK(read_people_of(csv).empty());
    CHECK(csv.problem().message == "the table has no rows");
}

TEST_CASE("a wrong number is shown with file line column and column name", "[unit][scenario]") {
    TableText csv{people_header + "tr_istanbul,exile,abc,2\n"};
    static_cast<void>(read_people_of(csv));
    CHECK_THAT(describe(csv.problem()),
               test::contains_text("data/x.csv:2:19: people_low: 'abc' is not a number"));
    CHECK(csv.problem().width == 3);
    CHECK(csv.problem().excerpt == "tr_istanbul,exile,abc,2");
}

TEST_CASE("countries and communities out of range are refused", "[unit][scenario]") {
    const auto check_country = [](const std::string& row, const std::string& message) {
        CAPTURE(row);
        TableText csv{country_header + "\n" + row + "\n"};
        static_cast<void>(read_countries_of(csv));
        CHECK(csv.problem().message == message);
    };
    check_country("TR,Turkey,turkey,15", "utc_offset_hours: 15 is outside -12 to 14");
    check_country("TR,Turkey,turkey,nan", "utc_offset_hours: 'nan' is not a number");
    check_country("TR,Turkey,turkey,", "utc_offset_hours: the field is empty");
    check_country("TR,,turkey,3", "name: the field is empty");
    check_country("TR,Turkey,turkey,3\nTR,Turkey,turkey,3",
                  "country: 'TR' is there twice, first in line 2");

    const auto check_community = [](const std::string& row, const std::string& message) {
        CAPTURE(row);
        TableText csv{community_header + row + "\n"};
        static_cast<void>(read_communities_of(csv));
        CHECK(csv.problem().message == message);
    };
    check_community("a,A,TR,91,29,0", "latitude: 91 is outside -90 to 90");
    check_community("a,A,TR,41,-181,0", "longitude: -181 is outside -180 to 180");
    check_community("a,A,TR,41,29,1.1", "association_share: 1.1 is outside 0 to 1");
    check_community("a,A,TK,41,29,0", "country: unknown country 'TK'");
}

TEST_CASE("a community stands in its country", "[unit][scenario]") {
    TableText csv{community_header + "de_berlin,Berlin,DE,52.5,13.4,0.25\n"};
    const CommunityTable table = read_communities_of(csv);
    REQUIRE(csv.problems.empty());
    CHECK(table.at(0).country == 1);
    CHECK(table.at(0).latitude == 52.5);
    CHECK(table.at(0).longitude == 13.4);
    CHECK(table.at(0).association_share == 0.25);
}

TEST_CASE("a dangling name is reported with the nearest one", "[unit][scenario]") {
    TableText csv{people_header + "tr_istambul,exile,1,2\nde_berlin,student,1,2\n"};
    static_cast<void>(read_people_of(csv));
    REQUIRE(csv.problems.all().size() == 2);
    CHECK(csv.problems.all()[0].message == "community: unknown community 'tr_istambul'");
    CHECK(csv.problems.all()[0].hint == "did you mean 'tr_istanbul'?");
    CHECK(csv.problems.all()[1].message == "subgroup: unknown subgroup 'student'");
    CHECK(csv.problems.all()[1].hint == "did you mean 'students'?");
}

TEST_CASE("names of an unreadable table are not reported one by one", "[unit][scenario]") {
    TableText csv{people_header + "tr_istanbul,exile,1,2\n"};
    CHECK(read_people(csv.file(), {}, {}, csv.inputs, csv.problems).size() == 1);
    CHECK(csv.problems.empty());
}

TEST_CASE("people are intervals of a community and a subgroup", "[unit][scenario]") {
    TableText csv{people_header + "de_berlin,exile,10,20\ntr_istanbul,students,0,5\n"};
    const PeopleTable people = read_people_of(csv);
    REQUIRE(csv.problems.empty());
    CHECK(people.at(0).community == 1);
    CHECK(people.at(0).subgroup == 1);
    CHECK(people.at(0).low == 10.0);
    CHECK(people.at(0).high == 20.0);
}

TEST_CASE("impossible people are refused", "[unit][scenario]") {
    const auto check = [](const std::string& rows, const std::string& message) {
        CAPTURE(rows);
        TableText csv{people_header + rows + "\n"};
        static_cast<void>(read_people_of(csv));
        CHECK(csv.problem().message == message);
    };
    check("de_berlin,exile,20,10", "people_low: 20 is above people_high, which is 10");
    check("de_berlin,exile,20,x", "people_high: 'x' is not a number");
    check("de_berlin,exile,-1,10", "people_low: -1 is below 0");
    check("de_berlin,exile,1,inf", "people_high: 'inf' is not a number");
    check("de_berlin,exile,0,0", "the population is empty: every people_high is 0");
    check("de_berlin,exile,1,2\nde_berlin,exile,1,2",
          "subgroup: 'exile' in 'de_berlin' is there twice, first in line 2");
}

TEST_CASE("subgroups have factions traits and kin", "[unit][scenario]") {
    TableText csv{"subgroup,name,faction,organiser_share,attitude,efficacy,"
                  "kin_in_homeland,kin_rest,kin_almaty\n"
                  "altai,Altai,old,0.01,0.2,0.4,0.1,0.75,0.25\n"
                  "students,Students,new,0,0.5,0.5,0.9,0.4,0.6\n"
                  "exile,Exile,old,0.02,0.9,0.6,0.5,1,0\n"};
    const SubgroupTable table = read_subgroups_of(csv);
    REQUIRE(csv.problems.empty());
    REQUIRE(table.size() == 3);
    CHECK(table[0].faction == 0);
    CHECK(table[1].faction == 1);
    CHECK(table[2].faction == 0);
    CHECK(table[2].faction_name == "old");
    CHECK(table[0].kin_regions == std::vector<double>{0.25, 0.75});
    CHECK(table[1].trait_means ==
          std::map<std::string, double>{{"efficacy", 0.5}, {"kin_in_homeland", 0.9}});
    CHECK(table[2].organiser_share == 0.02);
    CHECK(table[2].attitude == 0.9);
}

TEST_CASE("a column of subgroups that is no trait is refused", "[unit][scenario]") {
    TableText csv{
        "subgroup,name,faction,organiser_share,attitude,efficcy,kin_rest,kin_almaty,kin_basis\n"
        "altai,Altai,old,0.01,0.2,0.4,0.75,0.25,3\n"};
    static_cast<void>(read_subgroups_of(csv));
    CHECK(csv.problem().message == "the column 'efficcy' is neither a trait nor a known one");
    CHECK(csv.problem().hint == "did you mean 'efficacy'?");
    CHECK(csv.problem().location == Location{"data/x.csv", 1, 48});
}

TEST_CASE("shares of kin that do not sum to 1 are refused", "[unit][scenario]") {
    TableText csv{subgroup_header + "a,A,old,0,0.2,0.25,0.7\n"};
    static_cast<void>(read_subgroups_of(csv));
    CHECK(csv.problem().message == "kin_almaty: the shares of kin by region sum to 0.95, not to 1");
    TableText rounded{subgroup_header + "a,A,old,0,0.2,0.3333333,0.6666666\n"};
    static_cast<void>(read_subgroups_of(rounded));
    CHECK(rounded.problems.empty());
}

TEST_CASE("more subgroups than can be counted are refused", "[unit][scenario]") {
    std::string rows = subgroup_header;
    for (int i = 0; i != 256; ++i) {
        rows += "s" + std::to_string(i) + ",S,f,0,0.5,1,0\n";
    }
    TableText csv{rows};
    CHECK(read_subgroups_of(csv).empty());
    CHECK(csv.problem().message == "256 rows, but the program counts up to 255");
    CHECK(csv.problem().location.line == 257);
}

TEST_CASE("sites and associations refer to countries and communities", "[unit][scenario]") {
    TableText sites{"site,name,kind,country,latitude,longitude\n"
                    "embassy_de,Embassy,embassy,DE,52.5,13.4\n"};
    const SiteTable table = read_sites(sites.file(), countries, sites.inputs, sites.problems);
    REQUIRE(sites.problems.empty());
    CHECK(table.at(0).country == 1);
    CHECK(table.at(0).kind == "embassy");

    TableText csv{"association,community,name,loyalty_low,loyalty_high\n"
                  "vakfi,tr_istanbul,Vakfı,0.75,0.95\n"};
    const AssociationTable associations =
        read_associations(csv.file(), communities, csv.inputs, csv.problems);
    REQUIRE(csv.problems.empty());
    CHECK(associations.at(0).community == 0);
    CHECK(associations.at(0).title == "Vakfı");
    CHECK(associations.at(0).loyalty_low == 0.75);
    CHECK(associations.at(0).loyalty_high == 0.95);
}

TEST_CASE("voices speak to regions of the hosts and to subgroups", "[unit][scenario]") {
    TableText csv{"voice,name,kind,stance_low,stance_high,reach_low,reach_high,regions,subgroups\n"
                  "radio,Radio,media,0.5,0.7,0.1,0.3,europe; turkey,exile;students\n"
                  "paper,Paper,media,0,0.1,0,1,all,all\n"};
    const VoiceTable voices =
        read_voices(csv.file(), countries, subgroups, csv.inputs, csv.problems);
    REQUIRE(csv.problems.empty());
    CHECK(voices.at(0).regions == std::vector<std::string>{"europe", "turkey"});
    CHECK(voices.at(0).subgroups == std::vector<std::uint8_t>{1, 0});
    CHECK(voices.at(0).stance_high == 0.7);
    CHECK(voices.at(0).reach_low == 0.1);
    CHECK(voices.at(1).regions.empty());
    CHECK(voices.at(1).subgroups.empty());
}

TEST_CASE("voices with impossible audiences are refused", "[unit][scenario]") {
    const auto check = [](const std::string& row, const std::string& message) {
        CAPTURE(row);
        TableText csv{"voice,name,kind,stance_low,stance_high,reach_low,reach_high,regions,"
                      "subgroups\n" +
                      row + "\n"};
        static_cast<void>(read_voices(csv.file(), countries, subgroups, csv.inputs, csv.problems));
        CHECK(csv.problem().message == message);
    };
    check("r,R,media,0.5,0.7,0.1,0.3,asia,all", "regions: unknown region of the hosts 'asia'");
    check("r,R,media,0.5,0.7,0.1,0.3,europe;,all", "regions: an empty name");
    check("r,R,media,0.5,0.7,0.1,0.3,all,exile;exile", "subgroups: 'exile' is there twice");
    check("r,R,media,0.8,0.7,0.1,0.3,all,all",
          "stance_low: 0.8 is above stance_high, which is 0.7");
}

TEST_CASE("a context table gives values over time by place", "[unit][scenario]") {
    TableText csv{"time,place,value\n2022-01-01,all,0.2\n2022-01-05,TR,0.5\n"
                  "2022-01-02,de_berlin,0\n2022-01-09,all,1\n"};
    const ContextTable steps =
        read_context_table(csv.file(), countries, communities, csv.inputs, csv.problems);
    REQUIRE(csv.problems.empty());
    CHECK(steps.at(1).place == "TR");
    CHECK(steps.at(1).value == 0.5);
    CHECK(steps.at(1).time == parse_utc_time("2022-01-05"));

    TableText wrong{"time,place,value\n2022-01-05,TR,0.5\n2022-01-05,TR,2\n2022-01-05,FR,1\n"};
    static_cast<void>(
        read_context_table(wrong.file(), countries, communities, wrong.inputs, wrong.problems));
    REQUIRE(wrong.problems.all().size() == 3);
    CHECK(wrong.problems.all()[0].message == "value: 2 is outside 0 to 1");
    CHECK_THAT(wrong.problems.all()[1].message, test::contains_text("time does not go on"));
    CHECK(wrong.problems.all()[2].message == "place: unknown community or country 'FR'");
}

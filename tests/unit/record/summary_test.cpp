// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/summary.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/result_sample.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace diasim {
namespace {

Summary sample_summary() {
    const std::vector<RunRecord> records{sample_record(0), sample_record(1)};
    return summarize(sample_scenario(), sample_sites(), records, 0);
}

std::size_t printed_width(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

TEST_CASE("an interval is made of percentiles by linear interpolation") {
    std::vector<double> values;
    for (int i = 100; i >= 0; --i) {
        values.push_back(i);
    }
    CHECK(interval_of(values) == Interval{5, 50, 95});
    CHECK(interval_of({2, 1}).median == 1.5);
    CHECK(interval_of({7}) == Interval{7, 7, 7});
    CHECK(interval_of({}) == Interval{});
}

TEST_CASE("numbers are written with three digits") {
    const auto text = [](double number) { return to_text(Interval{number, number, number}); };
    CHECK(text(0) == "0");
    CHECK(text(999) == "999");
    CHECK(text(1234) == "1,230");
    CHECK(text(9994) == "9,990");
    CHECK(text(9996) == "10k");
    CHECK(text(41234) == "41.2k");
    CHECK(text(999499) == "999k");
    CHECK(text(999500) == "1M");
    CHECK(text(1234567) == "1.23M");
    CHECK(to_text(Interval{10, 20, 30}) == "20 (10–30)");
}

TEST_CASE("people are summed over communities of each place") {
    const Summary summary = sample_summary();
    REQUIRE(summary.places.size() == 5);
    CHECK(summary.places[0].name == "all");
    CHECK(summary.places[0].people.median == 670.5);
    CHECK(summary.places[1].name == "east"); // the larger region comes first
    CHECK(summary.places[2].name == "west");
    CHECK(summary.places[2].people.median == 170.5);
    CHECK(summary.places[2].reached.median == 55);
    CHECK(summary.places[2].participants[1].median == 10);
    CHECK(summary.places[3].name == "Beland");
    CHECK(summary.places[3].participants[1].median == 20.5);
}

TEST_CASE("gatherings count where they took place") {
    const Summary summary = sample_summary();
    CHECK(summary.places[0].gatherings.median == 1.5);
    CHECK(summary.places[1].gatherings.median == 1.5);
    CHECK(summary.places[1].largest_size->median == 40);
    CHECK(summary.places[1].typical_size->median == Approx(36.25)); // of 40 and 32.5
    CHECK(summary.places[2].gatherings.median == 0);
    CHECK_FALSE(summary.places[2].typical_size);
}

TEST_CASE("barriers are ordered by what they cost") {
    const Summary summary = sample_summary();
    REQUIRE(summary.barriers.size() == 2);
    CHECK(summary.barriers[0].name == "distance");
    CHECK(summary.barriers[0].acts_lost == Interval{36, 36, 36});
    CHECK(summary.barriers[0].share.median == Approx(0.5 * (0.75 + 0.6)));
    CHECK(summary.barriers[1].acts_lost.median == 18);
}

TEST_CASE("more than 13 countries are cut to 12 and others") {
    Scenario scenario = sample_scenario();
    scenario.hosts.countries.clear();
    scenario.hosts.communities.clear();
    scenario.population.people.clear();
    RecordShape shape = sample_shape();
    shape.communities = 15;
    for (std::uint16_t i = 0; i != 15; ++i) {
        scenario.hosts.countries.push_back({"C", "Country " + std::to_string(i), "west", 0.0, {}});
        scenario.hosts.communities.push_back({"c", "c", i, 0.0, 0.0, 0.0, {}});
        scenario.population.people.push_back({i, 0, 10.0 * i, 10.0 * i});
    }
    RunRecord record = make_record(shape, 0);
    record.people.assign(30, 1);
    const Summary summary = summarize(scenario, {}, std::vector{record}, 0);
    // All, twelve countries, others; one region alone is not repeated, an empty country neither.
    REQUIRE(summary.places.size() == 14);
    CHECK(summary.places[1].name == "Country 14");
    CHECK(summary.places.back().kind == PlaceSummary::Kind::others);
    CHECK(summary.places.back().people.median == 4);
}

TEST_CASE("the summary fits into 100 columns and names what matters") {
    const std::string text = summary_text(sample_summary());
    std::istringstream lines{text};
    std::string line;
    while (std::getline(lines, line)) {
        CAPTURE(line);
        CHECK(printed_width(line) <= 100);
    }
    CHECK_THAT(text, test::contains_text("2 replicates, 2022-01-01 to 2022-01-03, step 12 h"));
    CHECK_THAT(text, test::contains_text("rally"));
    CHECK_THAT(text, test::contains_text("Of all barriers distance cost most: about 36 acts"));
}

TEST_CASE("a region of one country is told once, by its region") {
    const Summary summary = sample_summary();
    CHECK(summary.places[3].is_whole_region);
    const std::string text = summary_text(summary);
    CHECK_THAT(text, test::contains_text("\n  east "));
    CHECK_THAT(text, !test::contains_text("Beland"));
    CHECK(summary_json(summary)["places"].size() == 5); // a program finds both

    Scenario scenario = sample_scenario();
    scenario.hosts.countries[1].region = "west"; // one region with both: it is not told at all
    const std::vector<RunRecord> records{sample_record(0)};
    const std::string other = summary_text(summarize(scenario, sample_sites(), records, 0));
    CHECK_THAT(other, test::contains_text("\n  Beland "));
    CHECK_THAT(other, !test::contains_text("west"));
}

TEST_CASE("one gathering and one act are singular") {
    Summary summary = sample_summary();
    CHECK_THAT(summary_text(summary), test::contains_text("gatherings took place, the largest"));
    summary.places[0].gatherings = {1, 1, 1};
    summary.barriers[0].acts_lost = {1, 1, 1};
    const std::string text = summary_text(summary);
    CHECK_THAT(text, test::contains_text("\n1 gathering took place, with 40 people."));
    CHECK_THAT(text, test::contains_text("about 1 act that did not happen"));
}

TEST_CASE("the JSON summary holds the same numbers") {
    const nlohmann::ordered_json json = summary_json(sample_summary());
    CHECK(json["replicates"] == 2);
    CHECK(json["places"][2]["people"]["median"] == 170.5);
    CHECK(json["places"][2]["typical_size"].is_null());
    CHECK(json["places"][3]["participants"]["donate"]["median"] == 20.5);
    CHECK(json["barriers"][0]["barrier"] == "distance");
    CHECK(json["acts"]["rally"]["median"] == 138); // 0 + 2 + ... + 22 and the same plus 12
}

} // namespace
} // namespace diasim

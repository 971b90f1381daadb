// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison.hpp"
#include "analysis/compare/comparison_text.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/analysis_compare/compare_sample.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace diasim;
using namespace diasim::analysis;
using namespace diasim::test;

namespace {

const CountRow& row(const Comparison& c, const std::string& name) {
    const auto found = std::ranges::find(c.counts, name, &CountRow::name);
    REQUIRE(found != c.counts.end());
    return *found;
}

} // namespace

TEST_CASE("observed and simulated events are counted line by line") {
    const Comparison c = comparison();
    CHECK(c.observed_events == 3);
    CHECK(c.covered_cities == 3);
    CHECK(c.cities_without_hosts == 1);
    CHECK(row(c, "all").observed == 3);
    // 0 1 2 0 1 2 0 1 2 0
    CHECK(row(c, "all").simulated.median == 1);
    CHECK(row(c, "all").simulated.high == 2);
    CHECK(row(c, "all").at_least == 0);
    CHECK_FALSE(row(c, "all").is_outside()); // ten replicates are too few to say so
    CHECK_THAT(comparison_text(c),
               contains_text("Too few replicates for a 90 % interval (19 are needed)"));
    CHECK_THAT(c.verdict.at(3),
               contains_text("10 replicates are too few for a 90 % interval (19 are needed)"));
    const Comparison enough = comparison({}, 19);
    CHECK(row(enough, "all").is_outside());
    CHECK_THAT(enough.verdict.at(3), contains_text("outside their 90 % interval are"));
    CHECK_FALSE(row(comparison({}, 18), "all").is_outside());
    CHECK_FALSE(row(c, "turkey").is_known);
    CHECK_FALSE(row(c, "turkey").is_outside());
    CHECK(row(c, "turkey").observed == 0);
    CHECK(row(c, "2022-01-03").observed == 2);
    CHECK(row(c, "2022-01-10").observed == 1);
    CHECK(row(c, "2022-01-10").simulated.high == 0);
    CHECK(c.without_week == 0);
    CHECK(row(c, "rally").observed == 3);
}

TEST_CASE("presence is a zero in a register and unknown elsewhere") {
    const Comparison c = comparison();
    REQUIRE(c.presence.size() == 3);
    CHECK(c.presence[0].city == "Berlin");
    CHECK(c.presence[0].probability == Approx(0.6));
    CHECK(c.presence[1].city == "Ankara");
    CHECK(c.presence[1].is_complete);
    CHECK(c.presence[1].probability == 0.0);
    Comparison unknown = c;
    unknown.presence[1].is_complete = false;
    const std::string text = comparison_text(unknown);
    CHECK_THAT(text, contains_text("unknown"));
    CHECK(comparison_json(unknown)["presence"][1]["observed"].is_null());
    CHECK(comparison_json(c)["presence"][1]["observed"] == 0.0);
}

TEST_CASE("delays run from the first day with deaths") {
    const Comparison c = comparison();
    REQUIRE(c.delays.size() == 2);
    CHECK(c.delays[0].observed == 3.0);
    CHECK(c.delays[0].simulated->median == 3.0);
    CHECK(c.delays[0].none == Approx(0.4));
    CHECK_FALSE(c.delays[1].observed);
    CHECK(c.delays[1].none == 1.0);
}

TEST_CASE("cells of registers are scored, one a city with hosts and week") {
    const Comparison c = comparison();
    CHECK(c.scores.cells == 4);
    CHECK(c.scores.places == 2);
    CHECK(c.scores.events == 3);
    CHECK(c.scores.simulated == Approx(0.9));
    REQUIRE(c.scores.skills.size() == 12);
    // Presence: Berlin's first week 0.6, the others 0, of 1 1 0 0; fair Brier scores.
    const double brier = (0.16 - 0.24 / 9.0 + 1.0) / 4.0;
    CHECK(c.scores.skills[0].skill->score == Approx(brier));
    // The constant rate: 3.5 events in 28 days; presence in a week 1 - e^-(3.5 / 4).
    const double p = 1.0 - std::exp(-3.5 / 4.0);
    const auto& regional = c.scores.skills[4];
    CHECK(regional.baseline == Baseline::regional);
    CHECK(regional.score == CountScore::presence_brier);
    // Both regions by themselves: Europe 3.5 in 14 days, Turkey 0.5 in 14 days.
    const double europe = 1.0 - std::exp(-1.75);
    const double turkey = 1.0 - std::exp(-0.25);
    CHECK(regional.skill->baseline ==
          Approx((2 * (1 - europe) * (1 - europe) + 2 * turkey * turkey) / 4.0));
    // Everybody alike: 100 people in each city.
    CHECK(c.scores.skills[0].skill->baseline == Approx((2 * (1 - p) * (1 - p) + 2 * p * p) / 4.0));
}

TEST_CASE("the verdict says no skill when there is none and nothing when nothing can be said") {
    // Skill against the three baselines, by the bounds of its interval.
    const auto verdict = [](std::size_t places_with_events,
                            std::vector<std::optional<Skill>> skills) {
        Comparison c;
        c.scores.cells = 100;
        c.scores.places = 20;
        c.scores.places_with_events = places_with_events;
        for (std::size_t b = 0; b != skills.size(); ++b) {
            c.scores.skills.push_back(
                {CountScore::count_crps, static_cast<Baseline>(b), 100, skills[b]});
        }
        return verdict_of(c).at(0);
    };
    const Skill better{1.0, 2.0, 0.5, 0.1, 0.7};
    const Skill equal{1.0, 1.0, 0.0, -0.1, 0.1};
    const Skill worse{2.0, 1.0, -1.0, -1.5, -0.5};
    CHECK(verdict(5, {better, better, better}).starts_with("Skill: "));
    CHECK(verdict(5, {equal, equal, worse}) ==
          "No skill: counts by place and week are not forecast better than by any baseline, and "
          "worse than by Hawkes process by week.");
    CHECK(verdict(5, {better, equal, worse}).starts_with("No skill beyond simple rules: better "));
    CHECK(verdict(4, {better, better, better})
              .starts_with("No skill can be stated: observed events are in 4 of 20 scored places"));
    CHECK(verdict(5, {std::nullopt, std::nullopt, std::nullopt})
              .starts_with("No skill can be stated: no baseline can be fitted"));
    const Comparison c = comparison();
    CHECK_THAT(c.verdict.at(0), contains_text("No skill can be stated: observed events are in"));
    CHECK_THAT(comparison_text(c), contains_text("No skill can be stated"));
    CHECK(comparison_json(c)["verdict"].size() == c.verdict.size());
}

TEST_CASE("a comparison repeats itself") {
    CHECK(comparison_text(comparison()) == comparison_text(comparison()));
}

TEST_CASE("what is held out is not fitted to") {
    CompareSpec spec;
    spec.hold_out = {HoldOut::Kind::weeks, 1};
    const Comparison last = comparison(spec);
    CHECK(last.scores.cells == 2);
    // Turkey's rate comes from its own first week, Europe's from its two events there.
    const double europe = 1.0 - std::exp(-2.5);
    const double turkey = 1.0 - std::exp(-0.5);
    CHECK(last.scores.skills[4].skill->baseline ==
          Approx(((1 - europe) * (1 - europe) + turkey * turkey) / 2.0));
    spec.hold_out = {HoldOut::Kind::region, 0};
    const Comparison regions = comparison(spec);
    CHECK(regions.scores.cells == 4);
    const double from_turkey = 1.0 - std::exp(-0.25);
    const double from_europe = 1.0 - std::exp(-1.75);
    CHECK(regions.scores.skills[4].skill->baseline ==
          Approx((2 * (1 - from_turkey) * (1 - from_turkey) + 2 * from_europe * from_europe) / 4));
    spec.hold_out.region = "turkey";
    const Comparison turkish = comparison(spec);
    CHECK(turkish.scores.cells == 2);
    CHECK_FALSE(turkish.scores.skills[4].skill); // of one place
    CHECK_THAT(comparison_text(turkish), contains_text("without the host region turkey"));
    spec.hold_out.region = "turkei";
    CHECK_THROWS_WITH(comparison(spec), contains_text("the host regions are"));
}

TEST_CASE("the silence of media counts as zero only if asked") {
    CompareSpec spec;
    spec.silence = Silence::media;
    CHECK(comparison(spec).scores.cells == 8); // two countries by two weeks more
}

TEST_CASE("one replicate is no distribution") {
    const Scenario world = exact_world();
    RecordedRuns runs = test::berlin_runs(world);
    runs.records.resize(1);
    CHECK_THROWS_AS(compare(world, test::sites_of(world), runs, berlin_catalogue(), {}),
                    InputError);
}

TEST_CASE("only simulated events of those whose observed ones count are counted") {
    Scenario world = exact_world();
    world.activities[0].stance = Stance::loyal;
    const auto simulated = [&](std::set<LedBy> led_by) {
        CompareSpec spec;
        spec.led_by = std::move(led_by);
        const Compared compared = compare(world, test::sites_of(world), test::berlin_runs(world),
                                          berlin_catalogue(), spec);
        CHECK(compared.runs.at(2).events.size() == 2); // what is written holds them all the same
        return row(compared.comparison, "all").simulated.high;
    };
    CHECK(simulated(calibration::diaspora_led()) == 0);
    CHECK(simulated({LedBy::diaspora, LedBy::loyal_crowd}) == 2);
}

TEST_CASE("shares are unknown while nothing is known of a region") {
    const Comparison c = comparison();
    CHECK_FALSE(c.shares.at(0).observed);
    CHECK_FALSE(c.shares.at(1).observed);
    CHECK_THAT(comparison_text(c), contains_text("unknown"));
    CompareSpec spec;
    spec.silence = Silence::media;
    const Comparison zeros = comparison(spec);
    CHECK(zeros.shares.at(0).observed == 1.0);
    CHECK(zeros.shares.at(1).observed == 0.0);
}

TEST_CASE("too few known events are no contradiction unless silence is zero") {
    CountRow line;
    line.observed = 1.0;
    line.simulated = {2.0, 3.0, 4.0};
    line.replicates = 20;
    line.at_least = 1.0;
    CHECK(line.is_fewer());
    CHECK_FALSE(line.is_outside());
    line.is_complete = true;
    CHECK_FALSE(line.is_fewer());
    CHECK(line.is_outside());
    line.observed = 5.0;
    line.at_most = 1.0;
    line.at_least = 0.0;
    line.is_complete = false;
    CHECK(line.is_outside());
    line.is_known = false;
    CHECK_FALSE(line.is_outside());
}

TEST_CASE("a line is outside by its rank among replicates") {
    // Replicates, those with as many or more, and whether that is rare: (hits + 1) / (n + 1).
    const auto is_outside = [](std::size_t n, double hits) {
        CountRow line;
        line.observed = 5.0;
        line.replicates = n;
        line.at_least = hits / static_cast<double>(n);
        line.at_most = 1.0;
        return line.is_outside();
    };
    CHECK_FALSE(is_outside(4, 0));
    CHECK_FALSE(is_outside(18, 0));
    CHECK(is_outside(19, 0));
    CHECK_FALSE(is_outside(19, 1));
    CHECK_FALSE(is_outside(38, 1));
    CHECK(is_outside(39, 1));
    CHECK(is_outside(199, 9));
    CHECK_FALSE(is_outside(199, 10));
}

TEST_CASE("an event of either of two weeks stands in none and the table says so") {
    const Scenario world = exact_world();
    Catalogue catalogue = berlin_catalogue();
    ObservedEvent vague;
    vague.id = "E1";
    vague.date = {test::day_of_test(5), test::day_of_test(8), DatePrecision::week};
    vague.place = {"DE", "de_berlin", "Berlin"};
    vague.type = EventType::rally;
    vague.led_by = LedBy::diaspora;
    catalogue.events = {vague};
    const Comparison c =
        compare(world, test::sites_of(world), test::berlin_runs(world), catalogue, {}).comparison;
    CHECK(c.without_week == 1);
    CHECK(row(c, "all").observed == 4);
    CHECK(row(c, "2022-01-03").observed + row(c, "2022-01-10").observed == 3);
    CHECK_THAT(comparison_text(c), contains_text("1 observed event is not dated well enough"));
    CHECK(comparison_json(c)["observed_without_week"] == 1);
}

TEST_CASE("intervals are judged where an event is likely enough to tell") {
    const Comparison c = comparison();
    // Berlin's first week has events in 6 of 10 replicates; its second 0 of 10, and one observed.
    CHECK(c.scores.calibration.cells == 1);
    CHECK_FALSE(c.scores.calibration.is_telling());
    CHECK_THAT(c.verdict.at(2), contains_text("cannot be said: in 1 of 4 place-weeks"));
    CHECK_THAT(comparison_text(c), contains_text("PIT: not shown"));
    CHECK(comparison_json(c)["scores"]["coverage_90"].is_null());
}

TEST_CASE("some week must be left to fit baselines to") {
    CompareSpec spec;
    spec.hold_out = {HoldOut::Kind::weeks, 2};
    CHECK_THROWS_WITH(comparison(spec), contains_text("at most weeks=1 leaves any to fit to"));
}

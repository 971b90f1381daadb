// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison.hpp"
#include "analysis/compare/comparison_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/analysis_compare/compare_sample.hpp"

#include <nlohmann/json.hpp>

using namespace diasim;
using namespace diasim::analysis;
using namespace diasim::test;

TEST_CASE("values that are not those of the scenario file are named") {
    CHECK(comparison().notes.empty());
    CompareSpec spec;
    spec.sets = {"motive.anger.half_life=3 d", "population.scale=0.1"};
    const Comparison c = comparison(spec);
    CHECK(c.title == "observed");
    CHECK_THAT(comparison_text(c),
               contains_text("observed (with motive.anger.half_life=3 d, population.scale=0.1)"));
    REQUIRE(c.notes.size() == 1);
    CHECK_THAT(comparison_text(c),
               contains_text("note: the run was made with population.scale=0.1"));
}

TEST_CASE("what is not known is not printed as a number") {
    Comparison c = comparison();
    CHECK_THAT(comparison_text(c), contains_text("median 24 against"));
    c.sizes.observed = 0;
    c.sizes.observed_median = 0.0;
    CHECK_THAT(comparison_text(c), contains_text("median unknown against"));
    CHECK(comparison_json(c)["sizes"]["observed_median"].is_null());
    c.shares[0].replicates = 0;
    CHECK_THAT(comparison_text(c), contains_text("none\n"));
    CHECK(comparison_json(c)["regions"][0]["simulated_share"].is_null());
}

TEST_CASE("an interval of skill is printed only where it means something") {
    Comparison c = comparison();
    CHECK_THAT(comparison_text(c),
               contains_text("No intervals of skill: events are in 1 of 2 places"));
    CHECK_THAT(comparison_text(c), !contains_text("skill (90 %)"));
    CHECK(comparison_json(c)["scores"]["has_intervals"] == false);
    c.scores.places_with_events = CellScores::fewest_places;
    CHECK_THAT(comparison_text(c), contains_text("skill (90 %)"));
    CHECK(comparison_json(c)["scores"]["has_intervals"] == true);
}

TEST_CASE("a Hawkes process that is the plain rate is said to be") {
    const Skill plain{1.0, 2.0, 0.5, 0.1, 0.7};
    const Skill other{1.0, 2.1, 0.5, 0.1, 0.7};
    const CountScore crps = CountScore::count_crps;
    const CountScore brier = CountScore::presence_brier;
    std::vector<SkillRow> rows{{crps, Baseline::population, 9, plain},
                               {brier, Baseline::population, 9, other},
                               {crps, Baseline::regional, 9, other},
                               {crps, Baseline::hawkes, 9, plain}};
    CHECK(is_hawkes_idle(rows));
    rows.push_back({brier, Baseline::hawkes, 9, plain});
    CHECK_FALSE(is_hawkes_idle(rows));
    rows.resize(3);
    CHECK_FALSE(is_hawkes_idle(rows));
}

TEST_CASE("holding out the only region with registers is said to leave nothing") {
    CompareSpec spec;
    spec.hold_out = {HoldOut::Kind::region, 0};
    CHECK_THAT(comparison_text(comparison(spec)), !contains_text("nothing is left to fit to"));
    const Scenario world = exact_world();
    Catalogue catalogue = berlin_catalogue();
    catalogue.registers.erase(catalogue.registers.begin() + 1); // Ankara's
    const Comparison c =
        compare(world, test::sites_of(world), test::berlin_runs(world), catalogue, spec).comparison;
    CHECK(c.scores.regions == 1);
    CHECK_THAT(comparison_text(c), contains_text("All of them are in one host region"));
}

// SPDX-License-Identifier: BSD-3-Clause
// Opportunities to act come often enough for what becomes of people during a run.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <string>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double people = 20000.0;

/// People who begin with an attitude that holds them back and are moved at the first midnight: all
/// but `stubbornness` of it goes to the frame of the news, which is neutral (1/2).
Scenario swayed_world(double attitude, const std::string& held_back_by) {
    Scenario world = plain_world(people, 12.0);
    world.population.subgroups[0].attitude = attitude;
    world.series = {level_series("news", 1.0)};
    world.homeland.news = "news";
    world.attitude.is_dynamic = true;
    world.attitude.stubbornness = {0.2};
    world.attitude.frame_weight = {1.0};
    Barrier doubt;
    doubt.name = "doubt";
    doubt.trait = held_back_by;
    doubt.weight = 6.0;
    doubt.exposure = {{"share", 1.0}};
    world.barriers = {doubt};
    world.activities = {plain_activity("share", 0.3, 1.0)};
    return world;
}

} // namespace

TEST_CASE("people act by the attitude that they have come to", "[theory]") {
    const bool is_loyal = GENERATE(true, false);
    const Scenario world =
        is_loyal ? swayed_world(0.0, "1 - attitude") : swayed_world(1.0, "attitude");
    const RunRecord record = run_of(world);
    double first_day = 0.0;
    double later = 0.0;
    for (std::uint32_t step = 0; step != record.shape.steps; ++step) {
        (step < 4 ? first_day : later) += record.acts[step];
    }
    // Doubt is 1 on the first day; then 0.2 x 1 + 0.8 x 0.5.
    const double before = 1.0 - std::exp(-0.3 * 0.25 * logistic_of(1.0 - 6.0));
    const double after = 1.0 - std::exp(-0.3 * 0.25 * logistic_of(1.0 - 6.0 * 0.6));
    CAPTURE(is_loyal, first_day, 4.0 * people * before, later, 44.0 * people * after);
    CHECK(std::abs(first_day - 4.0 * people * before) < 5.0 * binomial_error(4.0 * people, before));
    CHECK(std::abs(later - 44.0 * people * after) < 5.0 * binomial_error(44.0 * people, after));
}

TEST_CASE("people act by the fatigue that lifts a barrier from them", "[theory]") {
    // Whoever has acted once is tired for good and held back no more.
    Scenario world = plain_world(people, 30.0);
    world.fatigue.half_life = {1e9};
    Barrier caution;
    caution.name = "caution";
    caution.trait = "1 - fatigue";
    caution.weight = 3.0;
    caution.exposure = {{"share", 1.0}};
    world.barriers = {caution};
    world.activities = {plain_activity("share", 0.2, 0.0)};
    const RunRecord record = run_of(world);
    const double first = 1.0 - std::exp(-0.2 * 0.25 * logistic_of(-3.0));
    const double again = 1.0 - std::exp(-0.2 * 0.25 * logistic_of(0.0));
    // Mean and variance of a person's acts: the first comes in a step that is geometric.
    double mean = 0.0;
    double square = 0.0;
    for (int step = 0; step != 120; ++step) {
        const double chance = std::pow(1.0 - first, step) * first;
        const double left = 119 - step;
        mean += chance * (1.0 + left * again);
        square +=
            chance * ((1.0 + left * again) * (1.0 + left * again) + left * again * (1.0 - again));
    }
    const double error = std::sqrt(people * (square - mean * mean));
    CAPTURE(acts_of(record, 0), people * mean, error);
    CHECK(std::abs(acts_of(record, 0) - people * mean) < 5.0 * error);
}

// SPDX-License-Identifier: BSD-3-Clause
// When organisers and associations call, for which day, and who is told at once.
#include "model/population/population.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// A rally on the square of the own town, held at midnight; at once means: at the next one.
Activity rally(double per_day) {
    Activity result = plain_activity("rally", per_day, 0.0);
    result.effort = 0.0;
    result.organised.is_organised = true;
    result.organised.minimum_turnout = 0; // who is alone is counted too
    result.organised.local_hour = 0;
    result.organised.lead_time = {0.001};
    return result;
}

/// One organiser, who calls for the next midnight: no two calls fall on one day.
Scenario lone_organiser(double days, double burnout_half_life_days) {
    Scenario world = plain_world(1.0, days, 1.0);
    world.population.subgroups[0].organiser_share = 1.0;
    world.fatigue.burnout_half_life = {burnout_half_life_days};
    world.activities = {rally(0.8)};
    return world;
}

/// Expected calls in `days_left` days of an organiser with `tiredness`: the tree of all histories.
double expected_calls(double per_day, double half_life_days, double tiredness, int days_left) {
    if (days_left == 0) {
        return 0.0;
    }
    const double chance = 1.0 - std::exp(-per_day * std::exp2(-tiredness));
    const double left = std::exp2(-1.0 / half_life_days);
    const double rested = expected_calls(per_day, half_life_days, tiredness * left, days_left - 1);
    const double tired =
        expected_calls(per_day, half_life_days, (tiredness + 1.0) * left, days_left - 1);
    return chance * (1.0 + tired) + (1.0 - chance) * rested;
}

/// An association that calls at `per_day` where there is full news and full agreement. Half of the
/// people are members; nobody hears of a call from friends.
Scenario association_world(double people, double days, double per_day) {
    Scenario world = plain_world(people, days, 1.0);
    world.series = {level_series("news", 0.5)};
    world.homeland.news = "news";
    world.hosts.communities[0].association_share = 0.5;
    world.hosts.associations = {{"circle", "Circle", 0, 0.8, 0.8}};
    world.activities = {rally(0.0)};
    world.activities[0].organised.association_rate = {per_day};
    return world;
}

double calls_of(const RunRecord& record) {
    return static_cast<double>(record.gatherings.size()) + record.failed_gatherings;
}

} // namespace

TEST_CASE("each call halves the rate of an organiser until it has recovered", "[theory]") {
    const double half_life = GENERATE(0.05, 3.0, 1e5); // at once, while it goes on, never
    constexpr int days = 15;
    std::vector<double> calls;
    for (const RunRecord& record : runs_of(lone_organiser(days, half_life), 3000)) {
        calls.push_back(calls_of(record));
    }
    // What is called for on the last day lies beyond the run.
    const double expected = expected_calls(0.8 * logistic_of(0.0), half_life, 0.0, days - 1);
    const Estimate seen = estimate(calls);
    CAPTURE(half_life, expected, seen.mean, seen.error);
    CHECK(seen.error < 0.02 * seen.mean);
    CHECK(std::abs(seen.mean - expected) < 5.0 * seen.error);
}

TEST_CASE("associations call by news and agreement", "[theory]") {
    const Stance stance = GENERATE(Stance::critical, Stance::loyal);
    constexpr double days = 400.0;
    Scenario world = association_world(1.0, days, 0.6);
    world.activities[0].stance = stance;
    double calls = 0.0;
    for (const RunRecord& record : runs_of(world, 20)) {
        calls += calls_of(record);
    }
    const double agreement = stance == Stance::loyal ? 0.8 : 0.2; // loyalty is 0.8
    const double p = 1.0 - std::exp(-0.6 * 0.5 * agreement);
    const double trials = 20.0 * (days - 1.0); // what is called for on the last day is beyond
    CAPTURE(agreement, calls, trials * p);
    CHECK(std::abs(calls - trials * p) < 5.0 * binomial_error(trials, p));
}

TEST_CASE("the call of an association reaches its members by spread and lead time", "[theory]") {
    Scenario world = association_world(1000.0, 400.0, 0.6);
    world.activities[0].organised.spread = {700.0}; // x lead time: 0.7
    const Plan plan{world};
    const RunRecord record = simulate(plan, {world.seed, 0}).value();
    const Population people = make_population(world, plan.laws, {world.seed, 0});
    double members = 0.0;
    for (const std::uint8_t roles : people.roles) {
        members += (roles & Role::association_member) != 0 ? 1.0 : 0.0;
    }
    double informed = 0.0;
    for (const GatheringRecord& held : record.gatherings) {
        informed += held.informed;
    }
    const double trials = members * static_cast<double>(record.gatherings.size());
    const double p = 1.0 - std::exp(-0.7);
    CAPTURE(members, trials, informed, trials * p);
    CHECK(trials > 1000.0);
    CHECK(std::abs(informed - trials * p) < 5.0 * binomial_error(trials, p));
}

TEST_CASE("calls for a weekday are moved to either day of the weekend alike", "[theory]") {
    // From Tuesday to the Monday after next. At preference 4, three in four of the calls for the 9
    // weekdays are moved in quiet times and none at full news; of the 8 weekdays before a weekend
    // of the run half of them to each day; calls for the two weekends stay. So few calls that
    // hardly two meet on one day.
    const double news = GENERATE(0.2, 1.0);
    const double moved = 0.75 * (1.0 - news);
    Scenario world = association_world(1.0, 14.0, 0.01 / news);
    world.series = {level_series("news", news)};
    world.hosts.associations[0].loyalty_low = world.hosts.associations[0].loyalty_high = 0.0;
    world.activities[0].organised.weekend_preference = 4.0;
    double weekdays = 0.0;
    double saturdays = 0.0;
    double sundays = 0.0;
    for (const RunRecord& record : runs_of(world, 8000)) {
        for (const GatheringRecord& held : record.gatherings) {
            const std::uint32_t day = (held.step + 1) % 7; // Monday is 0
            (day == 5 ? saturdays : day == 6 ? sundays : weekdays) += 1.0;
        }
    }
    const double all = weekdays + saturdays + sundays;
    const double on_weekdays = 9.0 * (1.0 - moved);
    const double stayed = on_weekdays / (on_weekdays + 2.0 * 2.0 + 8.0 * moved);
    CAPTURE(news, weekdays, saturdays, sundays, stayed * all);
    CHECK(all > 500.0);
    CHECK(std::abs(weekdays - stayed * all) < 5.0 * binomial_error(all, stayed));
    CHECK(std::abs(saturdays - sundays) < 5.0 * std::sqrt(saturdays + sundays));
}

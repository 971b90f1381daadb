// SPDX-License-Identifier: BSD-3-Clause
// What people expect of the others who were called.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <map>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// A rally on the square of the own town.
Activity rally(double per_day, double intercept) {
    Activity result = plain_activity("rally", per_day, intercept);
    result.effort = 0.0;
    result.organised.is_organised = true;
    result.organised.minimum_turnout = 0; // who is alone is counted too
    return result;
}

} // namespace

TEST_CASE("people come for the turnout that would come without counting on others", "[theory]") {
    constexpr double utility = -1.0 + 0.4; // intercept, and having been called
    constexpr double encouragement = 2.0;
    constexpr double scale = 40.0;
    Scenario world = plain_world(1500.0, 40.0);
    world.population.subgroups[0].organiser_share = 0.02;
    world.network.friends.kind = FriendsKind::small_world;
    world.network.friends.mean_degree = 6.0;
    world.activities = {rally(0.006, -1.0)}; // so few calls that hardly two fall on one day
    world.activities[0].called = 0.4;
    world.activities[0].organised.spread = {0.4};
    world.activities[0].organised.encouragement = encouragement;
    world.activities[0].organised.turnout_scale = scale;
    double came = 0.0;
    double expected = 0.0;
    double variance = 0.0;
    for (const RunRecord& record : runs_of(world, 40)) {
        std::map<std::uint32_t, int> at_once;
        for (const GatheringRecord& held : record.gatherings) {
            ++at_once[held.step];
        }
        for (const GatheringRecord& held : record.gatherings) {
            if (at_once[held.step] > 1) {
                continue; // who is at one does not decide on the other
            }
            const double turnout = held.informed * logistic_of(utility);
            const double p = logistic_of(utility + encouragement * turnout / (turnout + scale));
            came += held.attendance;
            expected += held.informed * p;
            variance += held.informed * p * (1.0 - p);
        }
    }
    CAPTURE(came, expected, variance);
    CHECK(expected > 300.0);
    CHECK(std::abs(came - expected) < 5.0 * std::sqrt(variance));
}

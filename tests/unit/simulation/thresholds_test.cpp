// SPDX-License-Identifier: BSD-3-Clause
// Thresholds of acting (Granovetter 1978): how they are drawn, and when they are reached.
#include "model/simulation/thresholds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// 300 people whose common threshold is a share or a number of their contacts.
Scenario waiting_world(double threshold, bool counts) {
    Scenario world = plain_world(300.0, 1.0);
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = 5.0;
    world.activities[0].rule = Rule::threshold;
    world.activities[0].threshold.mean = threshold;
    world.activities[0].threshold.counts = counts;
    return world;
}

/// Holds the engine's answer for every number of units that contacts can show against the rule in
/// double precision. Shares differ from a threshold by nothing or by more than the hair of 1e-6.
void check_every_count(double threshold, bool counts) {
    const Scenario scenario = waiting_world(threshold, counts);
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    draw_thresholds(world);
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        const std::uint32_t contacts = world.contacts(person);
        for (std::uint32_t units = 0; units <= contacts * visibility_unit; ++units) {
            world.people.visible.of_contacts[person][Side::critical] =
                static_cast<std::uint16_t>(units);
            const double active = static_cast<double>(units) / visibility_unit;
            const double seen = counts || contacts == 0 ? active : active / contacts;
            CAPTURE(threshold, counts, contacts, units);
            REQUIRE(has_reached_threshold(world, 0, person) == (seen >= threshold - 1e-6));
        }
    }
}

} // namespace

TEST_CASE("a threshold is reached by the share or the number of active contacts", "[simulation]") {
    for (const double share : {-0.1, 0.0, 0.01, 0.18, 0.2, 0.25, 1.0 / 3.0, 0.5, 1.0, 1.5}) {
        check_every_count(share, false);
    }
    for (const double number : {0.0, 0.5, 1.0, 2.0, 3.0, 50.0}) {
        check_every_count(number, true);
    }
}

TEST_CASE("spaced thresholds are the quantiles of the law in random order", "[simulation]") {
    Scenario scenario = plain_world(100.0, 1.0);
    scenario.activities[0].rule = Rule::threshold;
    scenario.activities[0].threshold.form = ThresholdLaw::Form::uniform;
    scenario.activities[0].threshold.mean = 0.5;
    scenario.activities[0].threshold.deviation = 0.5;
    scenario.activities[0].threshold.spaced = true;
    scenario.influence.media = 0.1; // else only the units are kept that contacts must show
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    draw_thresholds(world);
    std::vector<float> thresholds = world.thresholds;
    CHECK_FALSE(std::is_sorted(thresholds.begin(), thresholds.end()));
    std::sort(thresholds.begin(), thresholds.end());
    for (std::size_t i = 0; i != 100; ++i) {
        CHECK(thresholds[i] == Approx((static_cast<double>(i) + 0.5) / 100.0).epsilon(1e-5));
    }
}

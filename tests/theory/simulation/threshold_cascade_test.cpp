// SPDX-License-Identifier: BSD-3-Clause
// The rule "threshold" beside what `diasim verify` checks: who begins, and noise.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>

namespace {

using namespace diasim;
using namespace diasim::test;

/// Acts stay visible for the whole run: who is active remains so.
Scenario cascade(double people, double days, const ThresholdLaw& law) {
    Scenario world = plain_world(people, days, 1.0);
    Activity protest = plain_activity("protest", 0.0, 0.0);
    protest.rule = Rule::threshold;
    protest.threshold = law;
    world.activities = {protest};
    world.influence.memory = {1000.0};
    world.influence.cross_faction = {1.0};
    return world;
}

ThresholdLaw constant_law(double mean) {
    ThresholdLaw law;
    law.mean = mean;
    return law;
}

} // namespace

TEST_CASE("without a threshold of 0 nobody begins", "[theory]") {
    ThresholdLaw law;
    law.form = ThresholdLaw::Form::uniform;
    law.mean = 50.5;
    law.deviation = 50.0; // quantiles (i + 1/2)/100 of [0.5, 100.5]: 1, 2 ... 100
    law.spaced = true;
    law.counts = true;
    Scenario world = cascade(100.0, 110.0, law);
    world.network.friends.kind = FriendsKind::complete;
    CHECK(participants_of(run_of(world), 0) == 0.0);
}

TEST_CASE("noise below the threshold has its hazard", "[theory]") {
    ThresholdLaw law = constant_law(0.9);
    law.noise = {0.05};
    Scenario world = cascade(20000.0, 10.0, law);
    const double p = 1.0 - std::exp(-0.05 * 10.0);
    const double seen = participants_of(run_of(world), 0);
    CAPTURE(seen, 20000.0 * p);
    CHECK(std::abs(seen - 20000.0 * p) < 5.0 * binomial_error(20000.0, p));

    world.activities[0].threshold.noise_needs_contact = true;
    CHECK(participants_of(run_of(world), 0) == 0.0);
}

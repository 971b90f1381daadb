// SPDX-License-Identifier: BSD-3-Clause
// Cascades of the rule "threshold" settle where theory says.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

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

ThresholdLaw normal_law(double mean, double deviation) {
    ThresholdLaw law;
    law.form = ThresholdLaw::Form::normal;
    law.mean = mean;
    law.deviation = deviation;
    return law;
}

ThresholdLaw constant_law(double mean) {
    ThresholdLaw law;
    law.mean = mean;
    return law;
}

} // namespace

TEST_CASE("spaced normal thresholds settle at Granovetter's fixed point", "[theory]") {
    // r = Phi((r - 0.25) / s) from below (Granovetter 1978): computed values; the critical spread
    // is 0.12222.
    struct Point {
        double deviation = 0.0;
        double share = 0.0;
    };
    const Point point = GENERATE(Point{0.10, 0.00770}, Point{0.12, 0.0402}, Point{0.20, 0.9999},
                                 Point{0.30, 0.9934}, Point{0.40, 0.9626});
    ThresholdLaw law = normal_law(0.25, point.deviation);
    law.spaced = true;
    Scenario world = cascade(20000.0, 100.0, law);
    world.network.friends.kind = FriendsKind::complete;
    const double share = participants_of(run_of(world), 0) / 20000.0;
    CAPTURE(point.deviation, point.share, share);
    CHECK(std::abs(share - point.share) < 0.0005); // rounding of the values and 1/20,000
}

TEST_CASE("thresholds 0 to 99 bring everybody out and one gap stops them", "[theory]") {
    ThresholdLaw law;
    law.form = ThresholdLaw::Form::uniform;
    law.mean = 49.5;
    law.deviation = 50.0; // quantiles (i + 1/2)/100 of [-0.5, 99.5]: 0, 1 ... 99
    law.spaced = true;
    law.counts = true;
    Scenario world = cascade(100.0, 110.0, law);
    world.network.friends.kind = FriendsKind::complete;
    CHECK(participants_of(run_of(world), 0) == 100.0);

    world.activities[0].threshold.mean = 50.5; // 1 ... 100: nobody begins
    CHECK(participants_of(run_of(world), 0) == 0.0);
}

TEST_CASE("a cascade on a Poisson graph is Gleeson and Cahalane's", "[theory]") {
    // Gleeson & Cahalane 2007, doi:10.1103/PhysRevE.75.056103, threshold 0.18: values of their
    // fixed point.
    struct Point {
        double mean_degree = 0.0;
        double seeds = 0.0;
        double share = 0.0;
    };
    const Point point =
        GENERATE(Point{4.0, 0.01, 0.98039}, Point{6.5, 0.01, 0.99850}, Point{6.5, 0.001, 0.00858});
    Scenario world = cascade(20000.0, 60.0, constant_law(0.18));
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = point.mean_degree;
    world.activities[0].initial = {point.seeds};
    std::vector<double> shares;
    for (const RunRecord& record : runs_of(world, 12)) {
        shares.push_back(participants_of(record, 0) / 20000.0);
    }
    const Estimate seen = estimate(shares);
    // Seeds acted before the first step: they are no participants of the run. The values have five
    // decimals.
    CAPTURE(point.mean_degree, point.seeds, point.share, seen.mean, seen.error);
    CHECK(std::abs(seen.mean - (point.share - point.seeds)) < 5.0 * seen.error + 1e-5);
}

TEST_CASE("normal thresholds on a Poisson graph settle where theory says", "[theory]") {
    // Gleeson & Cahalane 2007, deviation 0.2, z = 4, no seeds: negative thresholds begin.
    struct Point {
        double mean = 0.0;
        double share = 0.0;
    };
    const Point point = GENERATE(Point{0.362, 0.93608}, Point{0.38, 0.13187});
    Scenario world = cascade(50000.0, 60.0, normal_law(point.mean, 0.2));
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = 4.0;
    std::vector<double> shares;
    for (const RunRecord& record : runs_of(world, 10)) {
        shares.push_back(participants_of(record, 0) / 50000.0);
    }
    const Estimate seen = estimate(shares);
    CAPTURE(point.mean, point.share, seen.mean, seen.error);
    CHECK(std::abs(seen.mean - point.share) < 5.0 * seen.error + 1e-5);
}

TEST_CASE("a threshold of counts spreads on a ring as far as its reach allows", "[theory]") {
    // Centola & Macy 2007: with m neighbours to each side and threshold a, a block of active people
    // grows if a <= m; here all people between two seeds follow or none does.
    ThresholdLaw law = constant_law(2.0);
    law.counts = true;
    Scenario world = cascade(1000.0, 200.0, law);
    world.network.friends.kind = FriendsKind::ring_lattice;
    world.network.friends.mean_degree = 4.0;
    world.activities[0].initial = {0.1};
    CHECK(participants_of(run_of(world), 0) > 850.0);
    world.activities[0].threshold.mean = 5.0; // more than anybody has contacts
    CHECK(participants_of(run_of(world), 0) == 0.0);
}

TEST_CASE("nobody passes a threshold without an active contact", "[theory]") {
    Scenario world = cascade(2000.0, 30.0, constant_law(0.18));
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = 4.0;
    CHECK(total(run_of(world).acts) == 0.0);
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

// SPDX-License-Identifier: BSD-3-Clause
// Calls and gatherings, where everybody is alike and what must come out can be counted.
#include "model/mobilization/geography.hpp"
#include "model/population/population.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// A gathering whose news reaches all friends of those who know, at utility `intercept`.
Activity gathering(const std::string& name, const std::vector<std::string>& venues) {
    Activity rally = plain_activity(name, 0.5, 0.5);
    rally.organised.is_organised = true;
    rally.organised.venues = venues;
    rally.organised.minimum_turnout = 1;
    rally.organised.spread = {2.0};
    return rally;
}

/// People with friends, of whom some organise, and two embassies, here and 60 km away.
Scenario organising_world(double people, double days) {
    Scenario world = plain_world(people, days);
    world.hosts.sites = {{"here", "Here", "embassy", 0, 52.5, 13.4},
                         {"there", "There", "embassy", 0, 53.04, 13.4}};
    world.population.subgroups[0].organiser_share = 0.02;
    world.fatigue.burnout_half_life = {1e5};
    world.network.friends.kind = FriendsKind::small_world;
    world.network.friends.mean_degree = 8.0;
    world.activities = {gathering("rally", {"embassy"})};
    return world;
}

/// A second community in the first one's reach whose people have heard nothing.
Scenario two_towns() {
    Scenario world = organising_world(400.0, 10.0);
    world.hosts.communities.push_back({"village", "Village", 0, 52.55, 13.4, 0.0, {}});
    Subgroup others = world.population.subgroups[0];
    others.name = "others";
    others.organiser_share = 0.0;
    world.population.subgroups.push_back(others);
    world.population.people.push_back({1, 1, 400.0, 400.0});
    world.network.kin_abroad.mean_degree = 2.0;
    world.network.kin_abroad.same_subgroup = {0.0};
    return world;
}

} // namespace

TEST_CASE("a gathering only puts off what people do by threshold", "[theory]") {
    // Everybody wants to wear a badge, which is forgotten after a step; nobody sees who marches.
    // Looking at everybody (media show the least bit) and at those alone who passed a threshold
    // must end in the same acts.
    Scenario world = organising_world(400.0, 10.0);
    world.influence.memory = {0.25};
    Activity& march = world.activities[0];
    march.visibility = {0.0};
    march.effort = 0.0;
    Activity badge = plain_activity("badge", 0.0, 0.0);
    badge.rule = Rule::threshold;
    badge.threshold = {ThresholdLaw::Form::constant, 0.0, 0.0, false, false, {0.0}, false};
    badge.effort = 0.0;
    world.activities.push_back(badge);
    const RunRecord noting = run_of(world);
    world.influence.media = 1e-9;
    const RunRecord looking = run_of(world);
    CHECK(noting.acts == looking.acts);
    CHECK(acts_of(noting, 0) > 100.0);
    CHECK(acts_of(noting, 1) > 5000.0);
}

TEST_CASE("organisers call at their hazard", "[theory]") {
    // Rate 0.02/d, logistic(0.5): few enough calls that hardly two fall on one place and day.
    Scenario world = organising_world(5000.0, 40.0);
    world.activities[0].rate = {0.002};
    world.activities[0].organised.lead_time = {1.0};
    std::vector<double> held;
    double organisers = 0.0;
    const Plan plan{world};
    for (std::uint32_t replicate = 0; replicate != 60; ++replicate) {
        const RunRecord record = simulate(plan, {world.seed, replicate}).value();
        held.push_back(static_cast<double>(record.gatherings.size()) + record.failed_gatherings);
        const Population population = make_population(world, plan.laws, {world.seed, replicate});
        for (const std::uint8_t roles : population.roles) {
            organisers += (roles & Role::organiser) != 0 ? 1.0 / 60.0 : 0.0;
        }
    }
    const double calls = organisers * 0.002 * logistic_of(0.5) * 40.0;
    // A call later than its lead time before the end is not held (lead 1 d, up to 1 d for the hour,
    // Gamma spread): 1.5 of 40 d; a merged pair is one: both below 6 %.
    const Estimate seen = estimate(held);
    CAPTURE(organisers, calls, seen.mean, seen.error);
    CHECK(seen.mean > 0.88 * calls - 5.0 * seen.error);
    CHECK(seen.mean < calls + 5.0 * seen.error);
}

TEST_CASE("those who know of a gathering come by their utility", "[theory]") {
    Scenario world = organising_world(2000.0, 30.0);
    world.activities[0].rate = {0.02};
    world.activities[0].called = 0.7;
    Barrier distance;
    distance.name = "distance";
    distance.context = "distance_to_site";
    distance.weight = 3.0;
    distance.exposure = {{"rally", 1.0}};
    world.barriers = {distance};
    world.hosts.distance_scale = {60.0};
    const std::vector<double> remote{0.0, remoteness(distance_km(52.5, 13.4, 53.04, 13.4), 60.0)};
    std::vector<double> informed(2);
    std::vector<double> came(2);
    for (const RunRecord& record : runs_of(world, 8)) {
        std::map<std::uint32_t, int> at_once;
        for (const GatheringRecord& held : record.gatherings) {
            ++at_once[held.step];
        }
        for (const GatheringRecord& held : record.gatherings) {
            if (at_once[held.step] == 1) { // nobody is drawn elsewhere
                informed[held.site] += held.informed;
                came[held.site] += held.attendance;
            }
        }
    }
    for (std::size_t site = 0; site != 2; ++site) {
        const double p = logistic_of(0.5 + 0.7 - 3.0 * remote[site]);
        CAPTURE(site, informed[site], came[site], p);
        CHECK(informed[site] > 1000.0);
        CHECK(std::abs(came[site] - informed[site] * p) < 5.0 * binomial_error(informed[site], p));
    }
}

TEST_CASE("what distance costs a gathering is counted at its own site", "[theory]") {
    Scenario world = organising_world(2000.0, 30.0);
    world.activities[0].intercept = 2.0;
    world.activities[0].rate = {0.004}; // few calls, hardly two gatherings at the same time
    Barrier distance;
    distance.name = "distance";
    distance.context = "distance_to_site";
    distance.weight = 3.0;
    distance.exposure = {{"rally", 1.0}};
    world.barriers = {distance};
    world.hosts.distance_scale = {60.0};
    const double remote = remoteness(distance_km(52.5, 13.4, 53.04, 13.4), 60.0);
    double expected = 0.0;
    double seen = 0.0;
    double there = 0.0;
    for (const RunRecord& record : runs_of(world, 40)) {
        std::set<std::uint32_t> steps;
        for (const GatheringRecord& held : record.gatherings) {
            steps.insert(held.step);
        }
        if (steps.size() != record.gatherings.size() || record.failed_gatherings > 0) {
            continue; // who is at one of two gatherings at the same time does not decide on the
                      // other
        }
        seen += total(record.barrier_loss);
        for (const GatheringRecord& held : record.gatherings) {
            const double loss = held.site == 1 ? 3.0 * remote : 0.0;
            expected += held.informed * (logistic_of(2.0) - logistic_of(2.0 - loss));
            there += held.site == 1 ? 1.0 : 0.0;
        }
    }
    CAPTURE(seen, expected, there);
    REQUIRE(there > 3.0);
    CHECK(std::abs(seen - expected) < 0.001 * expected);
}

TEST_CASE("which place is called to does not hang on what is called for", "[theory]") {
    // A further site is half as likely as the one before it, for every activity alike.
    Scenario world = organising_world(3000.0, 60.0);
    world.activities = {gathering("rally", {"embassy"}), gathering("picket", {"embassy"})};
    world.activities[0].rate = {0.004};
    world.activities[1].rate = {0.004};
    std::map<std::pair<int, int>, double> held;
    for (const RunRecord& record : runs_of(world, 12)) {
        for (const GatheringRecord& g : record.gatherings) {
            held[{g.activity, g.site}] += 1.0;
        }
    }
    for (int activity = 0; activity != 2; ++activity) {
        const double here = held[{activity, 0}];
        const double there = held[{activity, 1}];
        CAPTURE(activity, here, there);
        CHECK(here + there > 50.0);
        CHECK(std::abs(here - there) < 5.0 * std::sqrt(here + there));
    }
}

TEST_CASE("whoever is at one gathering is counted at no other of the same step", "[theory]") {
    Scenario world = organising_world(1000.0, 30.0);
    const RunRecord record = run_of(world);
    std::map<std::uint32_t, double> by_step;
    for (const GatheringRecord& held : record.gatherings) {
        by_step[held.step] += held.attendance;
    }
    REQUIRE(record.gatherings.size() > by_step.size()); // two at one time do occur
    for (const auto& [step, attendance] : by_step) {
        CAPTURE(step);
        CHECK(record.acts[step] == attendance);
    }
}

TEST_CASE("a call wakes people of a place where nobody had heard of anything", "[theory]") {
    // Attention begins in the town alone: people of the village learn of the homeland by a call
    // only.
    Scenario world = two_towns();
    world.record.period = {0.25}; // the funnel looks at people in the very step of the call
    world.activities.push_back(plain_activity("share", 1.0, 0.0));
    world.attention.initial = {0.02}; // few: in most replicates nobody of a small village
    world.population.people[1].low = world.population.people[1].high = 20.0;
    double reached = 0.0;
    for (const RunRecord& record : runs_of(world, 20)) {
        CHECK(record.reached[1] <= 20);
        reached += record.reached[1];
        for (std::size_t step = 0; step != record.shape.steps; ++step) {
            CHECK(record.attentive[2 * step + 1] <= 20);
        }
    }
    CHECK(reached > 20.0); // more than the 2 % of 400 who are attentive at first
}

TEST_CASE("members of an association wake up where nobody had heard of anything", "[theory]") {
    Scenario world = plain_world(300.0, 20.0);
    world.attention.initial = {0.0};
    world.record.period = {0.25}; // the funnel looks at people in the very step of the call
    world.series = {level_series("news", 0.8)}; // no channel carries it
    world.hosts.communities[0].association_share = 0.5;
    world.hosts.associations = {{"circle", "Circle", 0, 0.1, 0.1}};
    world.activities = {gathering("rally", {"square"})};
    world.activities[0].rate = {0.0};
    world.activities[0].organised.association_rate = {0.5};
    const RunRecord record = run_of(world);
    CHECK(record.reached[0] > 50);
    REQUIRE(!record.gatherings.empty());
    CHECK(record.gatherings[0].is_called_by_association);
}

TEST_CASE("no gathering has more people than knew of it", "[theory]") {
    const Scenario world = two_towns();
    for (const RunRecord& record : runs_of(world, 5)) {
        CHECK(!record.gatherings.empty());
        for (const GatheringRecord& held : record.gatherings) {
            CHECK(held.attendance <= held.informed);
            CHECK(held.attendance >= 1);
            double by_community = 0.0;
            for (const auto& [community, n] : held.by_community) {
                by_community += n;
            }
            double by_subgroup = 0.0;
            for (const auto& [subgroup, n] : held.by_subgroup) {
                by_subgroup += n;
            }
            CHECK(by_community == held.attendance);
            CHECK(by_subgroup == held.attendance);
        }
    }
}

TEST_CASE("a gathering that hardly anybody comes to is none", "[theory]") {
    Scenario world = organising_world(500.0, 20.0);
    world.activities[0].organised.minimum_turnout = 100000;
    const RunRecord record = run_of(world);
    CHECK(record.gatherings.empty());
    CHECK(record.failed_gatherings > 0);
    CHECK(total(record.acts) == 0.0);
}

TEST_CASE("nobody is told of a gathering beyond 4.6 distance scales", "[theory]") {
    // The village is 5.6 km from the town.
    const double scale_km = GENERATE(1.1, 1.3); // 5.1 and 4.3 scales
    Scenario world = two_towns();
    world.hosts.distance_scale = {scale_km};
    double from_village = 0.0;
    double from_town = 0.0;
    for (const RunRecord& record : runs_of(world, 5)) {
        for (const GatheringRecord& held : record.gatherings) {
            for (const auto& [community, n] : held.by_community) {
                (community == 1 ? from_village : from_town) += n;
            }
        }
    }
    CAPTURE(scale_km, from_town, from_village);
    CHECK(from_town > 0.0);
    CHECK((from_village > 0.0) == (scale_km > 1.2));
}

TEST_CASE("calls for the same place and day become one gathering", "[theory]") {
    std::set<std::pair<int, std::uint32_t>> held_at;
    const RunRecord record = run_of(organising_world(1000.0, 30.0));
    for (const GatheringRecord& held : record.gatherings) {
        CAPTURE(held.site, held.step);
        CHECK(held_at.insert({held.site, held.step / 4}).second); // 4 steps a day
    }
    CHECK(held_at.size() > 10);
}

// SPDX-License-Identifier: BSD-3-Clause
// Thinning gives the law of evaluating everybody in every step.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/slow_twin.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

Trait beta_trait(const std::string& name, double mean) {
    Trait trait;
    trait.name = name;
    trait.law = {TraitLaw::Form::beta, mean, 4.0};
    return trait;
}

Motive motive(const std::string& name, const std::string& trait, const Weights& drives) {
    Motive result;
    result.name = name;
    result.trait = trait;
    result.half_life = {3.0};
    result.drives = drives;
    return result;
}

Barrier barrier(const std::string& name, const std::string& trait, const std::string& context,
                const Weights& exposure) {
    Barrier result;
    result.name = name;
    result.trait = trait;
    result.context = context;
    result.weight = 2.0;
    result.exposure = exposure;
    return result;
}

/// Two factions, two homeland regions, three activities, a shooting on the second day.
Scenario lively_world() {
    Scenario world = plain_world(300.0, 10.0, 0.25);
    world.population.traits = {beta_trait("kin", 0.4), beta_trait("time", 0.6)};
    world.population.attitude_spread = 0.2;
    world.homeland.regions.push_back({"far", "Far"});
    Subgroup& first = world.population.subgroups[0];
    first.kin_regions = {0.7, 0.3};
    Subgroup second = first;
    second.name = "others";
    second.faction = 1;
    world.population.subgroups.push_back(second);
    world.population.people.push_back({0, 1, 300.0, 300.0});
    world.network.friends.kind = FriendsKind::small_world;
    world.network.friends.mean_degree = 6.0;
    world.influence = {};
    world.influence.memory = {1.5};
    world.influence.media = 0.3;
    Context open;
    open.name = "openness";
    open.value = 0.6;
    world.contexts = {open};
    Kind shooting;
    shooting.name = "shooting";
    shooting.salience = {{"outrage", 2.0}, {"fear_for_kin", 1.0}};
    world.kinds = {shooting};
    const UtcTime at{plain_start.seconds + 86400};
    world.homeland.triggers = {{"T1", at, at, "shooting", {0}, 0.9, 0.6, 0.0, 0.0, 1}};
    world.motives = {motive("outrage", "attitude", {{"share", 3.0}, {"rally", 2.0}}),
                     motive("fear_for_kin", "kin", {{"donate", 3.0}})};
    world.barriers = {barrier("fear", "kin", "openness", {{"rally", 1.0}, {"share", 0.5}}),
                      barrier("no_time", "1 - time", "1 - openness", {{"rally", 0.8}})};
    Activity share = plain_activity("share", 1.0, -2.0);
    share.contagion = 2.0;
    share.visibility = {0.5};
    share.effort = 0.2;
    share.fatigue = 1.5;
    Activity donate = plain_activity("donate", 0.5, -2.5);
    donate.visibility = {0.0};
    donate.effort = 0.0;
    Activity rally = plain_activity("rally", 0.5, -1.5);
    rally.contagion = 3.0;
    rally.effort = 0.6;
    rally.fatigue = 2.0;
    world.activities = {share, donate, rally};
    return world;
}

} // namespace

TEST_CASE("thinning gives the acts of a plain loop over everybody", "[theory]") {
    const Scenario world = lively_world();
    const Plan plan{world};
    std::vector<std::vector<double>> fast(3);
    std::vector<std::vector<double>> slow(3);
    for (std::uint32_t replicate = 0; replicate != 100; ++replicate) {
        const RunKey run{world.seed, replicate};
        const RunRecord record = simulate(plan, run).value();
        const Population population = make_population(world, plan.laws, run);
        const Network network = build_network(world.network, world.hosts, population, run);
        const std::vector<double> acts =
            SlowTwin{world, population, network.friends, 1000 + replicate}.run();
        for (std::size_t k = 0; k != 3; ++k) {
            fast[k].push_back(acts_of(record, k));
            slow[k].push_back(acts[k]);
        }
    }
    for (std::size_t k = 0; k != 3; ++k) {
        const Estimate a = estimate(fast[k]);
        const Estimate b = estimate(slow[k]);
        CAPTURE(world.activities[k].name, a.mean, a.error, b.mean, b.error);
        CHECK(b.mean > 100.0);          // something happens
        CHECK(a.error < 0.02 * a.mean); // and is known well
        CHECK(standard_errors_apart(a, b) < 5.0);
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "model/simulation/visibility.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// Two factions with friends; one activity is seen by all contacts, one by half of them.
Scenario watching_world() {
    Scenario world = plain_world(60.0, 20.0);
    Subgroup others = world.population.subgroups[0];
    others.name = "others";
    others.faction = 1;
    world.population.subgroups.push_back(others);
    world.population.people.push_back({0, 1, 60.0, 60.0});
    world.population.homophily = {0.3};
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = 6.0;
    world.influence.memory = {1.0}; // 4 steps
    world.influence.cross_faction = {0.5};
    world.influence.media = 0.4;
    world.activities = {plain_activity("rally", 1.0, 0.0), plain_activity("share", 1.0, 0.0)};
    world.activities[1].visibility = {0.5};
    world.activities[0].effort = 0.3;
    world.activities[1].effort = 0.1;
    return world;
}

/// What a person does in each step, kept apart from the engine: last step of each visible act.
struct Seen {
    std::uint32_t until = 0;
    double share = 0.0;
};

/// Weighted number of visibly active friends, counted anew.
double count_active(const World& world, const std::vector<Seen>& seen, std::uint32_t person) {
    double sum = 0.0;
    for (const std::uint32_t other : world.network.friends.neighbours(person)) {
        const bool is_same = world.population.subgroup[other] == world.population.subgroup[person];
        sum += seen[other].share * (is_same ? 1.0 : 0.5);
    }
    return sum;
}

} // namespace

TEST_CASE("contacts' activity is that of a recount at every step", "[simulation]") {
    const Scenario scenario = watching_world();
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    start_activity(world);
    std::vector<Seen> seen(world.population.size());
    for (std::uint32_t step = 0; step != 60; ++step) {
        std::vector<Act> acts;
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            Stream stream{{77, 0}, Purpose{24}, person, step};
            if (uniform(stream) < 0.08) {
                const auto activity = static_cast<std::uint8_t>(uniform_below(stream, 2));
                acts.push_back({person, activity});
                const double share = activity == 0 ? 1.0 : 0.5;
                if (share >= seen[person].share) { // a weaker act adds nothing to a stronger one
                    seen[person] = {step + 4, share};
                }
            }
        }
        carry_out(world, step, acts);
        fade(world, step);
        double in_public = 0.0;
        for (Seen& person : seen) {
            person.share = person.until == step ? 0.0 : person.share;
            in_public += person.share;
        }
        const double n = world.population.size();
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            const double active = count_active(world, seen, person);
            const double degree = world.network.friends.degree(person);
            CAPTURE(step, person, active, degree);
            REQUIRE(world.people.visible.of_contacts[person][Side::critical] ==
                    static_cast<std::uint32_t>(std::lround(active * visibility_unit)));
            const double share = 0.4 * in_public / n + (degree > 0.0 ? active / degree : 0.0);
            REQUIRE(active_share(world, person, Side::critical) ==
                    Approx(share).epsilon(1e-5).margin(1e-7));
        }
    }
}

TEST_CASE("in a mean field everybody sees all others", "[simulation]") {
    Scenario scenario = watching_world();
    scenario.network.friends.kind = FriendsKind::complete;
    scenario.influence.media = 0.0;
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    start_activity(world);
    const std::vector<Act> acts{{3, 0}, {5, 0}, {9, 1}};
    carry_out(world, 0, acts);
    CHECK(active_share(world, 0, Side::critical) == Approx(2.5 / 119.0).epsilon(1e-6));
    CHECK(active_share(world, 3, Side::critical) == Approx(1.5 / 119.0).epsilon(1e-6));
    CHECK(active_share(world, 9, Side::critical) == Approx(2.0 / 119.0).epsilon(1e-6));
}

TEST_CASE("acts of one side are not seen as acts of the other", "[simulation]") {
    Scenario scenario = watching_world();
    scenario.activities[1].stance = Stance::loyal;
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    start_activity(world);
    carry_out(world, 0, std::vector<Act>{{3, 1}});
    const std::uint32_t friend_of_loyal = world.network.friends.neighbours(3).front();
    CHECK(world.people.visible.of_contacts[friend_of_loyal][Side::critical] == 0);
    CHECK(world.people.visible.of_contacts[friend_of_loyal][Side::loyal] > 0);
    CHECK(world.visible_units[Side::critical][0] == 0);
}

TEST_CASE("fatigue adds up and halves in its half-life", "[simulation]") {
    Scenario scenario = watching_world();
    scenario.fatigue.half_life = {2.0}; // 8 steps
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    start_activity(world);
    const std::vector<Act> rally{{0, 0}};
    CHECK(fatigue_of(world, 0, 3) == 0.0F);
    carry_out(world, 4, rally);
    constexpr float byte = 0.5F / 255.0F; // fatigue is kept to 1/255
    CHECK(std::abs(fatigue_of(world, 0, 4) - 0.3F) < byte);
    CHECK(std::abs(fatigue_of(world, 0, 12) - 0.15F) < byte);
    carry_out(world, 12, rally);
    CHECK(std::abs(fatigue_of(world, 0, 12) - 0.45F) < 2.0F * byte);
    CHECK(std::abs(fatigue_of(world, 0, 28) - 0.1125F) < 2.0F * byte);
    for (std::uint32_t step = 29; step != 40; ++step) {
        carry_out(world, step, rally);
    }
    CHECK(fatigue_of(world, 0, 39) <= 1.0F);
    CHECK(fatigue_of(world, 1, 39) == 0.0F);
}

TEST_CASE("acts are written down where they happen", "[simulation]") {
    const Scenario scenario = watching_world();
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    start_activity(world);
    carry_out(world, 2, std::vector<Act>{{0, 0}, {1, 1}});
    carry_out(world, 3, std::vector<Act>{{0, 0}, {1, 0}});
    CHECK(world.record.acts[2 * 2] == 1);
    CHECK(world.record.acts[2 * 2 + 1] == 1);
    CHECK(world.record.acts[3 * 2] == 2);
    CHECK(world.record.participants == std::vector<std::uint32_t>{2, 1});
    CHECK(world.record.active_people == std::vector<std::uint32_t>{2});
}

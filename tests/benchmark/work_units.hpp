// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"
#include "tests/benchmark/limit/epidemic.hpp"
#include "tests/support/plain_world.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

/// Work that other engines of the field do too, as scenarios: everything that the work lacks is
/// switched off by the scenario, nothing in the engine.
namespace diasim::benchmarks {

/// A plain world in steps of a day that writes down as little as a record can.
[[nodiscard]] inline Scenario unit_world(double people, double days, FriendsKind ties) {
    Scenario world = test::plain_world(people, days, 1.0);
    world.network.friends.kind = ties;
    world.network.friends.mean_degree = 10.0;
    world.network.friends.rewiring = {0.1};
    world.influence.memory = {1000.0};
    world.record.period = {days};
    world.record.loss_sample = 1000000;
    return world;
}

/// W1: news is the infection, attention the time of being infectious. A step's hazards -ln(1 - p)
/// make the engine the same process as limit::Epidemic: who becomes attentive in a step tells each
/// contact with probability `infection` in it and in those after, until attention lapses.
[[nodiscard]] inline Scenario epidemic_world(double people, const limit::Epidemic& law) {
    Scenario world = unit_world(people, law.ticks, FriendsKind::small_world);
    world.attention.initial = {law.seeds};
    world.attention.lapse = {-std::log1p(-law.recovery)};
    world.channels = {test::friends_channel(-std::log1p(-law.infection))};
    return world;
}

/// The work unit W2: who acts once `share` of the contacts does.
struct Cascade {
    FriendsKind ties = FriendsKind::erdos_renyi;
    double share = 0.18;
    double seeds = 0.02;
    std::uint32_t steps = 30; ///< more than there are rounds
};
inline constexpr Cascade cascade_a{};
inline constexpr Cascade cascade_b{FriendsKind::small_world, 0.25, 0.02, 100};

/// W2: an activity by threshold that is remembered to the end.
[[nodiscard]] inline Scenario cascade_world(double people, const Cascade& law) {
    Scenario world = unit_world(people, law.steps, law.ties);
    Activity& act = world.activities.front();
    act.rule = Rule::threshold;
    act.threshold.mean = law.share;
    act.initial = {law.seeds};
    act.effort = 0.0;
    return world;
}

/// Who acts from the beginning in a run of cascade_world(), in the engine's own draws.
[[nodiscard]] inline std::vector<std::uint32_t> cascade_seeds(const Cascade& law, RunKey run,
                                                              std::uint32_t people) {
    std::vector<std::uint32_t> seeds;
    for (std::uint32_t person = 0; person != people; ++person) {
        Stream stream{run, Purpose::initial_activity, person, 0};
        if (uniform(stream) < law.seeds) {
            seeds.push_back(person);
        }
    }
    return seeds;
}

/// How many began to act in each step of a cascade, until nobody did.
[[nodiscard]] inline std::vector<std::uint32_t> cascade_rounds(const RunRecord& record) {
    std::vector<std::uint32_t> rounds = record.acts; // one community, one activity
    while (!rounds.empty() && rounds.back() == 0) {
        rounds.pop_back();
    }
    return rounds;
}

} // namespace diasim::benchmarks

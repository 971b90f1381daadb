// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/turnout.hpp"

#include "model/base/distributions.hpp"
#include "model/mobilization/geography.hpp"
#include "model/mobilization/rules.hpp"
#include "model/simulation/losses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace diasim {
namespace {

/// One person who knows of a gathering, as far as the decision to go needs it.
struct Candidate {
    std::uint32_t person = 0;
    FeatureRow features{};
    float utility = 0.0F;     ///< without the encouragement of turnout
    std::vector<float> loads; ///< of the barriers
};

/// Loads of the barriers on a gathering for people of a community and region. Distance is that of
/// the gathering, not of the nearest place.
std::vector<float> loads_of(const World& world, const Gathering& gathering, std::uint32_t person) {
    const Plan& plan = world.plan;
    const Situation situation = situation_of(world, person);
    const double km = plan.distance_km[world.population.community[person]][gathering.site];
    const auto away = static_cast<float>(remoteness(km, plan.scenario.hosts.distance_scale.km));
    std::vector<float> loads;
    for (std::size_t b = 0; b != plan.theory.barriers.size(); ++b) {
        const CompiledBarrier& barrier = plan.theory.barriers[b];
        const float here =
            barrier.is_distance ? felt_distance(barrier, away) : situation.contexts[b];
        loads.push_back(here * barrier.loss[gathering.activity]);
    }
    return loads;
}

/// What all barriers together take from the utility of going.
float held_back(const World& world, const FeatureRow& features, std::span<const float> loads) {
    float sum = 0.0F;
    for (std::size_t b = 0; b != loads.size(); ++b) {
        sum += felt(features, world.plan.theory.barriers[b].trait) * loads[b];
    }
    return sum;
}

/// People who know, are attentive and at no other gathering (`busy`, rising).
std::vector<Candidate> candidates_of(const World& world, const Gathering& gathering,
                                     std::uint32_t step, const std::vector<std::uint32_t>& busy) {
    const Theory& theory = world.plan.theory;
    const std::size_t k = gathering.activity;
    std::vector<Candidate> candidates;
    for (const std::uint32_t person : gathering.informed) {
        if (world.people.attention[person] != AttentionState::attentive ||
            std::binary_search(busy.begin(), busy.end(), person)) {
            continue;
        }
        Candidate candidate{person, features_of(world, person, step), 0.0F,
                            loads_of(world, gathering, person)};
        const Utilities parts = utilities_of(world, person, candidate.features);
        candidate.utility = parts.why[k] + theory.called[k] + social_utility(world, person)[k] -
                            held_back(world, candidate.features, candidate.loads);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

/// Number of people who would come if nobody counted on others.
double expected_turnout(const std::vector<Candidate>& candidates) {
    double sum = 0.0;
    for (const Candidate& candidate : candidates) {
        sum += static_cast<double>(logistic(candidate.utility));
    }
    return sum;
}

template <class Key>
using Counts = std::vector<std::pair<Key, std::uint32_t>>;

template <class Key>
Counts<Key> count_by(const std::vector<Act>& came, const std::vector<Key>& column) {
    std::map<Key, std::uint32_t> counts;
    for (const Act& act : came) {
        ++counts[column[act.person]];
    }
    return {counts.begin(), counts.end()};
}

GatheringRecord record_of(const World& world, const Gathering& gathering, std::uint32_t step,
                          const std::vector<Act>& came) {
    GatheringRecord record;
    record.step = step;
    record.site = gathering.site;
    record.activity = gathering.activity;
    record.is_called_by_association = gathering.is_called_by_association;
    record.informed = static_cast<std::uint32_t>(gathering.informed.size());
    record.attendance = static_cast<std::uint32_t>(came.size());
    record.by_community = count_by(came, world.population.community);
    record.by_subgroup = count_by(came, world.population.subgroup);
    return record;
}

/// What tells gatherings apart in random numbers: activity and site; the step is in the address.
std::uint64_t turnout_entity(const Gathering& gathering) {
    return (std::uint64_t{gathering.activity} << 16U) | gathering.site;
}

std::vector<std::uint32_t> people_of(const std::vector<Act>& acts) {
    std::vector<std::uint32_t> people;
    people.reserve(acts.size());
    for (const Act& act : acts) {
        people.push_back(act.person);
    }
    std::sort(people.begin(), people.end());
    return people;
}

/// Holds one gathering: appends who came to `acts`.
void hold(World& world, const Gathering& gathering, std::uint32_t step, std::vector<Act>& acts) {
    const Organised& spec = world.plan.scenario.activities[gathering.activity].organised;
    const std::vector<Candidate> candidates =
        candidates_of(world, gathering, step, people_of(acts));
    const auto encouraged = static_cast<float>(
        spec.encouragement * turnout_influence(expected_turnout(candidates), spec.turnout_scale));
    std::vector<Act> came;
    for (const Candidate& candidate : candidates) {
        const float utility = candidate.utility + encouraged;
        add_losses(world, candidate.person, candidate.features, gathering.activity, utility,
                   candidate.loads);
        Stream stream{world.key, Purpose::attendance,
                      (turnout_entity(gathering) << 32U) | candidate.person, step};
        if (uniform(stream) < static_cast<double>(logistic(utility))) {
            came.push_back({candidate.person, gathering.activity});
        }
    }
    if (came.size() < spec.minimum_turnout) {
        ++world.record.failed_gatherings;
        return;
    }
    world.record.gatherings.push_back(record_of(world, gathering, step, came));
    acts.insert(acts.end(), came.begin(), came.end());
}

} // namespace

std::vector<Act> hold_gatherings(World& world, std::uint32_t step) {
    std::vector<Act> acts;
    for (const Gathering& gathering : world.gatherings) {
        if (gathering.appointed == step) {
            hold(world, gathering, step, acts);
        }
    }
    std::erase_if(world.gatherings,
                  [step](const Gathering& gathering) { return gathering.appointed <= step; });
    return acts;
}

} // namespace diasim

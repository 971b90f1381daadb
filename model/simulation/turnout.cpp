// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/distributions.hpp"
#include "model/mobilization/geography.hpp"
#include "model/mobilization/rules.hpp"
#include "model/simulation/decision_step.hpp"
#include "model/simulation/gathering_step.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace diasim {
namespace {

/// One person who knows of a gathering, as far as the decision to go needs it.
struct Candidate {
    std::uint32_t person = 0;
    FeatureRow features{};
    float utility = 0.0F; ///< without the encouragement of turnout
};

/// Correction of the barriers of distance: the cell holds the nearest site, the gathering has its
/// own.
float distance_correction(const World& world, const Gathering& gathering, std::uint32_t person,
                          const FeatureRow& features) {
    const Plan& plan = world.plan;
    const std::uint16_t community = world.population.community[person];
    const double km = plan.distance_km[community][gathering.site];
    const auto site = static_cast<float>(remoteness(km, plan.scenario.hosts.distance_scale.km));
    float correction = 0.0F;
    for (std::size_t b = 0; b != plan.theory.barriers.size(); ++b) {
        const CompiledBarrier& barrier = plan.theory.barriers[b];
        if (!barrier.is_distance) {
            continue;
        }
        const std::size_t width = stride(plan.theory.n_activities);
        const float nearest =
            world.cells[world.cell_of(person)].load[b * width + gathering.activity];
        const float here = felt_distance(barrier, site) * barrier.loss[gathering.activity];
        const float x = features[barrier.trait.index];
        correction += (barrier.trait.is_complement ? 1.0F - x : x) * (here - nearest);
    }
    return correction;
}

std::vector<Candidate> candidates_of(const World& world, const Gathering& gathering,
                                     std::uint32_t step) {
    const Theory& theory = world.plan.theory;
    const std::size_t k = gathering.activity;
    const auto half = static_cast<float>(world.plan.scenario.influence.half_share);
    std::vector<Candidate> candidates;
    for (const std::uint32_t person : gathering.informed) {
        if (world.people.attention[person] != AttentionState::attentive) {
            continue;
        }
        Candidate candidate{person, features_of(world, person, step), 0.0F};
        const ByActivity net = net_utilities(world.cells[world.cell_of(person)], candidate.features,
                                             theory.features.count(), theory.n_activities);
        candidate.utility =
            net[k] + theory.called[k] +
            theory.contagion[k] * social_influence(active_share(world, person), half) -
            distance_correction(world, gathering, person, candidate.features);
        candidates.push_back(candidate);
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

/// Holds one gathering: appends who came to `acts`.
void hold(World& world, const Gathering& gathering, std::uint32_t step, std::vector<Act>& acts) {
    const Organised& spec = world.plan.scenario.activities[gathering.activity].organised;
    const std::vector<Candidate> candidates = candidates_of(world, gathering, step);
    const auto encouraged = static_cast<float>(
        spec.encouragement * turnout_influence(expected_turnout(candidates), spec.turnout_scale));
    std::vector<Act> came;
    for (const Candidate& candidate : candidates) {
        const float utility = candidate.utility + encouraged;
        add_losses(world, candidate.person, candidate.features, gathering.activity, utility);
        Stream stream{world.key, Purpose::attendance,
                      (std::uint64_t{gathering.id} << 32U) | candidate.person, step};
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

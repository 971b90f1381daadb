// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/decision_step.hpp"

#include "model/base/distributions.hpp"
#include "model/base/parallel.hpp"
#include "model/base/sort_distinct.hpp"
#include "model/simulation/look_ahead.hpp"
#include "model/simulation/opportunity.hpp"
#include "model/simulation/thresholds.hpp"
#include "model/simulation/visibility.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diasim {
namespace {

/// The rates at which a person acts of its own accord in a step [1/day].
ByActivity own_rates(const World& world, std::uint32_t person, std::uint32_t step) {
    const Theory& theory = world.plan.theory;
    ByActivity rates = logistic_of(net_utility(world, person, features_of(world, person, step)),
                                   theory.n_activities);
    rates *= theory.own_rate;
    return rates;
}

/// Adds the noise below thresholds: a small rate for those whom contacts have not convinced.
void add_noise(const World& world, std::uint32_t person, ByActivity& rates) {
    for (const std::size_t k : world.plan.threshold_activities) {
        const ThresholdLaw& law = world.plan.scenario.activities[k].threshold;
        const Side side = side_of_activity(world, k);
        const Visibility& visible = world.people.visible;
        if ((!law.noise_needs_contact || visible.of_contacts[person][side] > 0) &&
            visible.own[person][side] == 0) {
            rates[k] += world.plan.noise[k];
        }
    }
}

/// The opportunities of a person to act of its own accord.
Opportunities opportunities_of(const World& world, std::uint32_t person) {
    return {world,
            person,
            {world.plan.theory.own_rate, world.plan.noise, Purpose::opportunity, person}};
}

/// Sets when a person may act next, counted from the beginning of `from`.
void schedule(World& world, std::uint32_t person, std::uint32_t from,
              Opportunities& opportunities) {
    const std::uint32_t until =
        std::min<std::uint32_t>(world.people.next_change[person], world.plan.steps);
    const std::uint32_t next = opportunities.first(from, until);
    world.people.next_opportunity[person] = next < until ? static_cast<std::uint16_t>(next) : never;
}

/// One opportunity of a person: what it does, if anything.
void take_opportunity(World& world, std::uint32_t person, std::uint32_t step,
                      std::vector<Act>& acts) {
    Opportunities opportunities = opportunities_of(world, person);
    ByActivity rates = own_rates(world, person, step);
    add_noise(world, person, rates);
    if (const auto k = opportunities.taken(step, rates)) {
        acts.push_back({person, *k});
    }
    schedule(world, person, step + 1, opportunities);
}

/// Those of one block who take an opportunity in this step.
std::vector<Act> decide_block(World& world, std::uint32_t step, std::size_t begin,
                              std::size_t end) {
    std::vector<Act> acts;
    const std::vector<std::uint32_t> due =
        people_due(world.people.next_opportunity, step, begin, end);
    const auto fetch = [&](std::uint32_t person) { fetch_person(world, person); };
    for_each_ahead(std::span{due}, fetch, [&](std::uint32_t person) {
        if (world.people.attention[person] == AttentionState::attentive) {
            take_opportunity(world, person, step, acts);
        }
    });
    return acts;
}

/// Those whose threshold is reached and who are not active yet, in order of people.
std::vector<Act> decide_by_threshold(World& world, std::size_t t) {
    const auto activity = static_cast<std::uint8_t>(world.plan.threshold_activities[t]);
    const Side side = side_of_activity(world, activity);
    const auto wants_to_act = [&](std::uint32_t person) {
        return world.people.visible.own[person][side] == 0 &&
               has_reached_threshold(world, t, person);
    };
    const auto is_attentive = [&](std::uint32_t person) {
        return world.people.attention[person] == AttentionState::attentive;
    };
    std::vector<Act> acts;
    if (looks_at_everybody(world)) {
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            if (is_attentive(person) && wants_to_act(person)) {
                acts.push_back({person, activity});
            }
        }
        return acts;
    }
    // Whoever wants to act stays on the list until it is seen to be active: the act may leave no
    // trace, or give way to that of an earlier threshold or to a gathering.
    std::vector<std::uint32_t> due = std::move(world.due[t]);
    sort_distinct(due, world.population.size());
    for (const std::uint32_t person : due) {
        const bool wants = wants_to_act(person);
        if (wants && is_attentive(person)) {
            acts.push_back({person, activity});
        }
        if (wants) {
            world.due[t].push_back(person);
        }
        world.threshold_rows.settle(person, t,
                                    wants || world.people.visible.own[person][side] != 0);
    }
    return acts;
}

/// Both lists in order of people; of those who are in both, the act of the first.
std::vector<Act> merge_acts(const std::vector<Act>& first, const std::vector<Act>& second) {
    std::vector<Act> acts;
    acts.reserve(first.size() + second.size());
    std::ranges::set_union(first, second, std::back_inserter(acts), {}, &Act::person, &Act::person);
    return acts;
}

} // namespace

void schedule_opportunity(World& world, std::uint32_t person, std::uint32_t from) {
    if (world.plan.has_spontaneous) {
        Opportunities opportunities = opportunities_of(world, person);
        schedule(world, person, from, opportunities);
    }
}

std::vector<Act> decide(World& world, std::uint32_t step) {
    const std::size_t n = world.population.size();
    std::vector<std::vector<Act>> by_block(block_count(n));
    if (world.plan.has_spontaneous) {
        for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
            by_block[block] = decide_block(world, step, begin, end);
        });
    }
    std::vector<Act> alone;
    for (const std::vector<Act>& block : by_block) {
        alone.insert(alone.end(), block.begin(), block.end());
    }
    std::vector<Act> acts;
    for (std::size_t t = 0; t != world.plan.threshold_activities.size(); ++t) {
        acts = merge_acts(acts, decide_by_threshold(world, t));
    }
    if (acts.empty()) {
        return alone;
    }
    return merge_acts(acts, alone);
}

} // namespace diasim

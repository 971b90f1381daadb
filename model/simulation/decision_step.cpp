// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/decision_step.hpp"

#include "model/base/distributions.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/losses.hpp"
#include "model/simulation/visibility.hpp"

#include <algorithm>

namespace diasim {
namespace {

/// What a person could do in a step of its own accord.
struct Options {
    ByActivity utility{};
    ByActivity rate{}; ///< per day
    float total = 0.0F;
};

Options options_of(const World& world, std::uint32_t person, const FeatureRow& features,
                   const Cell& cell) {
    const Plan& plan = world.plan;
    const Theory& theory = plan.theory;
    const ByActivity net =
        net_utilities(cell, features, theory.features.count(), theory.n_activities);
    const ByActivity social = social_utility(world, person);
    Options options;
    for (std::size_t k = 0; k != most_activities; ++k) {
        options.utility[k] = net[k] + social[k];
    }
    options.rate = logistic_of(options.utility, stride(theory.n_activities));
    for (std::size_t k = 0; k != theory.n_activities; ++k) {
        options.rate[k] *= theory.own_rate[k];
        options.total += options.rate[k];
    }
    return options;
}

/// Adds the noise below thresholds: a small rate for those whom contacts have not convinced.
void add_noise(const World& world, std::uint32_t person, Options& options) {
    for (std::size_t t = 0; t != world.plan.threshold_activities.size(); ++t) {
        const std::size_t k = world.plan.threshold_activities[t];
        const ThresholdLaw& law = world.plan.scenario.activities[k].threshold;
        const Visibility& seen = visibility_of(world, person, side_of_activity(world, k));
        const bool may = !law.noise_needs_contact || seen.of_contacts > 0;
        const bool is_idle = seen.own == 0;
        if (law.noise.per_day > 0.0 && may && is_idle) {
            options.rate[k] = static_cast<float>(law.noise.per_day);
            options.total += options.rate[k];
        }
    }
}

std::uint8_t choose(const Options& options, std::size_t n_activities, double u) {
    float left = static_cast<float>(u) * options.total;
    std::size_t last = 0;
    for (std::size_t k = 0; k != n_activities; ++k) {
        if (options.rate[k] > 0.0F) {
            last = k;
            left -= options.rate[k];
            if (left < 0.0F) {
                break;
            }
        }
    }
    return static_cast<std::uint8_t>(last);
}

/// One opportunity of a person: what it does, if anything.
void take_opportunity(World& world, std::uint32_t person, std::uint32_t step,
                      std::vector<Act>& acts) {
    const Plan& plan = world.plan;
    const std::size_t place = world.cell_of(person);
    const CumulativeHazard& bound = plan.opportunity[place];
    schedule_opportunity(world, person, step + 1);
    const Cell& cell = world.cells[place];
    const FeatureRow features = features_of(world, person, step);
    Options options = options_of(world, person, features, cell);
    add_noise(world, person, options);

    const double chance = event_probability(bound.in_step(step));
    const double days = plan.step_days;
    Stream stream{world.key, Purpose::decision, person, step};
    const double kept = event_probability(static_cast<double>(options.total) * days) / chance;
    const double u = uniform(stream);
    const double choice = uniform(stream);
    const std::uint32_t sample = plan.scenario.record.loss_sample;
    if (sample > 0 && uniform_below(stream, sample) == 0) {
        ByActivity scale{};
        for (std::size_t k = 0; k != plan.theory.n_activities; ++k) {
            scale[k] = plan.theory.own_rate[k] * static_cast<float>(days / chance * sample);
        }
        add_losses(world, person, features, options.utility, scale);
    }
    if (u < kept) {
        acts.push_back({person, choose(options, plan.theory.n_activities, choice)});
    }
}

/// Those of one block who take an opportunity in this step.
std::vector<Act> decide_block(World& world, std::uint32_t step, std::size_t begin,
                              std::size_t end) {
    std::vector<Act> acts;
    const std::uint16_t* const next = world.people.next_opportunity.data();
    for (std::size_t i = begin; i != end; ++i) {
        if (next[i] == step && world.people.attention[i] == AttentionState::attentive) {
            take_opportunity(world, static_cast<std::uint32_t>(i), step, acts);
        }
    }
    return acts;
}

/// Those whose threshold is reached and who are not active yet. Who is not attentive stays on the
/// list of those to be looked at.
void decide_by_threshold(World& world, std::size_t t, std::vector<Act>& acts) {
    const auto activity = static_cast<std::uint8_t>(world.plan.threshold_activities[t]);
    const Side side = side_of_activity(world, activity);
    std::vector<std::uint32_t> waiting;
    const auto consider = [&](std::uint32_t person) {
        if (visibility_of(world, person, side).own != 0 ||
            !has_reached_threshold(world, t, person)) {
            return;
        }
        if (world.people.attention[person] == AttentionState::attentive) {
            acts.push_back({person, activity});
        } else {
            waiting.push_back(person);
        }
    };
    if (looks_at_everybody(world)) {
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            consider(person);
        }
        return;
    }
    for (const std::uint32_t person : world.due[t]) {
        consider(person);
    }
    std::sort(waiting.begin(), waiting.end());
    waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
    world.due[t] = std::move(waiting);
}

/// Leaves one act a person: the first of the list.
void keep_first(std::vector<Act>& acts) {
    std::stable_sort(acts.begin(), acts.end(),
                     [](const Act& a, const Act& b) { return a.person < b.person; });
    acts.erase(std::unique(acts.begin(), acts.end(),
                           [](const Act& a, const Act& b) { return a.person == b.person; }),
               acts.end());
}

} // namespace

void schedule_opportunity(World& world, std::uint32_t person, std::uint32_t from) {
    if (!world.plan.has_spontaneous) {
        return;
    }
    std::uint32_t next = world.plan.steps;
    if (from < world.plan.steps) {
        Stream stream{world.key, Purpose::opportunity, person, from};
        next = world.plan.opportunity[world.cell_of(person)].first_step(
            from, standard_exponential(stream));
    }
    world.people.next_opportunity[person] =
        next < world.plan.steps ? static_cast<std::uint16_t>(next) : never;
}

std::vector<Act> decide(World& world, std::uint32_t step) {
    const std::size_t n = world.population.size();
    std::vector<std::vector<Act>> by_block(block_count(n));
    if (world.plan.has_spontaneous) {
        for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
            by_block[block] = decide_block(world, step, begin, end);
        });
    }
    std::vector<Act> acts;
    for (std::size_t t = 0; t != world.plan.threshold_activities.size(); ++t) {
        decide_by_threshold(world, t, acts);
    }
    for (const std::vector<Act>& block : by_block) {
        acts.insert(acts.end(), block.begin(), block.end());
    }
    if (!world.plan.threshold_activities.empty()) {
        keep_first(acts);
    }
    return acts;
}

} // namespace diasim

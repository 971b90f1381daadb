// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/losses.hpp"

#include "model/base/math.hpp"
#include "model/base/parallel.hpp"

#include <algorithm>
#include <atomic>

namespace diasim {
namespace {

/// Adds to the period's sum of one barrier; as integers, so that the order of additions is free.
void add_loss(World& world, std::uint32_t person, std::size_t activity, std::size_t barrier,
              float acts) {
    const Theory& theory = world.plan.theory;
    const std::size_t place =
        (world.population.community[person] * theory.n_activities + activity) *
            theory.barriers.size() +
        barrier;
    const std::atomic_ref<std::int64_t> sum{world.loss[place]};
    sum.fetch_add(static_cast<std::int64_t>(acts * static_cast<float>(1.0 / loss_unit)),
                  std::memory_order_relaxed);
}

/// People of a community who are asked in a step at least, so that small ones are not left out.
constexpr std::uint32_t least_asked = 2;

/// Adds the losses of one person, who stands for `scale` days of people like it.
void add_losses_of(World& world, std::uint32_t person, std::uint32_t step, float scale) {
    const Theory& theory = world.plan.theory;
    const FeatureRow features = features_of(world, person, step);
    const Situation situation = situation_of(world, person);
    const ByActivity utility = net_utility(world, person, features);
    const ByActivity hindered = logistic_of(utility, theory.n_activities);
    for (std::size_t b = 0; b != theory.barriers.size(); ++b) {
        const float x = felt(features, theory.barriers[b].trait) * situation.contexts[b];
        if (x == 0.0F) {
            continue;
        }
        ByActivity freed = utility;
        for (std::size_t k = 0; k != theory.n_activities; ++k) {
            freed[k] += x * situation.loss[b][k];
        }
        freed = logistic_of(freed, theory.n_activities);
        for (std::size_t k = 0; k != theory.n_activities; ++k) {
            const float gain = scale * theory.own_rate[k] * (freed[k] - hindered[k]);
            if (gain > 0.0F) {
                add_loss(world, person, k, b, gain);
            }
        }
    }
}

} // namespace

void sample_losses(World& world, std::uint32_t step) {
    if (!world.plan.has_spontaneous) {
        return;
    }
    const Population& population = world.population;
    for_each_task(population.community_count(), [&](std::size_t c) {
        if (world.attentive[c] == 0) {
            return;
        }
        const std::uint32_t stride = std::clamp(population.people(c) / least_asked, 1U,
                                                world.plan.scenario.record.loss_sample);
        const auto scale = static_cast<float>(world.plan.step_days * stride);
        Stream stream{world.key, Purpose::decomposition, c, step};
        std::uint32_t person = population.community_begin[c] + uniform_below(stream, stride);
        for (; person < population.community_begin[c + 1]; person += stride) {
            if (world.people.attention[person] == AttentionState::attentive) {
                add_losses_of(world, person, step, scale);
            }
        }
    });
}

void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                std::size_t activity, float utility, std::span<const float> loads) {
    const float hindered = logistic(utility);
    for (std::size_t b = 0; b != loads.size(); ++b) {
        const float x = felt(features, world.plan.theory.barriers[b].trait);
        const float gain = logistic(utility + x * loads[b]) - hindered;
        if (gain > 0.0F) {
            add_loss(world, person, activity, b, gain);
        }
    }
}

} // namespace diasim

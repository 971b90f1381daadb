// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/losses.hpp"

#include "model/base/math.hpp"

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

} // namespace

void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                const ByActivity& utility, const ByActivity& scale) {
    const Theory& theory = world.plan.theory;
    const Cell& cell = world.cells[world.cell_of(person)];
    const std::size_t width = stride(theory.n_activities);
    const ByActivity hindered = logistic_of(utility, width);
    for (std::size_t b = 0; b != theory.barriers.size(); ++b) {
        ByActivity freed = utility;
        const float x = felt(features, theory.barriers[b].trait);
        const float* const load = cell.load.data() + b * width;
        for (std::size_t k = 0; k != width; ++k) {
            freed[k] += x * load[k];
        }
        freed = logistic_of(freed, width);
        for (std::size_t k = 0; k != theory.n_activities; ++k) {
            const float gain = scale[k] * (freed[k] - hindered[k]);
            if (gain > 0.0F) {
                add_loss(world, person, k, b, gain);
            }
        }
    }
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

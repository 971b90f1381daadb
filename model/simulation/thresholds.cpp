// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/thresholds.hpp"

#include "model/base/distributions.hpp"
#include "model/base/parallel.hpp"
#include "model/mobilization/rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace diasim {
namespace {

constexpr float per_unit = 1.0F / static_cast<float>(visibility_unit);

/// Shares are ratios of small integers: a hair of tolerance makes 2 of 10 reach 0.2.
bool reaches(float seen, float threshold) noexcept {
    constexpr float hair = 1e-6F;
    return seen >= threshold - hair;
}

const ThresholdLaw& law_of(const World& world, std::size_t t) noexcept {
    return world.plan.scenario.activities[world.plan.threshold_activities[t]].threshold;
}

/// By person: its place in a random order.
std::vector<std::uint32_t> random_ranks(const World& world, std::size_t k) {
    const std::size_t n = world.population.size();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed(n);
    for (std::size_t i = 0; i != n; ++i) {
        Stream stream{world.key, Purpose::threshold, (std::uint64_t{k} << 32U) | i, 0};
        keyed[i] = {stream(), static_cast<std::uint32_t>(i)};
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<std::uint32_t> ranks(n);
    for (std::size_t rank = 0; rank != n; ++rank) {
        ranks[keyed[rank].second] = static_cast<std::uint32_t>(rank);
    }
    return ranks;
}

/// The fewest units that contacts must show for a person to reach a threshold, `never` if all that
/// they can show is too little. Counting up to it is the same as comparing shares in each step, and
/// leaves thresholds and numbers of contacts unread.
std::uint16_t units_needed(float threshold, std::uint32_t contacts, bool counts) noexcept {
    const float divisor = counts || contacts == 0 ? 1.0F : static_cast<float>(contacts);
    const auto is_enough = [&](std::uint32_t units) {
        return reaches(static_cast<float>(units) * per_unit / divisor, threshold);
    };
    constexpr auto most = static_cast<float>(never);
    auto units = static_cast<std::uint32_t>(
        std::clamp(threshold * divisor / per_unit, 0.0F, most)); // up to rounding and the hair
    while (units != 0 && is_enough(units - 1)) {
        --units;
    }
    while (units != never && !is_enough(units)) {
        ++units;
    }
    return static_cast<std::uint16_t>(units);
}

} // namespace

bool looks_at_everybody(const World& world) noexcept {
    return world.network.is_complete || world.plan.scenario.influence.media > 0.0;
}

void draw_thresholds(World& world) {
    const std::size_t n = world.population.size();
    const std::size_t n_laws = world.plan.threshold_activities.size();
    const bool is_share = looks_at_everybody(world);
    if (n_laws == 0) {
        return;
    }
    if (is_share) {
        world.thresholds.resize(n_laws * n);
    } else {
        std::vector<Side> sides_of_laws;
        for (const std::size_t k : world.plan.threshold_activities) {
            sides_of_laws.push_back(side_of_activity(world, k));
        }
        world.threshold_rows = ThresholdRows{n, std::move(sides_of_laws)};
    }
    for (std::size_t t = 0; t != n_laws; ++t) {
        const std::size_t k = world.plan.threshold_activities[t];
        const ThresholdLaw& law = law_of(world, t);
        const auto ranks = law.spaced ? random_ranks(world, k) : std::vector<std::uint32_t>{};
        for_each_block(n, [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i != end; ++i) {
                Stream stream{world.key, Purpose::threshold, (std::uint64_t{k} << 32U) | i, 0};
                const double u =
                    law.spaced ? (ranks[i] + 0.5) / static_cast<double>(n) : uniform(stream);
                const auto threshold = static_cast<float>(threshold_at(law, u));
                if (is_share) {
                    world.thresholds[t * n + i] = threshold;
                } else {
                    const auto person = static_cast<std::uint32_t>(i);
                    world.threshold_rows.set_needed(
                        person, t, units_needed(threshold, world.contacts(person), law.counts));
                }
            }
        });
    }
}

bool has_reached_threshold(const World& world, std::size_t t, std::uint32_t person) noexcept {
    const std::size_t place = t * world.population.size() + person;
    const Side side = side_of_activity(world, world.plan.threshold_activities[t]);
    const std::uint16_t of_contacts = world.people.visible.of_contacts[person][side];
    if (!looks_at_everybody(world)) {
        return of_contacts >= world.threshold_rows.needed(person, t);
    }
    if (!law_of(world, t).counts) {
        return reaches(active_share(world, person, side), world.thresholds[place]);
    }
    const auto units =
        world.network.is_complete
            ? static_cast<float>(world.visible_units[side][world.population.community[person]] -
                                 world.people.visible.own[person][side])
            : static_cast<float>(of_contacts);
    return reaches(units * per_unit, world.thresholds[place]);
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <cstdint>

/// Who acts once enough others do.
/// @source threshold models of collective behaviour: Granovetter 1978
namespace diasim {

/// Whether thresholds may be passed without a contact's act: then everybody is looked at in every
/// step, else only those whose count rises.
[[nodiscard]] bool looks_at_everybody(const World& world) noexcept;

/// Before the first step: draws the thresholds of all people, or spreads them over the quantiles of
/// the law in random order.
void draw_thresholds(World& world);

/// Whether a person has reached the threshold of a threshold activity (position `t` in the plan's
/// list).
[[nodiscard]] bool has_reached_threshold(const World& world, std::size_t t,
                                         std::uint32_t person) noexcept;

/// Notes who passes a threshold as the count of its active contacts rises, once. Who is active is
/// noted when that fades. Does nothing if everybody is looked at.
inline void note_passing(World& world, std::uint32_t person) {
    for (std::size_t t = 0; !world.waiting.is_empty() && t != world.due.size(); ++t) {
        if (world.waiting.is_settled(person, t)) {
            continue;
        }
        const Side side = side_of_activity(world, world.plan.threshold_activities[t]);
        if (world.people.visible.of_contacts[person][side] >= world.waiting.needed(person, t)) {
            world.waiting.settle(person, t, true);
            world.due[t].push_back(person);
        }
    }
}

/// Settles the thresholds of a side as a person begins to act visibly on it, or stops.
inline void settle_side(World& world, std::uint32_t person, Side side, bool is_active) {
    for (std::size_t t = 0; !world.waiting.is_empty() && t != world.due.size(); ++t) {
        if (side_of_activity(world, world.plan.threshold_activities[t]) == side) {
            world.waiting.settle(person, t, is_active);
        }
    }
}

} // namespace diasim

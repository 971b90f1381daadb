// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <bit>
#include <cstddef>
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
    if (world.threshold_rows.is_empty()) {
        return;
    }
    std::uint32_t passed =
        world.threshold_rows.passed(person, world.people.visible.of_contacts[person]);
    for (; passed != 0; passed &= passed - 1) {
        const auto t = static_cast<std::size_t>(std::countr_zero(passed));
        world.threshold_rows.settle(person, t, true);
        world.due[t].push_back(person);
    }
}

} // namespace diasim

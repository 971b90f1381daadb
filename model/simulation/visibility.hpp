// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <span>

namespace diasim {

/// Carries out the acts of a step: writes them down, adds fatigue, and makes them visible to
/// contacts from the next step on. Each person stands at most once in `acts`.
void carry_out(World& world, std::uint32_t step, std::span<const Act> acts);

/// Ends the visibility of acts whose memory is over at the end of a step.
void fade(World& world, std::uint32_t step);

/// Before the first step: thresholds of all people, and who has acted already.
void start_activity(World& world);

/// Whether thresholds may be passed without a contact's act: then everybody is looked at in every
/// step, else only those whose count rises.
[[nodiscard]] bool looks_at_everybody(const World& world) noexcept;

/// Visible activity of a person and its contacts on one side.
[[nodiscard]] inline const Visibility& visibility_of(const World& world, std::uint32_t person,
                                                     Side side) noexcept {
    return world.people.sides[static_cast<std::size_t>(side)][person];
}

/// Whether a person has reached the threshold of a threshold activity (position `t` in the plan's
/// list).
[[nodiscard]] bool has_reached_threshold(const World& world, std::size_t t, std::uint32_t person);

} // namespace diasim

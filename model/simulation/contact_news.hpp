// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/math.hpp"
#include "model/simulation/world.hpp"

#include <cstdint>
#include <functional>
#include <span>

/// News of contacts. The hazard of a person is summed over contacts while they are attentive, so it
/// is known how long each will tell once both its attention and its end are. Two occasions, each
/// drawn once, make the whole law, since the exponential law has no memory: whoever becomes
/// attentive tells those who are not, and whose attention lapses is told by those who are.
/// @source SIR on networks: Newman 2002; SIS, where lapsed people are told too: Pastor-Satorras &
/// Vespignani 2001
namespace diasim {

/// People who became attentive in `step` pass the news on while their attention lasts: contacts who
/// are not attentive change later, if before their next change. Those who are due in this step
/// still are left alone. `is_shared`: others' contacts may be told at the same time: entries of
/// next_change are read of the attentive and lowered of all others.
void pass_on(World& world, std::uint32_t step, std::span<const std::uint32_t> people,
             bool is_shared);

/// Calls told(person, step in which it is attentive again) for people whose attention lapses in
/// `step`, as their attentive contacts tell them; a step beyond the run if none does. told() may
/// write the entries of these people, even while others are told: only those of the attentive are
/// read.
void for_each_told(const World& world, std::span<const std::uint32_t> people, std::uint32_t step,
                   const std::function<void(std::uint32_t, std::uint32_t)>& told);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/network.hpp"

namespace diasim {

/// Draws each voice's stance and reach uniformly from its intervals, then its followers: a person
/// follows with the probability `reach` if the region of the host country and the subgroup are in
/// the audience, independently of other voices.
/// Precondition: at most max_voices voices; `hosts.communities` are those of the population.
[[nodiscard]] Voices draw_voices(const VoiceTable& table, const Hosts& hosts,
                                 const Population& population, RunKey run);

} // namespace diasim

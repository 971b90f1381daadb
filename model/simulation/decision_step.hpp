// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <vector>

namespace diasim {

/// Phase 3 of a step: who acts of their own accord. Reads stocks, contexts, attention, contacts'
/// activity; changes next_opportunity only. Only those are evaluated who have an opportunity
/// (Opportunities).
[[nodiscard]] std::vector<Act> decide(World& world, std::uint32_t step);

/// Sets when an attentive person may act next, from the beginning of `from`, while attention lasts.
void schedule_opportunity(World& world, std::uint32_t person, std::uint32_t from);

} // namespace diasim

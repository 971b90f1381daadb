// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <vector>

namespace diasim {

/// Phase 3 of a step: who acts of their own accord. Reads matrices, attention, contacts' activity;
/// changes next_opportunity and the barriers' losses only.
///
/// Opportunities come at the highest rate that anybody of the cell can have; at each the person's
/// own rates are evaluated and the opportunity is kept with the ratio of the probabilities, which
/// is exact (thinning: Lewis & Shedler 1979). Nobody is evaluated who could not have acted.
[[nodiscard]] std::vector<Act> decide(World& world, std::uint32_t step);

/// Sets when a person may act next, counted from the beginning of `from`: at the highest rate that
/// anybody of the cell can have.
void schedule_opportunity(World& world, std::uint32_t person, std::uint32_t from);

} // namespace diasim

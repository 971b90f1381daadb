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

/// Adds to the period's losses what each barrier took from a person's expected acts:
/// scale x (f(U + loss_b) - f(U)) for each activity, f the logistic function. scale >= 0.
void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                const ByActivity& utility, const ByActivity& scale);

/// The same for one activity with scale 1.
void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                std::size_t activity, float utility);

} // namespace diasim

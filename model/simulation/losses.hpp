// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <span>

namespace diasim {

/// Adds to the period's losses what each barrier takes from the acts that people are expected to do
/// of their own accord in this step: rate x (f(U + loss_b) - f(U)), f the logistic function.
///
/// An estimate without bias from one in `record.loss_sample` of the attentive people of each
/// community, every so-manyth from a start that is drawn for each step; from more where a community
/// has few people. Sums over time or places are much surer than single periods of small places.
void sample_losses(World& world, std::uint32_t step);

/// Adds what each barrier took from going to a gathering: f(U + load_b) - f(U).
void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                std::size_t activity, float utility, std::span<const float> loads);

} // namespace diasim

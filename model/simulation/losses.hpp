// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <span>

namespace diasim {

/// Adds to the period's losses what each barrier took from a person's expected acts:
/// scale x (f(U + loss_b) - f(U)) for each activity, f the logistic function. scale >= 0.
void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                const ByActivity& utility, const ByActivity& scale);

/// The same for one activity with scale 1, where `loads` are the loads of the barriers on it.
void add_losses(World& world, std::uint32_t person, const FeatureRow& features,
                std::size_t activity, float utility, std::span<const float> loads);

/// Value of a feature as a barrier uses it.
[[nodiscard]] inline float felt(const FeatureRow& features, Use trait) noexcept {
    return trait.is_complement ? 1.0F - features[trait.index] : features[trait.index];
}

} // namespace diasim

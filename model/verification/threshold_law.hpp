// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"
#include "model/verification/cascade.hpp"
#include "model/verification/degrees.hpp"
#include "model/verification/threshold_equilibrium.hpp"

#include <optional>
#include <string>
#include <vector>

/// What theory needs to know of a scenario's thresholds and ties. Distributions are computed here
/// anew, not taken from the engine.
namespace diasim::verification {

/// Share of people with a threshold of at most x. A hair lets 2 of 10 reach 0.2.
[[nodiscard]] double share_at_most(const ThresholdLaw& law, double x);

[[nodiscard]] Distribution distribution_of(const ThresholdLaw& law);

/// Who acts with so many of so many contacts active.
[[nodiscard]] Response response_of(const ThresholdLaw& law);

/// The thresholds of n people at the quantiles (i + 1/2) / n of a uniform, constant or empirical
/// law.
[[nodiscard]] std::vector<double> spaced_thresholds(const ThresholdLaw& law, std::size_t n);

/// Degrees of random graphs; nothing for ties of another kind.
[[nodiscard]] std::optional<Degrees> degrees_of(const FriendsSpec& friends);

/// "Poisson z 4", "power law 2.5 from 2 to 50" and so on.
[[nodiscard]] std::string ties_text(const FriendsSpec& friends);

/// "threshold 0.18", "normal thresholds 0.25 +- 0.1" and so on.
[[nodiscard]] std::string threshold_text(const ThresholdLaw& law);

} // namespace diasim::verification

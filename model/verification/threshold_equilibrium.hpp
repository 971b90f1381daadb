// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

/// Who acts in the end when everybody sees everybody (Granovetter 1978, doi:10.1086/226707).
namespace diasim::verification {

/// Share of people whose threshold is at most x.
using Distribution = std::function<double(double x)>;

/// Phi(x), the standard normal distribution.
[[nodiscard]] double normal_probability(double x);

/// Where a rising map of [0, 1] settles from `start`, going step by step.
[[nodiscard]] double settle(const std::function<double(double)>& map, double start);

/// Lowest share r with r = F(r): what thresholds that are shares lead to from nobody.
[[nodiscard]] double mean_field_equilibrium(const Distribution& thresholds);

/// How much a small push grows before it settles at `share`: 1 / (1 - F'(share)).
[[nodiscard]] double amplification(const Distribution& thresholds, double share);

/// How many act in the end when person i acts as soon as thresholds[i] others do.
[[nodiscard]] std::size_t settled_count(const std::vector<double>& thresholds);

/// The deviation of normal thresholds of mean `mean` in (0, 0.5) above which nothing holds the
/// share down: there the line touches the curve, Phi(x) - x phi(x) = mean and deviation = phi(x).
[[nodiscard]] double critical_deviation(double mean);

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <vector>

/// What a constant hazard leads to.
namespace diasim::verification {

/// 1 / (1 + e^-x).
[[nodiscard]] double logistic_function(double x);

/// 1 - e^(-hazard x days).
[[nodiscard]] double chance_within(double per_day, double days);

/// Variance over mean of counts in steps of which each holds one event at most: 1 - P(step), which
/// tends to Poisson's 1 as steps get short.
[[nodiscard]] double dispersion_of_counts(double per_day, double step_days);

/// Pearson's sum of (observed - expected)^2 / expected.
[[nodiscard]] double chi_square(const std::vector<double>& observed,
                                const std::vector<double>& expected);

} // namespace diasim::verification

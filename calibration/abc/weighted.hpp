// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/matrix.hpp"

#include <span>
#include <vector>

/// Sample statistics of weighted draws. Weights are >= 0 and add up to 1.
namespace diasim::calibration {

[[nodiscard]] double weighted_mean(std::span<const double> values, std::span<const double> weights);

/// With the divisor 1 - sum of squared weights, which is (n - 1) / n if all are equal.
[[nodiscard]] double weighted_deviation(std::span<const double> values,
                                        std::span<const double> weights);

/// The least value with at least `share` of the weight at or below it. @param share in (0, 1]
[[nodiscard]] double weighted_quantile(std::span<const double> values,
                                       std::span<const double> weights, double share);

/// Covariance of rows, with the divisor of weighted_deviation(). @param rows not empty
[[nodiscard]] Matrix weighted_covariance(std::span<const std::vector<double>> rows,
                                         std::span<const double> weights);

/// The matrix divided by the deviations; 0 where one of them is 0.
[[nodiscard]] Matrix correlation_of(const Matrix& covariance);

/// How many equally weighted draws say as much: 1 / sum of squared weights.
[[nodiscard]] double effective_size(std::span<const double> weights);

/// The draw at a place in [0, 1) of the weights laid end to end.
[[nodiscard]] std::size_t draw_at(std::span<const double> cumulated, double place);

/// Running sums, the last being 1.
[[nodiscard]] std::vector<double> cumulate(std::span<const double> weights);

/// Weights from their logarithms, adding up to 1.
[[nodiscard]] std::vector<double> normalized(std::span<const double> logarithms);

} // namespace diasim::calibration

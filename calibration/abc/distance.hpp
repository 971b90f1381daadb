// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <span>
#include <vector>

namespace diasim::calibration {

/// The usual size of the differences between simulated values of one statistic: 1.4826 times the
/// median absolute deviation from the median; if more than half of the values are the same, 1.2533
/// times the mean absolute deviation; 0 if all are the same. Both equal the standard deviation of a
/// normal law.
/// @param values not empty
[[nodiscard]] double scale_of(std::vector<double> values);

/// The scales of all statistics.
/// @param statistics by simulation; not empty
/// @source Prangle 2017, doi:10.1214/16-BA1002: from all simulations, rejected ones too
[[nodiscard]] std::vector<double> scales_of(std::span<const std::vector<double>> statistics);

/// What distances between statistics are made of.
struct Metric {
    std::vector<double> weights; ///< by statistic, >= 0
    std::vector<double> scales;  ///< by statistic; 0: constant, and left out

    /// sqrt(sum of w ((a - b) / scale)^2)
    [[nodiscard]] double operator()(std::span<const double> a, std::span<const double> b) const;
};

} // namespace diasim::calibration

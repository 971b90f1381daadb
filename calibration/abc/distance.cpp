// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace diasim::calibration {
namespace {

/// The lower of the two in the middle, so that it is a value that occurs.
double median_of(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

double scale_of(std::vector<double> values) {
    constexpr double normal_median = 1.4826; // sd / median absolute deviation of a normal law
    constexpr double normal_mean = 1.2533;   // sd / mean absolute deviation
    const double median = median_of(values);
    std::ranges::sort(values); // a sum in one order, whatever nth_element left
    double sum = 0.0;
    for (double& value : values) {
        value = std::abs(value - median);
        sum += value;
    }
    const double mean = sum / static_cast<double>(values.size());
    const double deviation = median_of(values);
    return deviation > 0.0 ? normal_median * deviation : normal_mean * mean;
}

std::vector<double> scales_of(std::span<const std::vector<double>> statistics) {
    std::vector<double> scales;
    const std::size_t n = statistics.front().size();
    scales.reserve(n);
    for (std::size_t k = 0; k != n; ++k) {
        std::vector<double> column;
        column.reserve(statistics.size());
        for (const std::vector<double>& row : statistics) {
            column.push_back(row[k]);
        }
        scales.push_back(scale_of(std::move(column)));
    }
    return scales;
}

double Metric::operator()(std::span<const double> a, std::span<const double> b) const {
    double sum = 0.0;
    for (std::size_t k = 0; k != weights.size(); ++k) {
        if (scales[k] > 0.0) {
            const double difference = (a[k] - b[k]) / scales[k];
            sum += weights[k] * difference * difference;
        }
    }
    return std::sqrt(sum);
}

} // namespace diasim::calibration

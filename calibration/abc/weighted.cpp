// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/weighted.hpp"

#include "model/base/math.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace diasim::calibration {
namespace {

double sum_of_squares(std::span<const double> weights) {
    return std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

/// 1 - sum w^2; a single draw has no spread.
double divisor(std::span<const double> weights) {
    return std::max(1.0 - sum_of_squares(weights), 1e-12);
}

} // namespace

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
    return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

double weighted_deviation(std::span<const double> values, std::span<const double> weights) {
    const double mean = weighted_mean(values, weights);
    double sum = 0.0;
    for (std::size_t i = 0; i != values.size(); ++i) {
        sum += weights[i] * (values[i] - mean) * (values[i] - mean);
    }
    return std::sqrt(sum / divisor(weights));
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights,
                         double share) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
    constexpr double rounding = 1e-12; // of the sum
    double sum = 0.0;
    for (const std::size_t i : order) {
        sum += weights[i];
        if (sum >= share - rounding) {
            return values[i];
        }
    }
    return values[order.back()];
}

Matrix weighted_covariance(std::span<const std::vector<double>> rows,
                           std::span<const double> weights) {
    const std::size_t n = rows.front().size();
    std::vector<double> mean(n, 0.0);
    for (std::size_t i = 0; i != rows.size(); ++i) {
        for (std::size_t k = 0; k != n; ++k) {
            mean[k] += weights[i] * rows[i][k];
        }
    }
    Matrix covariance{n};
    for (std::size_t i = 0; i != rows.size(); ++i) {
        for (std::size_t a = 0; a != n; ++a) {
            for (std::size_t b = 0; b != n; ++b) {
                covariance(a, b) += weights[i] * (rows[i][a] - mean[a]) * (rows[i][b] - mean[b]);
            }
        }
    }
    for (double& value : covariance.values) {
        value /= divisor(weights);
    }
    return covariance;
}

Matrix correlation_of(const Matrix& covariance) {
    Matrix correlation{covariance.size};
    for (std::size_t a = 0; a != covariance.size; ++a) {
        for (std::size_t b = 0; b != covariance.size; ++b) {
            const double product = covariance(a, a) * covariance(b, b);
            correlation(a, b) = product > 0.0 ? covariance(a, b) / std::sqrt(product) : 0.0;
        }
    }
    return correlation;
}

double effective_size(std::span<const double> weights) {
    return 1.0 / sum_of_squares(weights);
}

std::size_t draw_at(std::span<const double> cumulated, double place) {
    const auto found = std::ranges::upper_bound(cumulated, place);
    const auto last = static_cast<std::ptrdiff_t>(cumulated.size()) - 1;
    return static_cast<std::size_t>(std::min(found - cumulated.begin(), last));
}

std::vector<double> cumulate(std::span<const double> weights) {
    std::vector<double> sums(weights.size());
    std::partial_sum(weights.begin(), weights.end(), sums.begin());
    sums.back() = 1.0;
    return sums;
}

std::vector<double> normalized(std::span<const double> logarithms) {
    const double most = *std::ranges::max_element(logarithms);
    std::vector<double> weights;
    weights.reserve(logarithms.size());
    for (const double one : logarithms) {
        weights.push_back(exponential(one - most));
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

} // namespace diasim::calibration

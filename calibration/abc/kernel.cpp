// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/kernel.hpp"

#include "calibration/abc/weighted.hpp"
#include "model/base/distributions.hpp"
#include "model/base/math.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace diasim::calibration {
namespace {

Matrix factor_of(const Population& population) {
    constexpr double widening = 2.0;
    constexpr double least_variance = 1e-8; // a population of one draw still moves
    Matrix covariance = weighted_covariance(population.rows, population.weights);
    for (double& value : covariance.values) {
        value *= widening;
    }
    return cholesky(covariance, least_variance);
}

double square_distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0.0;
    for (std::size_t k = 0; k != a.size(); ++k) {
        sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
}

} // namespace

Kernel::Kernel(Population population)
    : population_{std::move(population)},
      cumulated_{cumulate(population_.weights)}, factor_{factor_of(population_)} {
    whites_.reserve(population_.rows.size());
    for (const std::vector<double>& row : population_.rows) {
        whites_.push_back(solve_lower(factor_, row));
    }
}

std::vector<double> Kernel::propose(Stream& stream) const {
    std::vector<double> row = population_.rows[draw_at(cumulated_, uniform(stream))];
    std::vector<double> steps(row.size());
    for (double& step : steps) {
        step = standard_normal(stream);
    }
    for (std::size_t a = 0; a != row.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            row[a] += factor_(a, b) * steps[b];
        }
    }
    return row;
}

std::vector<double> Kernel::weights_of(std::span<const std::vector<double>> rows,
                                       std::span<const Prior> priors) const {
    constexpr double least = 1e-300; // a draw without weight may be the only one near
    std::vector<double> logarithms;
    logarithms.reserve(rows.size());
    for (const std::vector<double>& row : rows) {
        const std::vector<double> white = solve_lower(factor_, row);
        std::vector<double> squares(whites_.size());
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i != whites_.size(); ++i) {
            squares[i] = square_distance(white, whites_[i]);
            nearest = std::min(nearest, squares[i]);
        }
        double sum = 0.0;
        for (std::size_t i = 0; i != whites_.size(); ++i) {
            sum += population_.weights[i] * exponential(0.5 * (nearest - squares[i]));
        }
        double log_weight = 0.5 * nearest - logarithm(std::max(sum, least));
        for (std::size_t k = 0; k != priors.size(); ++k) {
            log_weight += log_density_unbounded(priors[k], row[k]);
        }
        logarithms.push_back(log_weight);
    }
    return normalized(logarithms);
}

} // namespace diasim::calibration

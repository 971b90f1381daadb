// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/adjustment.hpp"

#include "calibration/abc/matrix.hpp"
#include "calibration/abc/weighted.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace diasim::calibration {
namespace {

/// Importance weight times 1 - (distance / farthest)^2; the weight alone if all fit exactly.
std::vector<double> local_weights(const Draws& draws) {
    const double farthest = *std::ranges::max_element(draws.distances);
    std::vector<double> weights = draws.weights;
    if (farthest > 0.0) {
        for (std::size_t i = 0; i != weights.size(); ++i) {
            const double share = draws.distances[i] / farthest;
            weights[i] *= 1.0 - share * share;
        }
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0.0)) { // all are equally far
        return draws.weights;
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

/// Positions of the statistics that differ between draws and count.
std::vector<std::size_t> used_statistics(const Draws& draws, const Metric& metric) {
    std::vector<std::size_t> used;
    for (std::size_t k = 0; k != metric.weights.size(); ++k) {
        const auto differs = [&](const std::vector<double>& row) {
            return row[k] != draws.statistics.front()[k];
        };
        if (metric.weights[k] > 0.0 && metric.scales[k] > 0.0 &&
            std::ranges::any_of(draws.statistics, differs)) {
            used.push_back(k);
        }
    }
    return used;
}

/// 1 and the scaled differences from what was observed, by draw.
std::vector<std::vector<double>> design_of(const Draws& draws, const Metric& metric,
                                           const AbcProblem& problem,
                                           const std::vector<std::size_t>& used) {
    std::vector<std::vector<double>> design;
    design.reserve(draws.statistics.size());
    for (const std::vector<double>& row : draws.statistics) {
        std::vector<double> line{1.0};
        for (const std::size_t k : used) {
            line.push_back((row[k] - problem.observed[k]) / metric.scales[k]);
        }
        design.push_back(std::move(line));
    }
    return design;
}

Matrix normal_matrix(const std::vector<std::vector<double>>& design,
                     const std::vector<double>& weights) {
    constexpr double ridge = 1e-4; // in squared scales, of 1 in all
    const std::size_t n = design.front().size();
    Matrix matrix{n};
    for (std::size_t i = 0; i != design.size(); ++i) {
        for (std::size_t a = 0; a != n; ++a) {
            for (std::size_t b = 0; b != n; ++b) {
                matrix(a, b) += weights[i] * design[i][a] * design[i][b];
            }
        }
    }
    for (std::size_t a = 1; a != n; ++a) {
        matrix(a, a) += ridge;
    }
    return matrix;
}

} // namespace

std::optional<AdjustedDraws> adjust(const Draws& draws, const Metric& metric,
                                    const AbcProblem& problem) {
    constexpr double least_draws = 3.0; // for each coefficient
    if (draws.statistics.empty()) {
        return std::nullopt;
    }
    const std::vector<std::size_t> used = used_statistics(draws, metric);
    AdjustedDraws adjusted{draws.parameters, local_weights(draws)};
    // Many draws that are equally far count for none here: what is effective must suffice.
    if (effective_size(adjusted.weights) < least_draws * static_cast<double>(used.size() + 1)) {
        return std::nullopt;
    }
    const auto design = design_of(draws, metric, problem, used);
    const Matrix lower = cholesky(normal_matrix(design, adjusted.weights), 1e-12);
    for (std::size_t p = 0; p != problem.priors.size(); ++p) {
        std::vector<double> right(design.front().size(), 0.0);
        for (std::size_t i = 0; i != design.size(); ++i) {
            for (std::size_t a = 0; a != right.size(); ++a) {
                right[a] += adjusted.weights[i] * design[i][a] * draws.unbounded[i][p];
            }
        }
        const std::vector<double> slopes = solve_cholesky(lower, right);
        for (std::size_t i = 0; i != design.size(); ++i) {
            const double moved =
                draws.unbounded[i][p] -
                std::inner_product(slopes.begin() + 1, slopes.end(), design[i].begin() + 1, 0.0);
            adjusted.parameters[i][p] = from_unbounded(problem.priors[p], moved);
        }
    }
    return adjusted;
}

} // namespace diasim::calibration

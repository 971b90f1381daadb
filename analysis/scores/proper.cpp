// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/proper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace diasim::analysis {
namespace {

double mean_distance(std::span<const double> values, double x) {
    double sum = 0.0;
    for (const double value : values) {
        sum += std::abs(value - x);
    }
    return sum / static_cast<double>(values.size());
}

/// Sum of |a - b| over all ordered pairs, in n log n: in order, the value of rank i (from 0) stands
/// above i others and below n - 1 - i.
double pair_distances(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    const auto n = static_cast<double>(sorted.size());
    double sum = 0.0;
    double rank = 0.0;
    for (const double value : sorted) {
        sum += (2.0 * rank - (n - 1.0)) * value;
        rank += 1.0;
    }
    return 2.0 * sum;
}

} // namespace

std::vector<double> flattened(std::span<const double> ensemble, double low, double high) {
    std::vector<double> mapped;
    mapped.reserve(ensemble.size());
    for (const double value : ensemble) {
        mapped.push_back(std::min(value, low) + std::max(value - high, 0.0));
    }
    return mapped;
}

double brier(double probability, bool happened) noexcept {
    const double miss = probability - (happened ? 1.0 : 0.0);
    return miss * miss;
}

double fair_brier(std::size_t hits, std::size_t members, bool happened) noexcept {
    const auto n = static_cast<double>(members);
    const double share = static_cast<double>(hits) / n;
    return brier(share, happened) - share * (1.0 - share) / (n - 1.0);
}

double log_score(double probability, bool happened) noexcept {
    const double p = happened ? probability : 1.0 - probability;
    return p > 0.0 ? -std::log(p) : std::numeric_limits<double>::infinity();
}

double crps(std::span<const double> ensemble, double x) {
    const auto n = static_cast<double>(ensemble.size());
    return mean_distance(ensemble, x) - pair_distances(ensemble) / (2.0 * n * n);
}

double fair_crps(std::span<const double> ensemble, double x) {
    const auto n = static_cast<double>(ensemble.size());
    return mean_distance(ensemble, x) - pair_distances(ensemble) / (2.0 * n * (n - 1.0));
}

double fair_crps(std::span<const double> sorted, std::span<const double> weights, double x) {
    double all = 0.0;     // weights so far
    double squares = 0.0; // of weights
    double moment = 0.0;  // weighted values so far
    double distance = 0.0;
    double pairs = 0.0; // weighted distances of pairs
    for (std::size_t i = 0; i != sorted.size(); ++i) {
        distance += weights[i] * std::abs(sorted[i] - x);
        pairs += weights[i] * (sorted[i] * all - moment);
        all += weights[i];
        squares += weights[i] * weights[i];
        moment += weights[i] * sorted[i];
    }
    return distance / all - pairs / (all * all - squares);
}

double crps_normal(double mean, double deviation, double x) {
    const double z = (x - mean) / deviation;
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    return deviation * (z * (2.0 * below - 1.0) + 2.0 * density - std::numbers::inv_sqrtpi);
}

double censored_crps(std::span<const double> ensemble, double low, double high) {
    return crps(flattened(ensemble, low, high), low);
}

double fair_censored_crps(std::span<const double> ensemble, double low, double high) {
    return fair_crps(flattened(ensemble, low, high), low);
}

double interval_score(double low, double high, double alpha, double x) noexcept {
    const double missed = std::max({low - x, x - high, 0.0});
    return high - low + 2.0 / alpha * missed;
}

} // namespace diasim::analysis

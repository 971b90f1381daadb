// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/threshold_equilibrium.hpp"

#include <cmath>
#include <numbers>

namespace diasim::verification {
namespace {

double normal_density(double x) {
    return std::exp(-0.5 * x * x) / std::sqrt(2.0 * std::numbers::pi);
}

} // namespace

double normal_probability(double x) {
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

double settle(const std::function<double(double)>& map, double start) {
    constexpr int most_steps = 1'000'000;
    constexpr double still = 1e-14;
    double x = start;
    for (int i = 0; i != most_steps; ++i) {
        const double next = map(x);
        if (std::abs(next - x) < still) {
            return next;
        }
        x = next;
    }
    return x;
}

double mean_field_equilibrium(const Distribution& thresholds) {
    return settle(thresholds, 0.0);
}

double amplification(const Distribution& thresholds, double share) {
    constexpr double h = 1e-6;
    const double slope = (thresholds(share + h) - thresholds(share - h)) / (2.0 * h);
    return 1.0 / (1.0 - slope);
}

std::size_t settled_count(const std::vector<double>& thresholds) {
    constexpr double hair = 1e-6; // whole numbers that came out of a division
    std::vector<bool> acts(thresholds.size(), false);
    std::size_t n = 0;
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        const auto seen = static_cast<double>(n);
        for (std::size_t i = 0; i != thresholds.size(); ++i) {
            if (!acts[i] && thresholds[i] <= seen + hair) {
                acts[i] = true;
                ++n;
                goes_on = true;
            }
        }
    }
    return n;
}

double critical_deviation(double mean) {
    double low = -8.0; // Phi(x) - x phi(x) rises from 0 to 1/2 on (-inf, 0)
    double high = 0.0;
    constexpr int halvings = 200;
    for (int i = 0; i != halvings; ++i) {
        const double x = 0.5 * (low + high);
        const bool is_low = normal_probability(x) - x * normal_density(x) < mean;
        (is_low ? low : high) = x;
    }
    return normal_density(low);
}

} // namespace diasim::verification

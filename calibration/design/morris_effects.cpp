// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/sensitivity.hpp"

#include <cmath>
#include <limits>

namespace diasim::calibration {
namespace {

constexpr double no_effect = std::numeric_limits<double>::quiet_NaN();

/// Which factor moves between two points that follow each other.
std::size_t moved_factor(std::span<const double> from, std::span<const double> to) {
    std::size_t factor = 0;
    while (from[factor] == to[factor]) {
        ++factor;
    }
    return factor;
}

MorrisEffect effect_of(const std::vector<double>& effects) {
    if (effects.empty()) {
        return {no_effect, no_effect, no_effect, 0};
    }
    const auto n = static_cast<double>(effects.size());
    MorrisEffect result;
    result.effects = effects.size();
    for (const double effect : effects) {
        result.mean += effect / n;
        result.mean_absolute += std::abs(effect) / n;
    }
    double squares = 0.0;
    for (const double effect : effects) {
        squares += (effect - result.mean) * (effect - result.mean);
    }
    result.deviation = effects.size() > 1 ? std::sqrt(squares / (n - 1.0)) : no_effect;
    return result;
}

} // namespace

std::vector<MorrisEffect> morris_effects(const Points& points, std::span<const double> outputs) {
    std::vector<std::vector<double>> effects(points.factors);
    for (std::size_t point = 1; point < points.size(); ++point) {
        const bool is_start = point % (points.factors + 1) == 0;
        const double difference = outputs[point] - outputs[point - 1];
        if (!is_start && std::isfinite(difference)) {
            const std::size_t factor = moved_factor(points[point - 1], points[point]);
            effects[factor].push_back(difference /
                                      (points[point][factor] - points[point - 1][factor]));
        }
    }
    std::vector<MorrisEffect> results;
    results.reserve(effects.size());
    for (const std::vector<double>& list : effects) {
        results.push_back(effect_of(list));
    }
    return results;
}

} // namespace diasim::calibration

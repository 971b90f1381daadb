// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/degrees.hpp"

#include <cmath>
#include <numeric>

namespace diasim::verification {

Degrees::Degrees(std::vector<double> weights) : probability_{std::move(weights)} {
    const double total = std::accumulate(probability_.begin(), probability_.end(), 0.0);
    double pairs = 0.0;
    for (std::size_t k = 0; k != probability_.size(); ++k) {
        probability_[k] /= total;
        const auto degree = static_cast<double>(k);
        mean_ += degree * probability_[k];
        pairs += degree * (degree - 1.0) * probability_[k];
    }
    excess_mean_ = mean_ > 0.0 ? pairs / mean_ : 0.0;
}

double Degrees::of_person(double x) const noexcept {
    double sum = 0.0;
    for (std::size_t k = probability_.size(); k-- != 0;) {
        sum = sum * x + probability_[k];
    }
    return sum;
}

double Degrees::of_contact(double x) const noexcept {
    double sum = 0.0;
    for (std::size_t k = probability_.size(); k-- != 1;) {
        sum = sum * x + static_cast<double>(k) * probability_[k];
    }
    return sum / mean_;
}

Degrees poisson_degrees(double mean) {
    constexpr double negligible = 1e-16;
    std::vector<double> weights{1.0};
    while (weights.back() > negligible || static_cast<double>(weights.size()) <= mean) {
        weights.push_back(weights.back() * mean / static_cast<double>(weights.size()));
    }
    return Degrees{std::move(weights)};
}

Degrees regular_degrees(double mean) {
    const double lower = std::floor(mean);
    std::vector<double> weights(static_cast<std::size_t>(lower) + 2, 0.0);
    weights.back() = mean - lower;
    weights[weights.size() - 2] = 1.0 - weights.back();
    return Degrees{std::move(weights)};
}

Degrees power_law_degrees(double exponent, std::size_t least, std::size_t most) {
    std::vector<double> weights(most + 1, 0.0);
    for (std::size_t k = least; k <= most; ++k) {
        weights[k] = std::pow(static_cast<double>(k), -exponent);
    }
    return Degrees{std::move(weights)};
}

double share_of_short_cycles(const Degrees& degrees, double people) {
    const double x = degrees.excess_mean();
    return (x * x / 4.0 + x / 2.0) / (0.5 * people * degrees.mean());
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/agreement.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

namespace diasim::analysis {
namespace {

double sign_of(double x) noexcept {
    return static_cast<double>(x > 0.0) - static_cast<double>(x < 0.0);
}

} // namespace

std::optional<double> total_variation(std::span<const double> first,
                                      std::span<const double> second) {
    const double a = std::accumulate(first.begin(), first.end(), 0.0);
    const double b = std::accumulate(second.begin(), second.end(), 0.0);
    if (a <= 0.0 || b <= 0.0) {
        return std::nullopt;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i != first.size(); ++i) {
        sum += std::abs(first[i] / a - second[i] / b);
    }
    return 0.5 * sum;
}

std::optional<double> rank_agreement(std::span<const double> first,
                                     std::span<const double> second) {
    double agreeing = 0.0;
    double untied_first = 0.0;
    double untied_second = 0.0;
    for (std::size_t i = 0; i != first.size(); ++i) {
        for (std::size_t j = 0; j != i; ++j) {
            const double a = sign_of(first[i] - first[j]);
            const double b = sign_of(second[i] - second[j]);
            agreeing += a * b;
            untied_first += a * a;
            untied_second += b * b;
        }
    }
    const double product = untied_first * untied_second;
    return product > 0.0 ? std::optional{agreeing / std::sqrt(product)} : std::nullopt;
}

} // namespace diasim::analysis

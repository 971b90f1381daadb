// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/count_law.hpp"

#include "model/base/error.hpp"
#include "model/base/math.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diasim {
namespace {

constexpr std::uint64_t whole = std::uint64_t{1} << 32U;

double mean_of(std::span<const double> weights) {
    double sum = 0.0;
    double moment = 0.0;
    for (std::size_t count = 0; count != weights.size(); ++count) {
        sum += weights[count];
        moment += weights[count] * static_cast<double>(count);
    }
    return moment / sum;
}

/// Negative binomial terms over the first one, of an uncut mean `mean`.
std::vector<double> negative_binomial_terms(double mean, double dispersion, std::uint32_t maximum) {
    const double shape = mean / dispersion;
    const double ratio = dispersion / (1.0 + dispersion);
    std::vector<double> terms{1.0};
    for (std::uint32_t count = 1; count <= maximum; ++count) {
        terms.push_back(terms.back() * (shape + count - 1.0) / count * ratio);
    }
    return terms;
}

} // namespace

CountLaw::CountLaw(std::span<const double> weights) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    check(total > 0.0 && std::isfinite(total), "weights of a law of counts");
    double sum = 0.0;
    for (const double weight : weights) {
        sum += weight;
        cut_.push_back(
            static_cast<std::uint64_t>(std::llround(std::min(sum / total, 1.0) * 0x1.0p32)));
    }
    while (cut_.size() > 1 && cut_[cut_.size() - 2] == cut_.back()) {
        cut_.pop_back();
    }
    cut_.back() = whole;
    for (std::size_t part = 0; part != guide_.size(); ++part) {
        const auto found = std::upper_bound(cut_.begin(), cut_.end(), part << 24U);
        guide_[part] = static_cast<std::uint32_t>(found - cut_.begin());
    }
}

double CountLaw::probability(std::size_t count) const noexcept {
    const std::uint64_t below = count == 0 ? 0 : cut_[count - 1];
    return static_cast<double>(cut_[count] - below) * 0x1.0p-32;
}

double CountLaw::mean() const noexcept {
    double sum = 0.0;
    for (std::size_t count = 0; count != cut_.size(); ++count) {
        sum += probability(count) * static_cast<double>(count);
    }
    return sum;
}

double CountLaw::variance() const noexcept {
    const double centre = mean();
    double sum = 0.0;
    for (std::size_t count = 0; count != cut_.size(); ++count) {
        const double distance = static_cast<double>(count) - centre;
        sum += probability(count) * distance * distance;
    }
    return sum;
}

CountLaw nearest_counts(double mean) {
    const auto lower = static_cast<std::size_t>(mean);
    std::vector<double> weights(lower + 2, 0.0);
    weights[lower + 1] = mean - static_cast<double>(lower);
    weights[lower] = 1.0 - weights[lower + 1];
    return CountLaw{weights};
}

CountLaw poisson_counts(double mean) {
    constexpr double negligible = 1e-11; // below the 2^-32 that a law resolves
    std::vector<double> weights{1.0};
    double sum = 1.0;
    while (weights.back() > negligible * sum || static_cast<double>(weights.size()) <= mean) {
        weights.push_back(weights.back() * mean / static_cast<double>(weights.size()));
        sum += weights.back();
    }
    return CountLaw{weights};
}

CountLaw binomial_counts(std::uint32_t n, double probability) {
    std::vector<double> weights;
    double choices = 1.0;
    for (std::uint32_t count = 0; count <= n; ++count) {
        const double successes = count == 0 ? 1.0 : power(probability, count);
        const double failures = count == n ? 1.0 : power(1.0 - probability, n - count);
        weights.push_back(choices * successes * failures);
        choices = choices * (n - count) / (count + 1.0);
    }
    return CountLaw{weights};
}

CountLaw power_law_counts(double exponent, std::uint32_t minimum, std::uint32_t maximum) {
    check(0 < minimum && minimum <= maximum, "range of a power law");
    std::vector<double> weights(std::size_t{maximum} + 1, 0.0);
    for (std::size_t count = minimum; count <= maximum; ++count) {
        weights[count] = power(static_cast<double>(count) / minimum, -exponent);
    }
    return CountLaw{weights};
}

std::vector<double> negative_binomial_weights(double mean, double dispersion,
                                              std::uint32_t maximum) {
    // The mean after the cut rises with the mean before it. The upper bound keeps the terms finite.
    double low = 0.0;
    double high = 1e4;
    constexpr int halvings = 46;
    for (int i = 0; i != halvings; ++i) {
        const double middle = 0.5 * (low + high);
        const bool is_low = mean_of(negative_binomial_terms(middle, dispersion, maximum)) < mean;
        (is_low ? low : high) = middle;
    }
    return negative_binomial_terms(high, dispersion, maximum);
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/count_law.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diasim::analysis {
namespace {

/// Entries beyond the mean after which less than 1e-12 of a Poisson law is left: ten standard
/// deviations and some for small means.
constexpr double far_deviations = 10.0;
constexpr double far_counts = 20.0;

double probability_of(const CountLaw& law, std::uint32_t count) noexcept {
    return count < law.size() ? law[count] : 0.0;
}

} // namespace

CountLaw poisson_law(double mean, std::uint32_t largest) {
    const double end = std::max(static_cast<double>(largest),
                                mean + far_deviations * std::sqrt(mean) + far_counts);
    CountLaw law;
    for (std::size_t count = 0; count <= static_cast<std::size_t>(end); ++count) {
        const auto k = static_cast<double>(count);
        const double logarithm = mean > 0.0
                                     ? k * std::log(mean) - mean - std::lgamma(k + 1.0)
                                     : (k == 0.0 ? 0.0 : -std::numeric_limits<double>::infinity());
        law.push_back(std::exp(logarithm));
    }
    return law;
}

CountLaw ensemble_law(std::span<const double> counts, std::uint32_t largest) {
    const auto n = static_cast<double>(counts.size());
    double sum = 0.5; // the half event of Krichevsky & Trofimov 1981: nothing is impossible
    double most = largest;
    for (const double count : counts) {
        sum += count;
        most = std::max(most, count);
    }
    CountLaw law = poisson_law(sum / n, static_cast<std::uint32_t>(most));
    for (double& probability : law) {
        probability /= n + 1.0;
    }
    for (const double count : counts) {
        law[static_cast<std::size_t>(count)] += 1.0 / (n + 1.0);
    }
    return law;
}

double presence(const CountLaw& law) noexcept {
    return 1.0 - probability_of(law, 0);
}

double count_log_score(const CountLaw& law, std::uint32_t count) noexcept {
    const double p = probability_of(law, count);
    return p > 0.0 ? -std::log(p) : std::numeric_limits<double>::infinity();
}

double ranked_score(const CountLaw& law, std::uint32_t count) noexcept {
    const std::size_t end = std::max<std::size_t>(law.size(), count);
    double below = 0.0;
    double sum = 0.0;
    for (std::size_t k = 0; k != end; ++k) {
        below += k < law.size() ? law[k] : 0.0;
        const double miss = below - (count <= k ? 1.0 : 0.0);
        sum += miss * miss;
    }
    return sum;
}

} // namespace diasim::analysis

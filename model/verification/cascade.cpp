// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/cascade.hpp"

#include "model/verification/threshold_equilibrium.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// Mean response of somebody with `contacts` contacts, of whom `others` act with probability q each
/// and the rest do not: the binomial terms one after another, from the end where they are larger.
double mean_response(const Response& response, std::size_t contacts, std::size_t others, double q) {
    const bool is_likely = q > 0.5;
    const double rare = is_likely ? 1.0 - q : q;
    double term = std::pow(1.0 - rare, static_cast<double>(others));
    double sum = 0.0;
    for (std::size_t i = 0; i <= others; ++i) {
        sum += term * response(is_likely ? others - i : i, contacts);
        term *= static_cast<double>(others - i) / static_cast<double>(i + 1) * rare / (1.0 - rare);
    }
    return sum;
}

/// Most contacts of somebody whom a single one convinces. The hair lets 1/5 convince at 0.2.
std::size_t most_contacts_of_vulnerable(double threshold) {
    constexpr double hair = 1e-9;
    return static_cast<std::size_t>(std::floor(1.0 / threshold + hair));
}

/// Mean number of further vulnerable people that a vulnerable one reaches on a Poisson graph.
double vulnerable_growth(double mean_degree, std::size_t most) {
    double term = mean_degree * std::exp(-mean_degree); // k (k-1) p_k / z for k = 2
    double sum = 0.0;
    for (std::size_t k = 2; k <= most; ++k) {
        sum += term;
        term *= mean_degree / static_cast<double>(k - 1);
    }
    return sum;
}

double crossing(double low, double high, std::size_t most) {
    const bool rises = vulnerable_growth(low, most) < 1.0;
    constexpr int halvings = 60;
    for (int i = 0; i != halvings; ++i) {
        const double middle = 0.5 * (low + high);
        const bool is_below = vulnerable_growth(middle, most) < 1.0;
        (is_below == rises ? low : high) = middle;
    }
    return low;
}

} // namespace

double cascade_size(const Degrees& degrees, const Response& response, double seeds) {
    constexpr double negligible = 1e-13; // share of people with so many contacts
    const auto along_tie = [&](double q) {
        double sum = 0.0;
        for (std::size_t k = 1; k <= degrees.largest(); ++k) {
            const double weight = static_cast<double>(k) * degrees.probability(k) / degrees.mean();
            if (weight > negligible) {
                sum += weight * mean_response(response, k, k - 1, q);
            }
        }
        return std::min(1.0, seeds + (1.0 - seeds) * sum);
    };
    constexpr int most_steps = 5000;
    constexpr double still = 1e-12;
    double q = seeds;
    for (int i = 0; i != most_steps; ++i) {
        const double next = along_tie(q);
        const bool is_still = std::abs(next - q) < still;
        q = next;
        if (is_still) {
            break;
        }
    }
    double sum = 0.0;
    for (std::size_t k = 0; k <= degrees.largest(); ++k) {
        sum += degrees.probability(k) * mean_response(response, k, k, q);
    }
    return seeds + (1.0 - seeds) * sum;
}

std::optional<CascadeWindow> cascade_window(double threshold) {
    const std::size_t most = most_contacts_of_vulnerable(threshold);
    constexpr double step = 0.005;
    const auto points = static_cast<int>((4.0 * static_cast<double>(most) + 10.0) / step);
    double first_in = 0.0;
    double last_in = 0.0;
    for (int i = 1; i <= points; ++i) {
        const double z = step * i;
        if (vulnerable_growth(z, most) > 1.0) {
            first_in = first_in > 0.0 ? first_in : z;
            last_in = z;
        }
    }
    if (first_in <= 0.0) {
        return std::nullopt;
    }
    return CascadeWindow{crossing(first_in - step, first_in, most),
                         crossing(last_in, last_in + step, most)};
}

double trigger_probability(const Degrees& degrees, double threshold) {
    const std::size_t most = std::min(most_contacts_of_vulnerable(threshold), degrees.largest());
    const double misses = settle(
        [&](double u) {
            double caught = 0.0;
            for (std::size_t k = 1; k <= most; ++k) {
                const auto degree = static_cast<double>(k);
                caught += degree * degrees.probability(k) / degrees.mean() *
                          (1.0 - std::pow(u, degree - 1.0));
            }
            return 1.0 - caught;
        },
        0.0);
    return 1.0 - degrees.of_person(misses);
}

} // namespace diasim::verification

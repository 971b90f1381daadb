// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/epidemic.hpp"

#include "model/verification/threshold_equilibrium.hpp"

#include <cmath>

namespace diasim::verification {
namespace {

/// Mean over durations of f(probability that a given contact is told).
template <class Function>
double mean_over(const Durations& durations, double exposure, const Function& f) {
    double sum = 0.0;
    for (std::size_t i = 0; i != durations.size(); ++i) {
        if (durations[i] > 0.0) {
            sum += durations[i] * f(-std::expm1(-exposure * static_cast<double>(i + 1)));
        }
    }
    return sum;
}

} // namespace

Durations fixed_duration(std::size_t steps) {
    Durations durations(steps, 0.0);
    durations.back() = 1.0;
    return durations;
}

Durations geometric_duration(double end) {
    constexpr double negligible = 1e-12;
    Durations durations;
    double left = 1.0;
    while (left > negligible) {
        durations.push_back(left * end);
        left *= 1.0 - end;
    }
    return durations;
}

double transmissibility(const Durations& durations, double exposure) {
    return mean_over(durations, exposure, [](double told) { return told; });
}

double final_size(const Degrees& degrees, double transmissibility, double seeds) {
    const double silent = settle(
        [&](double u) {
            return 1.0 - transmissibility +
                   transmissibility * (1.0 - seeds) * degrees.of_contact(u);
        },
        0.0);
    return 1.0 - (1.0 - seeds) * degrees.of_person(silent);
}

double mean_field_final_size(double ratio, double seeds) {
    return settle([&](double s) { return 1.0 - (1.0 - seeds) * std::exp(-ratio * s); }, 1.0);
}

double outbreak_probability(const Degrees& degrees, const Durations& durations, double exposure) {
    const double dies = settle(
        [&](double x) {
            return mean_over(durations, exposure, [&](double told) {
                return degrees.of_contact(1.0 - told + told * x);
            });
        },
        0.0);
    return 1.0 - mean_over(durations, exposure, [&](double told) {
               return degrees.of_person(1.0 - told + told * dies);
           });
}

} // namespace diasim::verification

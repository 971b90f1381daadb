// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/constant_hazard.hpp"

#include <cmath>
#include <cstddef>

namespace diasim::verification {

double logistic_function(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double chance_within(double per_day, double days) {
    return -std::expm1(-per_day * days);
}

double dispersion_of_counts(double per_day, double step_days) {
    return 1.0 - chance_within(per_day, step_days);
}

double chi_square(const std::vector<double>& observed, const std::vector<double>& expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i != observed.size(); ++i) {
        sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    }
    return sum;
}

} // namespace diasim::verification

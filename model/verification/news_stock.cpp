// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/news_stock.hpp"

#include <cmath>
#include <numbers>
#include <numeric>

namespace diasim::verification {
namespace {

/// Integral of h from 0 to x.
double integral_of_saturation(double decay, double x) {
    return x > 0.0 ? (x + std::expm1(-decay * x) / decay) / decay : 0.0;
}

/// Integral over x days of the difference of two exponentials, k / (k - l) (e^(-l x) - e^(-k x)).
double integral_of_passage(double k, double l, double x) {
    if (x <= 0.0) {
        return 0.0;
    }
    constexpr double alike = 1e-6; // beyond it the difference loses more digits than the limit errs
    if (std::abs(k - l) < alike * l) {
        return (1.0 - (1.0 + l * x) * std::exp(-l * x)) / l;
    }
    return k / (k - l) * (std::expm1(-k * x) / k - std::expm1(-l * x) / l);
}

} // namespace

double mean_stock(const std::vector<Impulse>& impulses, double half_life_days, double from,
                  double to) {
    const double decay = std::numbers::ln2 / half_life_days;
    const auto integral = [&](const Impulse& impulse, double until) {
        return impulse.amount / (impulse.end - impulse.begin) *
               (integral_of_saturation(decay, until - impulse.begin) -
                integral_of_saturation(decay, until - impulse.end));
    };
    double sum = 0.0;
    for (const Impulse& impulse : impulses) {
        sum += integral(impulse, to) - integral(impulse, from);
    }
    return sum / (to - from);
}

double mean_revealed(const Hidden& hidden, double half_life_days, double from, double to) {
    const double decay = std::numbers::ln2 / half_life_days;
    const auto integral = [&](double until) {
        return integral_of_passage(hidden.revelation_per_day, decay, until - hidden.opened);
    };
    return hidden.amount * (integral(to) - integral(from)) / (to - from);
}

double inflow_of(const std::vector<double>& mean_stocks, double step_days, double half_life_days) {
    const double sum = std::accumulate(mean_stocks.begin(), mean_stocks.end(), 0.0);
    return sum * step_days * std::numbers::ln2 / half_life_days;
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "model/homeland/stock.hpp"

#include "model/base/math.hpp"

#include <cmath>

namespace diasim {
namespace {

/// (1 - e^(-rate t)) / rate, which tends to t as the rate tends to 0.
double saturation(double rate, double t) {
    const double x = rate * t;
    if (std::abs(x) < 1e-6) {
        return t * (1.0 - 0.5 * x);
    }
    return (1.0 - exponential(-x)) / rate;
}

/// (e^(-a t) - e^(-b t)) / (b - a), by its limit when the rates are close.
double difference(double a, double b, double t) {
    if (std::abs(b - a) * t < 1e-3) {
        return exponential(-b * t) * saturation(a - b, t);
    }
    return (exponential(-a * t) - exponential(-b * t)) / (b - a);
}

} // namespace

Advanced advance(Stock stock, Inflow inflow, double half_life_days, double k, double days) {
    const double decay = ln_2 / half_life_days;
    const double decayed = exponential(-decay * days);
    // dS/dt + decay S = constant + transient e^(-k t), by inserting the solution for H.
    const double constant = inflow.visible + inflow.hidden;
    const double transient = k * stock.hidden - inflow.hidden;
    const double mixed = difference(k, decay, days);
    Advanced result;
    result.stock.level =
        stock.level * decayed + constant * saturation(decay, days) + transient * mixed;
    result.stock.hidden =
        stock.hidden * exponential(-k * days) + inflow.hidden * saturation(k, days);
    result.integral =
        (constant * days + transient * saturation(k, days) - (result.stock.level - stock.level)) /
        decay;
    return result;
}

} // namespace diasim

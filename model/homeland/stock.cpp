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

} // namespace

Advanced advance(Stock stock, Inflow inflow, double half_life_days, double k, double days) {
    const double decay = ln_2 / half_life_days;
    const double decayed = exponential(-decay * days);
    // dS/dt + decay S = constant + transient e^(-k t), by inserting the solution for H.
    const double constant = inflow.visible + inflow.hidden;
    const double transient = k * stock.hidden - inflow.hidden;
    // (e^(-k t) - e^(-decay t)) / (decay - k), by its limit when the rates are close.
    const double mixed = decayed * saturation(k - decay, days);
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

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <vector>

/// The memory of shocks: a stock that impulses fill and time empties by halves.
namespace diasim::verification {

/// An impulse that enters evenly from `begin` to `end` [d].
struct Impulse {
    double begin = 0.0;
    double end = 0.0;
    double amount = 0.0;
};

/// Mean of the stock over [from, to] days: with l = ln 2 / half-life, an impulse leaves
/// S(t) = rate (h(t - begin) - h(t - end)), h(x) = (1 - e^(-l x)) / l for x > 0, else 0.
[[nodiscard]] double mean_stock(const std::vector<Impulse>& impulses, double half_life_days,
                                double from, double to);

/// An amount that was hidden until lines opened and is revealed since.
struct Hidden {
    double amount = 0.0;
    double opened = 0.0;             ///< [d]
    double revelation_per_day = 0.0; ///< k
};

/// Mean over [from, to] days of what the revealed part adds to the stock: from `opened` on,
/// S(x) = amount k / (k - l) (e^(-l x) - e^(-k x)), l = ln 2 / half-life; amount l x e^(-l x) if
/// k = l.
[[nodiscard]] double mean_revealed(const Hidden& hidden, double half_life_days, double from,
                                   double to);

/// What has flowed in, from the means of the stock over steps: (ln 2 / half-life) x integral, once
/// nothing is left. It does not depend on when the impulse became known.
[[nodiscard]] double inflow_of(const std::vector<double>& mean_stocks, double step_days,
                               double half_life_days);

} // namespace diasim::verification

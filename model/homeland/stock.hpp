// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace diasim {

/// A decaying stock of news fed by what is seen at once and by what was hidden and comes to light.
struct Stock {
    double level = 0.0;  ///< S
    double hidden = 0.0; ///< H, waiting to be revealed
};

/// What feeds a stock during an interval in which nothing changes.
struct Inflow {
    double visible = 0.0; ///< into the stock, per day
    double hidden = 0.0;  ///< into the hidden part, per day
};

/// A stock after an interval and the integral of its level over the interval (level x days).
struct Advanced {
    Stock stock;
    double integral = 0.0;
};

/// The exact solution, over `days` >= 0, of
///
///     dH/dt = inflow.hidden - k H
///     dS/dt = inflow.visible + k H - S ln 2 / half_life
///
/// so that the result does not depend on how time is cut into steps, and what is hidden is revealed
/// entirely in the end: event time is not learning time.
///
/// @param half_life_days  of the stock, > 0
/// @param k  rate of revelation [1/day] x connectivity, >= 0
/// @source shock decay: Jasper 1997; delayed revelation: Hassanpour 2014 on media disruption
[[nodiscard]] Advanced advance(Stock stock, Inflow inflow, double half_life_days, double k,
                               double days);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

#include <optional>
#include <span>
#include <vector>

namespace diasim::analysis {

/// A self-exciting point process: events at the rate
///     background + branching x sum over earlier events of decay e^(-decay x time since)
/// @source Hawkes 1971, doi:10.1093/biomet/58.1.83
struct Hawkes {
    double background = 0.0; ///< events a day without any before them
    double branching = 0.0;  ///< expected events that one event sets off at once, in [0, 1)
    double decay = 1.0;      ///< 1 / mean delay of these [1/d]
    double log_likelihood = 0.0;
};

/// The process that makes `times` most likely: for each decay by the EM algorithm, and the decay by
/// search between once a month and once an hour. Branching stays below 0.99, so that the process
/// does not explode.
/// @param times of events, rising, in [0, days] [d]
/// @return none without events or days
/// @source likelihood: Ozaki 1979; EM: Veen & Schoenberg 2008, doi:10.1198/016214508000000148
[[nodiscard]] std::optional<Hawkes> fit_hawkes(std::span<const double> times, double days);

/// Draws the events after `from` up to `to` [d], given those before, by thinning; rising. What was
/// before `history` is taken to be nothing.
/// @source Ogata 1981
[[nodiscard]] std::vector<double> simulate_hawkes(const Hawkes& process,
                                                  std::span<const double> history, double from,
                                                  double to, Stream stream);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace diasim::analysis {

/// Events of one week.
struct WeekCount {
    double events = 0.0;
    double exposure = 1.0; ///< part of what is observed in a full week, in [0, 1]
    bool is_fitted = true; ///< false: known when later weeks are forecast, but not fitted to
};

/// A self-exciting process of weekly counts. Given the weeks before, the events of a week are
/// Poisson with the mean
///     exposure x (background + branching x sum over earlier weeks of
///                 (1 - memory) memory^(weeks since - 1) x events)
/// This is Hawkes' process with an exponential kernel as far as tables by week can tell: events
/// excite later weeks, and what excites within a week is part of the background.
/// @source Hawkes 1971, doi:10.1093/biomet/58.1.83; by discrete time, as Poisson autoregression:
/// Fokianos, Rahbek & Tjøstheim 2009, doi:10.1198/jasa.2009.tm08270
struct Hawkes {
    double background = 0.0; ///< events a week without any before them
    double branching = 0.0;  ///< expected events that one event sets off directly, in [0, 0.99]
    double memory = 0.0;     ///< mean delay of these is 1 / (1 - memory) weeks; in [0, 0.9]
    double log_likelihood = 0.0;
};

/// The process that makes the fitted weeks most likely. The background counts half an event more
/// than there was, as the rates of the other baselines do, so that nothing is impossible. Memory is
/// found to a tenth.
/// @param weeks one after the other; nothing is known before the first
/// @return none if no week with exposure is fitted
[[nodiscard]] std::optional<Hawkes> fit_hawkes(std::span<const WeekCount> weeks);

/// Expected events of each week, given those before it.
[[nodiscard]] std::vector<double> weekly_means(const Hawkes& process,
                                               std::span<const WeekCount> weeks);

} // namespace diasim::analysis

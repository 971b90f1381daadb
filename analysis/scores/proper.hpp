// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Proper scores: what a forecast loses when it is held against what happened. Smaller is better,
/// and nobody gains by stating anything but what they believe (Gneiting & Raftery 2007,
/// doi:10.1198/016214506000001437). An ensemble is a set of equally likely values; it must not be
/// empty.
namespace diasim::analysis {

/// (probability - 1{happened})^2, in [0, 1].
/// @source Brier 1950
[[nodiscard]] double brier(double probability, bool happened) noexcept;

/// The Brier score that an ensemble without end would get on average, from the `hits` of `members`
/// >= 2: without it small ensembles look worse than they are. May be negative.
/// @source Ferro 2014, doi:10.1002/qj.2270
[[nodiscard]] double fair_brier(std::size_t hits, std::size_t members, bool happened) noexcept;

/// -ln of the probability of what happened; infinite if that was 0.
/// @source Good 1952
[[nodiscard]] double log_score(double probability, bool happened) noexcept;

/// Continuous ranked probability score: the integral of (F(z) - 1{x <= z})^2, in the unit of x.
/// @source Matheson & Winkler 1976; for ensembles Gneiting & Raftery 2007, eq. 20
[[nodiscard]] double crps(std::span<const double> ensemble, double x);

/// The CRPS that an ensemble without end would get on average; at least two members.
/// @source Ferro 2014
[[nodiscard]] double fair_crps(std::span<const double> ensemble, double x);

/// The same of members that stand for several cases each, such as those of a bootstrap sample:
/// copies of one member say nothing of how far two members are apart. At least two weights above 0.
/// @param sorted members, ascending
/// @param weights of each, >= 0
[[nodiscard]] double fair_crps(std::span<const double> sorted, std::span<const double> weights,
                               double x);

/// CRPS of a normal law, `deviation` > 0: the closed form.
/// @source Gneiting & Raftery 2007, eq. 21
[[nodiscard]] double crps_normal(double mean, double deviation, double x);

/// The ensemble where distances inside [low, high] do not count; the interval itself becomes the
/// point `low`. Keeps the order of members.
[[nodiscard]] std::vector<double> flattened(std::span<const double> ensemble, double low,
                                            double high);

/// CRPS of an ensemble when it is only known that x lies in [low, high]: the integral of F^2 below
/// and of (1 - F)^2 above. Equals crps() for low = high. Proper if the interval says nothing of x
/// but that.
/// @source Survival-CRPS: Avati et al. 2019, arXiv:1806.08324
[[nodiscard]] double censored_crps(std::span<const double> ensemble, double low, double high);

/// The censored CRPS that an ensemble without end would get on average; at least two members.
/// Ensembles of unlike size are compared by this one: the plain score favours the larger.
/// @source as fair_crps() and censored_crps()
[[nodiscard]] double fair_censored_crps(std::span<const double> ensemble, double low, double high);

/// Width of an interval that should hold x with probability 1 - alpha, and 2 / alpha times the
/// distance by which it missed x; low <= high, alpha in (0, 1).
/// @source Gneiting & Raftery 2007, eq. 43
[[nodiscard]] double interval_score(double low, double high, double alpha, double x) noexcept;

} // namespace diasim::analysis

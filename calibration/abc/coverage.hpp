// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/sampler.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace diasim::calibration {

/// Ranks of the truth among draws from the posterior of data that it made: if the posterior is
/// right, all ranks are equally likely.
/// @source Talts et al. 2018, arXiv:1804.06788; Cook, Gelman & Rubin 2006
struct Ranks {
    std::uint32_t draws = 99;                      ///< from each posterior; ranks are 0 to draws
    std::vector<std::vector<std::uint32_t>> ranks; ///< data set, parameter
};

/// How many of the draws are below the truth.
[[nodiscard]] std::uint32_t rank_of(double truth, std::span<const double> draws);

/// Draws with replacement by weight, of data set `number`. @return positions
[[nodiscard]] std::vector<std::size_t> resample(std::span<const double> weights,
                                                std::uint32_t draws, std::uint64_t seed,
                                                std::uint32_t number);

/// What the ranks of one parameter say.
struct Coverage {
    double within_50 = 0.0; ///< share of truths inside the central 50 % of the draws
    double within_90 = 0.0;
    double chi_squared = 0.0; ///< of the counts by bin against equal ones
    std::uint32_t bins = 1;
    double critical = 0.0;   ///< chi-squared that chance exceeds with probability .001
    bool is_refuted = false; ///< chi_squared > critical
};

/// 20 bins, or fewer so that 5 data sets are expected in each.
/// @param ranks of one parameter; at least 10
[[nodiscard]] Coverage coverage_of(std::span<const std::uint32_t> ranks, std::uint32_t draws);

/// Chi-squared that chance exceeds with probability .001 at these degrees of freedom, by the cube
/// of a normal law (Wilson & Hilferty 1931): 43.8 at 19.
[[nodiscard]] double critical_chi_squared(std::uint32_t degrees);

/// The check of a calibration's own posterior: simulations of the prior are taken, one after the
/// other, for the data, and the `nearest` others for its posterior, by rejection with regression
/// adjustment as the calibration does it. All data sets share the simulations.
/// @param prior a generation of proposals from the prior
/// @param data_sets at most as many as it has simulations that did not fail
[[nodiscard]] Ranks check_coverage(const Generation& prior, const AbcProblem& problem,
                                   std::uint32_t data_sets, std::uint32_t nearest,
                                   std::uint64_t seed);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/scores/skill.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace diasim::analysis {

/// What is known of an observed value.
struct KnownRange {
    double low = 0.0;
    double high = 0.0; ///< >= low

    [[nodiscard]] double middle() const noexcept { return 0.5 * (low + high); }
};

/// Skill of an ensemble for observed values, by the fair censored CRPS, against a forecast that
/// knows the middles of the other observed values and nothing else. In each sample of the bootstrap
/// the forecast is made anew from the sample, without any copy of the value itself: both sides
/// would otherwise not vary together, and equal laws be told apart too often. The ensemble is taken
/// as exact, so it should be some ten times as large as the observed values. Time: samples times
/// the square of observed values.
/// @param ensemble at least two values
/// @param observed at least three values
/// @return none if the other values foretell each one exactly: there is nothing to compare
/// @source fair CRPS: Ferro 2014; bootstrap of cross-validated scores: Efron & Tibshirani 1997
[[nodiscard]] std::optional<Skill> skill_over_others(std::span<const double> ensemble,
                                                     std::span<const KnownRange> observed,
                                                     std::uint64_t seed);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace diasim::analysis {

/// 1 - score / score of a baseline: 1 perfect, 0 as good as the baseline, below 0 worse.
struct Skill {
    double score = 0.0;    ///< mean of the model
    double baseline = 0.0; ///< mean of the baseline
    double value = 0.0;
    double low = 0.0; ///< 5th percentile of the bootstrap
    double high = 0.0;

    /// Whether the data tell the model from the baseline, in its favour.
    [[nodiscard]] bool is_skill() const noexcept { return low > 0.0; }
};

/// Skill with the 90 % interval of the same skill in samples of a bootstrap.
/// @param score, baseline mean scores, `baseline` > 0
/// @param resampled at least one
[[nodiscard]] Skill skill_of(double score, double baseline, std::vector<double> resampled);

/// Samples of a bootstrap.
inline constexpr std::uint32_t bootstrap_samples = 2000;

/// Skill of scores against those of a baseline for the same cells, with a 90 % bootstrap interval:
/// groups of cells, such as the weeks of one city, are drawn with replacement, since cells of a
/// group are not independent. The same seed gives the same interval.
/// @param group of each cell, from 0
/// @return none if there are fewer than two groups, or the baseline's mean score is not above 0:
/// there is nothing to compare
/// @source skill: Murphy 1988; block bootstrap: Kuensch 1989
[[nodiscard]] std::optional<Skill> skill(std::span<const double> scores,
                                         std::span<const double> baseline,
                                         std::span<const std::size_t> group, std::uint64_t seed);

} // namespace diasim::analysis

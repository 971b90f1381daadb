// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <span>

/// How far two tables agree, beside what proper scores say.
namespace diasim::analysis {

/// Total variation of two lists of counts of the same things, taken as shares: half the sum of
/// absolute differences, 0 equal ... 1 nothing in common. None if one of them is all zero.
[[nodiscard]] std::optional<double> total_variation(std::span<const double> first,
                                                    std::span<const double> second);

/// Kendall's tau-b of two lists of numbers of the same things, ties corrected, in [-1, 1]. None if
/// one of them does not vary.
/// @source Kendall 1945
[[nodiscard]] std::optional<double> rank_agreement(std::span<const double> first,
                                                   std::span<const double> second);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace diasim::analysis {

/// A forecast of a count: the probability of 0, 1, 2, ...; what the last entry leaves of 1 is
/// beyond the table and counts as nothing (below 1e-12).
using CountLaw = std::vector<double>;

/// Poisson law of a mean >= 0, and at least as far as `largest`.
[[nodiscard]] CountLaw poisson_law(double mean, std::uint32_t largest = 0);

/// The law that an ensemble of counts stands for, for a score that needs every probability above 0:
/// its frequencies with the weight n / (n + 1), a Poisson law of its mean (with half an event more
/// in the whole ensemble) with 1 / (n + 1). The remaining doubt is that of one more, unseen member.
/// @param largest the law reaches at least so far
[[nodiscard]] CountLaw ensemble_law(std::span<const double> counts, std::uint32_t largest);

/// Probability of at least one.
[[nodiscard]] double presence(const CountLaw& law) noexcept;

/// -ln of the probability of `count`.
[[nodiscard]] double count_log_score(const CountLaw& law, std::uint32_t count) noexcept;

/// Ranked probability score of a count, which is its CRPS [counts].
/// @source Epstein 1969
[[nodiscard]] double ranked_score(const CountLaw& law, std::uint32_t count) noexcept;

} // namespace diasim::analysis

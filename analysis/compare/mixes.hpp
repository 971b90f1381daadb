// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/tables.hpp"
#include "analysis/scores/skill.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace diasim::analysis {

/// Sizes of events, as far as sources say them.
struct SizeComparison {
    /// Sizes that it takes for a score to be more than chance (assumption), and simulated ones for
    /// each observed one, so that their own error does not matter.
    static constexpr std::size_t fewest_observed = 10;
    static constexpr std::size_t fewest_simulated = 10;

    std::size_t observed = 0;        ///< events with a known size
    double observed_median = 0.0;    ///< of middles of their intervals [people]
    std::size_t simulated = 0;       ///< over all replicates
    std::optional<Interval> typical; ///< simulated sizes; none without any
    std::optional<Skill> skill;      ///< against the other observed sizes; none of too few
};

/// Sizes are scored by the fair CRPS of log10(size), interval-censored, against a forecast that
/// knows the other observed sizes and nothing else: gatherings only, since signatures are no people
/// in a square. Where both are drawn from the same law, there is no skill on average.
[[nodiscard]] SizeComparison compare_sizes(Events observed, Runs runs, std::uint64_t seed);

/// How far the mix of types and the order of countries agree, over the types and countries of which
/// something is known: those with an observed event, unless the silence of media is taken for zero;
/// then those with any event, observed or simulated.
struct MixComparison {
    std::size_t types = 0; ///< that are compared
    /// Total variation, 0 to 1, to all simulated events of these types; none with fewer than two
    std::optional<double> type_distance;
    std::optional<Interval> type_expected; ///< the same distance of single replicates
    std::size_t countries = 0;             ///< that are compared
    /// Kendall's tau-b of counts by country; none with fewer than three, or if all are alike.
    std::optional<double> country_ranks;
};

[[nodiscard]] MixComparison compare_mixes(Events observed, Runs runs, std::size_t n_countries,
                                          Silence silence);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/summary.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::analysis {

/// What one change does to the outcome: its mean (as `median` of the interval) with the ends of the
/// confidence interval.
struct EstimatedEffect {
    std::string name;
    std::string text; ///< what was changed
    Interval effect;
};

/// The part of a player in the effect of all of them, and what it does alone.
struct PlayerShare {
    std::string name;
    Interval share; ///< Shapley share, in the unit of the outcome
    Interval alone; ///< effect of this one switched off alone
};

/// The outcome in a region or country, or the acts of an activity.
struct ExplainedGroup {
    std::string kind; ///< region, country or activity
    std::string name;
    double before = 0.0;           ///< with nothing switched off, mean over replicates
    std::vector<Interval> effects; ///< of switching off each player alone
};

/// What a report shows of a file of `diasim explain -o`.
struct ExplanationData {
    std::string title;
    std::string scenario_file;
    std::int64_t seed = 0;
    std::vector<std::string> sets; ///< values that are not those of the scenario file
    std::string outcome;
    std::string over; ///< what the players are, such as barriers
    std::string outcome_meaning;
    std::int64_t replicates = 0;
    std::int64_t runs = 0;
    Interval total; ///< effect of all players switched off together
    std::vector<PlayerShare> players;
    std::vector<ExplainedGroup> groups;
    std::vector<EstimatedEffect> what_ifs;
    std::vector<EstimatedEffect> cascade;
    std::vector<std::string> sentences;
};

/// @throws InputError if the file is damaged or no explanation
[[nodiscard]] ExplanationData read_explanation(const std::filesystem::path& path);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/explain/effect.hpp"
#include "analysis/explain/measures.hpp"
#include "model/record/summary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diasim::analysis {

/// A change of the scenario and what it does.
struct ChangeEffect {
    std::string name;
    std::string text; ///< what was done
    Effect effect;    ///< on the outcome
    std::vector<Estimate> groups;
};

/// One of those that share the whole.
struct PlayerEffect {
    ChangeEffect alone;         ///< switched off while the others stay
    Estimate share;             ///< Shapley value of switching it off, in the unit of the outcome
    std::vector<double> shares; ///< by replicate
    std::optional<double> first_order; ///< of barriers: expected acts lost, as recorded
};

/// A group and the outcome there with nothing switched off.
struct GroupResult {
    std::string kind;
    std::string name;
    double before = 0.0;
    Lead lead; ///< among the players alone
};

/// People by stage for one activity.
struct FunnelResult {
    std::string activity;
    std::array<Interval, funnel_stages.size()> stages;
};

/// Why an outcome is what it is in the model.
struct Explanation {
    std::string title;
    std::vector<std::string> sets; ///< values that are not those of the scenario file
    std::string over;              ///< as asked
    std::string outcome;
    std::string outcome_meaning; ///< "acts of a critical stance"
    std::uint64_t seed = 0;
    std::size_t replicates = 0;
    std::string posterior;  ///< file of which each replicate draws its values, if one
    std::size_t orders = 0; ///< of players, a replicate; 0: all coalitions
    std::size_t runs = 0;
    Effect total;               ///< of switching all players off together
    std::vector<double> totals; ///< by replicate
    std::vector<PlayerEffect> players;
    Lead lead; ///< among the players alone
    std::vector<GroupResult> groups;
    std::vector<ChangeEffect> what_ifs;
    std::vector<ChangeEffect> cascade;
    std::vector<FunnelResult> funnel;
    std::vector<std::string> sentences; ///< the same in plain words
};

/// The players by the size of their shares, the largest first.
[[nodiscard]] std::vector<const PlayerEffect*> by_share(const Explanation& explanation);

/// The median over all changes with an error, and the whole, of how many times larger it would be
/// unpaired; 0 if there is none.
[[nodiscard]] double typical_gain(const Explanation& explanation);

/// What was found, in a few sentences.
[[nodiscard]] std::vector<std::string> sentences_of(const Explanation& explanation);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/record/run_scalar.hpp"
#include "model/scenario/scenario.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diasim::analysis {

/// Where or how something is done: effects are told for each.
struct Group {
    std::string kind; ///< "region", "country" or "activity"
    std::string name;
    RunScalar scalar; ///< the outcome there; of an activity, all its acts
};

/// From all people to those who act.
inline constexpr std::array<std::string_view, 5> funnel_stages{"population", "attentive",
                                                               "motivated", "unhindered", "acted"};

/// What an explanation takes from a run, and where it stands among the values.
class Measures {
public:
    /// @param outcome a number of a run by its name, as of run_scalar()
    /// @throws InputError if there is no such number
    Measures(const Scenario& scenario, const std::string& outcome);

    [[nodiscard]] const RunScalar& outcome() const noexcept { return outcome_; }
    /// Host regions and countries with people, unless the outcome is of one place; activities.
    [[nodiscard]] const std::vector<Group>& groups() const noexcept { return groups_; }
    /// Activities of which there is a funnel, and losses to barriers: the critical ones, or all if
    /// none is critical.
    [[nodiscard]] const std::vector<std::size_t>& activities() const noexcept {
        return activities_;
    }

    /// Whether the outcome is a number of acts, everywhere, of which losses to barriers are
    /// recorded.
    [[nodiscard]] bool has_losses() const noexcept { return !outcome_activities_.empty(); }

    /// Whether a run of which only the outcome and the groups are wanted can do without estimates.
    [[nodiscard]] bool are_effects_counted() const noexcept { return !is_outcome_estimated_; }

    /// The values of a run: outcome, groups, funnel, losses.
    [[nodiscard]] std::vector<double> values(const RunRecord& record) const;

    /// Positions among them.
    [[nodiscard]] std::size_t group_at(std::size_t group) const noexcept { return 1 + group; }
    /// @param activity position in activities()
    [[nodiscard]] std::size_t funnel_at(std::size_t activity, std::size_t stage) const noexcept {
        return 1 + groups_.size() + activity * funnel_stages.size() + stage;
    }
    [[nodiscard]] std::size_t loss_at(std::size_t barrier) const noexcept {
        return funnel_at(activities_.size(), 0) + barrier;
    }

private:
    RunScalar outcome_;
    std::vector<Group> groups_;
    std::vector<std::size_t> activities_;
    bool is_outcome_estimated_ = false;
    std::vector<std::size_t> outcome_activities_; ///< whose acts the outcome is the sum of
};

/// People of the stages of the funnel of one activity, everywhere: all, attentive at any time,
/// motivated and unhindered in the period with most of them (estimates of the record), and who
/// acted at least once.
[[nodiscard]] std::array<double, funnel_stages.size()> funnel_of(const RunRecord& record,
                                                                 std::size_t activity);

/// Expected acts of some activities lost to a barrier, as recorded: first order, without cascades.
[[nodiscard]] double first_order_loss(const RunRecord& record,
                                      std::span<const std::size_t> activities, std::size_t barrier);

} // namespace diasim::analysis

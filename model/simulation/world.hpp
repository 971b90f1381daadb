// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/mobilization/utility.hpp"
#include "model/record/run_record.hpp"
#include "model/simulation/call_news.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/schedule.hpp"
#include "model/simulation/side.hpp"
#include "model/simulation/society.hpp"
#include "model/simulation/threshold_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace diasim {

enum class AttentionState : std::uint8_t { unaware, attentive, lapsed };

/// One value for each state of attention.
template <class T>
struct ByAttention {
    std::array<T, 3> values; ///< in the order of AttentionState

    [[nodiscard]] const T& operator[](AttentionState state) const noexcept {
        return values[static_cast<std::size_t>(state)];
    }
};

/// Units in which visible activity is counted: integers, so that the order of additions is free.
inline constexpr std::uint32_t visibility_unit = 32;

/// Visible activity, by person and side. Three columns, since an act touches the first of every
/// contact, and the others of the actor only.
struct Visibility {
    std::vector<BySide<std::uint16_t>> of_contacts; ///< sum over contacts, in units
    std::vector<BySide<std::uint8_t>> own;          ///< in units
    std::vector<BySide<std::uint16_t>> until;       ///< last step in which the own is visible
};

/// What changes about people, one column an attribute.
///
/// An entry of next_change or next_opportunity is the step in which the person is looked at next;
/// nobody is looked at before.
struct PeopleState {
    std::vector<AttentionState> attention;
    std::vector<std::uint16_t> next_change;      ///< of attention
    std::vector<std::uint16_t> next_opportunity; ///< to act
    Visibility visible;
    std::vector<std::uint8_t> fatigue; ///< at last_act, 255 = 1
    std::vector<std::uint16_t> last_act;
    std::vector<std::uint16_t> did;      ///< bit k: has done activity k
    std::vector<std::uint16_t> attitude; ///< 0 loyal ... 65535 critical
};

/// Someone who acts in a step.
struct Act {
    std::uint32_t person = 0;
    std::uint8_t activity = 0;
};

/// A gathering that has been called and lies ahead.
struct Gathering {
    std::uint16_t site = 0;
    std::uint8_t activity = 0;
    std::uint32_t appointed = 0; ///< step
    bool is_called_by_association = false;
    CallNews news;
};

/// An organiser tires with every call and recovers.
struct Organiser {
    static constexpr std::uint32_t unscheduled = 0xFFFFFFFF;

    std::uint32_t person = 0;
    std::uint32_t next_chance = unscheduled; ///< step in which the organiser may call next
    std::uint32_t last_call = 0;             ///< step
    double tiredness = 0.0;                  ///< calls not yet recovered from, at last_call
};

/// One run: its inputs, its state and what it has written down so far.
struct World {
    World(const Plan& shared, RunKey run) : World{shared, run, make_society(shared, run)} {}
    World(const Plan& shared, RunKey run, std::shared_ptr<const Society> who);

    const Plan& plan;
    RunKey key;
    std::shared_ptr<const Society> society;
    const Population& population;
    const Network& network;
    PeopleState people;
    Graph followed; ///< whom a person follows; no people unless these wake the lapsed

    std::vector<std::uint32_t> attentive;                     ///< by community
    BySide<std::vector<std::int64_t>> visible_units;          ///< by side, then community
    std::vector<BySide<std::vector<std::uint32_t>>> expiring; ///< by step: whose acts fade then
    std::vector<Organiser> organisers;                        ///< by person, rising
    std::vector<Gathering> gatherings; ///< ahead, in order of their first call
    std::vector<float> thresholds; ///< by threshold activity, then person: share or count; empty
                                   ///< unless everybody is looked at
    ThresholdRows threshold_rows;  ///< else: the same, in units that contacts must show
    std::vector<std::vector<std::uint32_t>> due; ///< by threshold activity: who passed a threshold;
                                                 ///< twice if an own act faded meanwhile
    std::vector<float> stocks;                   ///< of this step, by region and motive, in [0, 1]
    std::vector<float> contexts;                 ///< of this step, by cell and barrier, in [0, 1]
    std::vector<std::int64_t> loss; ///< community, activity, barrier: this period, fixed point

    RunRecord record;

    [[nodiscard]] std::size_t cell_of(std::uint32_t person) const noexcept {
        return plan.cell(population.community[person], population.region[person]);
    }
    /// Number of contacts who may see what a person does.
    [[nodiscard]] std::uint32_t contacts(std::uint32_t person) const noexcept {
        return network.friends.degree(person) + network.kin_abroad.degree(person);
    }
};

/// Losses are summed in units of 2^-24 acts, as integers.
inline constexpr double loss_unit = 1.0 / 16777216.0;

/// The traits of a person, at their places in a row of features; the rest is not filled.
[[nodiscard]] FeatureRow traits_of(const World& world, std::uint32_t person) noexcept;

/// One feature of a person in a step, as a motive, barrier or channel uses it.
[[nodiscard]] float feature_of(const World& world, std::uint32_t person, Use use,
                               std::uint32_t step) noexcept;

/// The features of a person in a step, as of Features.
[[nodiscard]] FeatureRow features_of(const World& world, std::uint32_t person,
                                     std::uint32_t step) noexcept;

/// Fatigue of a person in a step, in [0, 1].
[[nodiscard]] float fatigue_of(const World& world, std::uint32_t person,
                               std::uint32_t step) noexcept;

/// The share of a person's contacts who are visibly active on a side, plus the community's public
/// share.
[[nodiscard]] float active_share(const World& world, std::uint32_t person, Side side) noexcept;

/// Utility that the activity of others adds to each activity of a person: beta_k g(p) of its side.
[[nodiscard]] ByActivity social_utility(const World& world, std::uint32_t person) noexcept;

/// Side of an activity.
[[nodiscard]] inline Side side_of_activity(const World& world, std::size_t activity) noexcept {
    return side_of(world.plan.scenario.activities[activity].stance);
}

/// What this step brings to a person's decisions.
[[nodiscard]] Situation situation_of(const World& world, std::uint32_t person) noexcept;

/// The utilities of a person in this step, before social influence.
[[nodiscard]] inline Utilities utilities_of(const World& world, std::uint32_t person,
                                            const FeatureRow& features) noexcept {
    return utilities(world.plan.theory, situation_of(world, person), features);
}

/// Why and who else acts, less what holds back: the whole utility of each activity for a person in
/// this step, at the nearest places and without a call [log-odds].
[[nodiscard]] ByActivity net_utility(const World& world, std::uint32_t person,
                                     const FeatureRow& features) noexcept;

/// Looks up stocks and contexts of a step.
void prepare_step(World& world, std::uint32_t step);

} // namespace diasim

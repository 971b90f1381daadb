// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

/// Worlds with nothing in them but what a test adds, so that theory says what must come out.
namespace diasim::test {

/// 2022-01-04T00:00Z, a Tuesday.
inline constexpr UtcTime plain_start{1641254400};

/// An activity that people do of their own accord, with utility `intercept` and without fatigue.
[[nodiscard]] inline Activity plain_activity(const std::string& name, double per_day,
                                             double intercept) {
    Activity activity;
    activity.name = name;
    activity.rate = {per_day};
    activity.intercept = intercept;
    return activity;
}

/// `people` alike in one community of one country, all attentive all the time, without ties, news,
/// motives or barriers. The one activity, which every scenario needs, is never done.
[[nodiscard]] inline Scenario plain_world(double people, double days, double step_days = 0.25) {
    Scenario world;
    world.title = "plain";
    world.seed = 20220105;
    world.replicates = 1;
    world.time.start = plain_start;
    world.time.end = {plain_start.seconds + std::llround(days * seconds_per_day)};
    world.time.step = {step_days};
    world.homeland.regions = {{"home", "Home"}};
    world.hosts.countries = {{"AA", "Aland", "west", 0.0, {}}};
    world.hosts.communities = {{"town", "Town", 0, 52.5, 13.4, 0.0, {}}};
    Subgroup subgroup;
    subgroup.name = "all";
    subgroup.title = "All";
    subgroup.faction_name = "all";
    subgroup.kin_regions = {1.0};
    world.population.subgroups = {subgroup};
    world.population.people = {{0, 0, people, people}};
    world.population.size = SizeRule::mid;
    world.population.attitude_spread = 0.0;
    world.network.friends.kind = FriendsKind::none;
    world.network.kin_abroad.mean_degree = 0.0;
    world.network.follows.mean_degree = 0.0;
    world.attention.initial = {1.0};
    world.attention.lapse = {0.0};
    world.influence.media = 0.0;
    world.attitude.is_dynamic = false;
    world.record.funnel_sample = 1;
    world.activities = {plain_activity("rest", 0.0, 0.0)};
    return world;
}

/// A trait with the same value for everybody.
[[nodiscard]] inline Trait constant_trait(const std::string& name, double value) {
    Trait trait;
    trait.name = name;
    trait.law = {TraitLaw::Form::constant, value, 8.0};
    return trait;
}

/// A homeland series that stands at `level`.
[[nodiscard]] inline Series level_series(const std::string& name, double level) {
    Series series;
    series.name = name;
    series.baseline = {level};
    return series;
}

/// A channel of news of the homeland.
[[nodiscard]] inline Channel news_channel(const std::string& name, double per_day) {
    Channel channel;
    channel.name = name;
    channel.rate = {per_day};
    return channel;
}

/// A channel along the ties of friends.
[[nodiscard]] inline Channel friends_channel(double per_day) {
    Channel channel;
    channel.name = "friends";
    channel.mechanism = Mechanism::contacts;
    channel.rate = {per_day};
    return channel;
}

/// Replicate `replicate` of a scenario.
[[nodiscard]] inline RunRecord run_of(const Scenario& scenario, std::uint32_t replicate = 0) {
    const Plan plan{scenario};
    return simulate(plan, {scenario.seed, replicate}).value();
}

/// The first `n` replicates.
[[nodiscard]] inline std::vector<RunRecord> runs_of(const Scenario& scenario, std::uint32_t n) {
    const Plan plan{scenario};
    std::vector<RunRecord> records;
    for (std::uint32_t replicate = 0; replicate != n; ++replicate) {
        records.push_back(simulate(plan, {scenario.seed, replicate}).value());
    }
    return records;
}

template <class Number>
[[nodiscard]] double total(const std::vector<Number>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

/// People of a run.
[[nodiscard]] inline double people_of(const RunRecord& record) {
    return total(record.people);
}

/// Acts of one activity over all steps and communities.
[[nodiscard]] inline double acts_of(const RunRecord& record, std::size_t activity) {
    double sum = 0.0;
    for (std::size_t i = activity; i < record.acts.size(); i += record.shape.activities) {
        sum += record.acts[i];
    }
    return sum;
}

/// People who did one activity at least once.
[[nodiscard]] inline double participants_of(const RunRecord& record, std::size_t activity) {
    double sum = 0.0;
    for (std::size_t i = activity; i < record.participants.size(); i += record.shape.activities) {
        sum += record.participants[i];
    }
    return sum;
}

} // namespace diasim::test

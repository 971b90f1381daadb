// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "tests/support/plain_world.hpp"

#include <string>
#include <utility>
#include <vector>

/// A small world in which everything moves that the slow twin knows. Its numbers are chosen so that
/// each rule matters within ten days; they describe nothing real.
namespace diasim::test {

[[nodiscard]] inline Trait beta_trait(const std::string& name, double mean) {
    Trait trait;
    trait.name = name;
    trait.law = {TraitLaw::Form::beta, mean, 4.0};
    return trait;
}

[[nodiscard]] inline Motive motive(const std::string& name, const std::string& trait,
                                   const Weights& drives) {
    Motive result;
    result.name = name;
    result.trait = trait;
    result.half_life = {3.0};
    result.drives = drives;
    return result;
}

[[nodiscard]] inline Barrier barrier(const std::string& name, const std::string& trait,
                                     const std::string& context, const Weights& exposure) {
    Barrier result;
    result.name = name;
    result.trait = trait;
    result.context = context;
    result.weight = 2.0;
    result.exposure = exposure;
    return result;
}

/// Two towns in time zones apart, two factions, two homeland regions, distant ties.
inline void settle_two_towns(Scenario& world, double people_a_group) {
    world.hosts.countries.push_back({"BB", "Beland", "east", 3.0, {}});
    world.hosts.communities.push_back({"harbour", "Harbour", 1, 41.0, 29.0, 0.0, {}});
    world.homeland.regions.push_back({"far", "Far"});
    world.population.traits = {beta_trait("kin", 0.4), beta_trait("time", 0.6)};
    world.population.attitude_spread = 0.25;
    Subgroup& first = world.population.subgroups[0];
    first.kin_regions = {0.7, 0.3};
    Subgroup second = first;
    second.name = "others";
    second.faction = 1;
    world.population.subgroups.push_back(second);
    world.population.people.clear();
    for (std::uint16_t community = 0; community != 2; ++community) {
        for (std::uint8_t subgroup = 0; subgroup != 2; ++subgroup) {
            world.population.people.push_back(
                {community, subgroup, people_a_group, people_a_group});
        }
    }
    world.network.friends.kind = FriendsKind::small_world;
    world.network.friends.mean_degree = 6.0;
    world.network.kin_abroad.mean_degree = 1.0;
    world.influence.media = 0.3;
    world.influence.memory = {1.5};
}

/// A shooting on the second day, told with a critical frame; a week-end on the fifth and sixth; a
/// ban of assemblies in one town from the fourth day, eased on the eighth.
inline void add_events(Scenario& world) {
    Kind shooting;
    shooting.name = "shooting";
    shooting.salience = {{"outrage", 2.0}, {"fear_for_kin", 1.0}};
    shooting.impulse = {{"news", 2.0}};
    shooting.frame = 0.9;
    world.kinds = {shooting};
    const auto day = [](int n) { return UtcTime{plain_start.seconds + n * 86400}; };
    world.homeland.triggers = {{"T1", day(1), day(1), "shooting", {0}, 0.9, 0.6, 0.0, 0.0, 1}};
    world.series = {level_series("news", 0.1)};
    Context open;
    open.name = "openness";
    open.value = 0.6;
    Context ban;
    ban.name = "ban";
    ban.form = Context::Form::table;
    ban.table = {{day(0), "all", 0.1}, {day(3), "town", 0.9}, {day(7), "AA", 0.4}};
    world.contexts = {open, ban};
}

/// Attention that starts with few, comes by news, at week-ends more, and by contacts, and lapses.
inline void add_attention(Scenario& world) {
    world.attention.initial = {0.1};
    world.attention.lapse = {0.6};
    world.attention.persistence = 1.5;
    world.attention.recapture = 0.6;
    Channel leisure = news_channel("leisure", 0.8);
    leisure.trait = "1 - time";
    leisure.context = "weekend";
    world.channels = {news_channel("broadcast", 0.6), leisure, friends_channel(0.08)};
    world.attitude.is_dynamic = true;
    world.attitude.stubbornness = {0.4};
    world.attitude.frame_weight = {0.5};
}

/// Acts of both sides by utility, one with no trace, and one decided by thresholds.
inline void add_theory(Scenario& world) {
    world.motives = {motive("outrage", "attitude", {{"share", 3.0}, {"rally", 3.5}}),
                     motive("fear_for_kin", "kin", {{"donate", 3.0}}),
                     motive("loyalty", "1 - attitude", {{"pledge", 2.0}})};
    world.kinds[0].salience.push_back({"loyalty", 1.0});
    world.barriers = {barrier("fear", "kin", "openness", {{"rally", 1.0}, {"share", 0.5}}),
                      barrier("no_time", "1 - time", "1 - weekend", {{"rally", 0.8}}),
                      barrier("ban", "constant", "ban", {{"rally", 1.0}, {"pledge", 0.2}})};
    Activity share = plain_activity("share", 1.0, -2.0);
    share.contagion = 2.0;
    share.visibility = {0.5};
    share.effort = 0.2;
    share.fatigue = 1.5;
    Activity donate = plain_activity("donate", 0.5, -2.0);
    donate.visibility = {0.0};
    donate.effort = 0.0;
    Activity rally = plain_activity("rally", 0.8, -1.0);
    rally.contagion = 3.0;
    rally.effort = 0.6;
    rally.fatigue = 2.0;
    Activity pledge = plain_activity("pledge", 0.6, -1.5);
    pledge.stance = Stance::loyal;
    pledge.contagion = 2.0;
    pledge.effort = 0.3;
    pledge.fatigue = 1.0;
    Activity badge = plain_activity("badge", 0.0, 0.0);
    badge.rule = Rule::threshold;
    badge.threshold = {ThresholdLaw::Form::uniform, 0.5, 0.45, false, false, {0.05}, false};
    badge.effort = 0.1;
    world.activities = {share, donate, rally, pledge, badge};
}

/// Ten days of four groups of so many people, in steps of six hours.
[[nodiscard]] inline Scenario lively_world(double people_a_group) {
    Scenario world = plain_world(1.0, 10.0, 0.25);
    settle_two_towns(world, people_a_group);
    add_events(world);
    add_attention(world);
    add_theory(world);
    return world;
}

} // namespace diasim::test

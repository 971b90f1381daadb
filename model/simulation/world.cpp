// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/world.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/network/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace diasim {
namespace {

/// Contacts beyond this number would overflow the counter of their activity.
constexpr std::uint32_t most_contacts = 0xFFFF / visibility_unit;

PeopleState make_people(const Population& population) {
    const std::size_t n = population.size();
    PeopleState people;
    people.attention.assign(n, AttentionState::unaware);
    people.next_change.assign(n, never);
    people.next_opportunity.assign(n, never);
    people.visible.of_contacts.assign(n, {});
    people.visible.own.assign(n, {});
    people.visible.until.assign(n, {});
    people.fatigue.assign(n, 0);
    people.last_act.assign(n, 0);
    people.did.assign(n, 0);
    people.attitude.resize(n);
    for_each_block(n, [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i != end; ++i) {
            people.attitude[i] = static_cast<std::uint16_t>(population.attitude[i] * 257);
        }
    });
    return people;
}

void count_people(const Population& population, RunRecord& record) {
    const std::size_t n_subgroups = record.shape.subgroups;
    for (std::size_t i = 0; i != population.size(); ++i) {
        ++record.people[population.community[i] * n_subgroups + population.subgroup[i]];
    }
}

/// Leaves what is not estimated unknown.
void forget_estimates(RunRecord& record) {
    for (std::vector<float>* estimates :
         {&record.motivated, &record.unhindered, &record.barrier_loss}) {
        std::ranges::fill(*estimates, std::numeric_limits<float>::quiet_NaN());
    }
}

void check_degrees(const World& world) {
    for_each_block(
        world.population.size(), [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i != end; ++i) {
                if (world.contacts(static_cast<std::uint32_t>(i)) > most_contacts) {
                    throw InputError{fmt::format("a person has more than {} contacts: lower "
                                                 "network.friends.maximum_degree or mean_degree",
                                                 most_contacts)};
                }
            }
        });
}

} // namespace

World::World(const Plan& shared, RunKey run, std::shared_ptr<const Society> who)
    : plan{shared}, key{run}, society{std::move(who)},
      population{society->population}, network{society->network}, people{make_people(population)},
      attentive(population.community_count(), 0), expiring(shared.steps + 1),
      due(shared.threshold_activities.size()),
      loss(shared.shape.communities * shared.shape.activities * shared.shape.barriers, 0),
      record{make_record(shared.shape, run.replicate)} {
    check(population.community_count() == shared.shape.communities,
          "a society of other communities than the scenario has");
    visible_units.values.fill(std::vector<std::int64_t>(population.community_count(), 0));
    check_degrees(*this);
    const AttentionHazards& hazards = shared.attention;
    if (hazards.wakes_lapsed() && std::ranges::any_of(hazards.contacts, [](const auto& channel) {
            return channel.layer == Layer::follows;
        })) {
        followed = reversed(network.follows, "follows");
    }
    count_people(population, record);
    if (shared.estimates == Estimates::none) {
        forget_estimates(record);
    }
    for (std::uint32_t i = 0; i != population.size(); ++i) {
        if ((population.roles[i] & Role::organiser) != 0) {
            organisers.push_back({i, Organiser::unscheduled, 0, 0.0});
        }
    }
}

float fatigue_of(const World& world, std::uint32_t person, std::uint32_t step) noexcept {
    const PeopleState& people = world.people;
    if (people.fatigue[person] == 0) {
        return 0.0F;
    }
    const std::uint32_t since = step - people.last_act[person];
    return static_cast<float>(people.fatigue[person]) * (1.0F / 255.0F) *
           world.plan.fatigue_left[since];
}

namespace {

float trait_of(std::uint8_t byte) noexcept {
    return static_cast<float>(byte) * (1.0F / 255.0F);
}

float attitude_of(const World& world, std::uint32_t person) noexcept {
    return static_cast<float>(world.people.attitude[person]) * (1.0F / 65535.0F);
}

} // namespace

FeatureRow traits_of(const World& world, std::uint32_t person) noexcept {
    FeatureRow row; // NOLINT(cppcoreguidelines-pro-type-member-init): setting 40 numbers costs more
    const auto traits = world.population.traits_of(person);
    std::transform(traits.begin(), traits.end(), row.begin(), trait_of);
    return row;
}

FeatureRow features_of(const World& world, std::uint32_t person, std::uint32_t step) noexcept {
    const Features& places = world.plan.theory.features;
    FeatureRow row = traits_of(world, person);
    row[places.attitude()] = attitude_of(world, person);
    row[places.fatigue()] = fatigue_of(world, person, step);
    row[places.constant()] = 1.0F;
    return row;
}

float feature_of(const World& world, std::uint32_t person, Use use, std::uint32_t step) noexcept {
    const Features& places = world.plan.theory.features;
    float x = 1.0F;
    if (use.index < places.n_traits) {
        x = trait_of(world.population.traits_of(person)[use.index]);
    } else if (use.index == places.attitude()) {
        x = attitude_of(world, person);
    } else if (use.index == places.fatigue()) {
        x = fatigue_of(world, person, step);
    }
    return use.is_complement ? 1.0F - x : x;
}

float active_share(const World& world, std::uint32_t person, Side side) noexcept {
    const std::uint16_t community = world.population.community[person];
    const auto n = static_cast<float>(world.population.people(community));
    const auto in_public = static_cast<float>(world.visible_units[side][community]);
    constexpr float unit = 1.0F / static_cast<float>(visibility_unit);
    const float public_share =
        static_cast<float>(world.plan.scenario.influence.media) * in_public * unit / n;
    if (world.network.is_complete) {
        const auto others = in_public - static_cast<float>(world.people.visible.own[person][side]);
        return n > 1.0F ? others * unit / (n - 1.0F) + public_share : 0.0F;
    }
    const std::uint32_t contacts = world.contacts(person);
    if (contacts == 0) {
        return public_share;
    }
    return static_cast<float>(world.people.visible.of_contacts[person][side]) * unit /
               static_cast<float>(contacts) +
           public_share;
}

ByActivity social_utility(const World& world, std::uint32_t person) noexcept {
    const auto half = static_cast<float>(world.plan.scenario.influence.half_share);
    BySide<float> influence;
    for (const Side side : sides) {
        influence[side] = social_influence(active_share(world, person, side), half);
    }
    ByActivity utility{};
    for (std::size_t k = 0; k != world.plan.theory.n_activities; ++k) {
        utility[k] = world.plan.theory.contagion[k] * influence[side_of_activity(world, k)];
    }
    return utility;
}

Situation situation_of(const World& world, std::uint32_t person) noexcept {
    const Plan& plan = world.plan;
    const std::size_t n_motives = plan.theory.motives.size();
    const std::size_t n_barriers = plan.theory.barriers.size();
    return {{world.stocks.data() + world.population.region[person] * n_motives, n_motives},
            {world.contexts.data() + world.cell_of(person) * n_barriers, n_barriers},
            plan.loss[world.population.community[person]]};
}

ByActivity net_utility(const World& world, std::uint32_t person,
                       const FeatureRow& features) noexcept {
    const Utilities parts = utilities_of(world, person, features);
    ByActivity utility = parts.why;
    utility += social_utility(world, person);
    utility -= parts.hold;
    return utility;
}

void prepare_step(World& world, std::uint32_t step) {
    const Plan& plan = world.plan;
    const std::size_t regions = plan.homeland.regions;
    world.stocks.clear();
    for (std::size_t region = 0; region != regions; ++region) {
        append_stocks(plan.homeland, region, step, world.stocks);
    }
    world.contexts.clear();
    for (std::size_t cell = 0; cell != plan.loss.size() * regions; ++cell) {
        append_contexts(plan.theory, plan.contexts, static_cast<std::uint16_t>(cell / regions),
                        cell % regions, step, world.contexts);
    }
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"
#include "model/simulation/world.hpp"

#include <cstdint>

/// What a step reads of a person who is looked at, asked for some people ahead (for_each_ahead).
namespace diasim {

/// Asks for where the rows of a person's ties begin.
inline void fetch_indices(const World& world, std::uint32_t person) noexcept {
    world.network.friends.fetch_index(person);
    world.network.kin_abroad.fetch_index(person);
    world.network.follows.fetch_index(person);
}

/// Asks for the rows of a person's mutual ties.
inline void fetch_ties(const World& world, std::uint32_t person) noexcept {
    prefetch(world.network.friends.neighbours(person).data());
    prefetch(world.network.kin_abroad.neighbours(person).data());
}

/// Asks for the rows of all ties of a person.
inline void fetch_rows(const World& world, std::uint32_t person) noexcept {
    fetch_ties(world, person);
    prefetch(world.network.follows.neighbours(person).data());
}

/// Asks for what an act changes of the person who acts.
inline void fetch_deeds(const World& world, std::uint32_t person) noexcept {
    prefetch(world.population.community.data() + person);
    prefetch(world.people.visible.own.data() + person);
    prefetch(world.people.visible.until.data() + person);
    prefetch(world.people.did.data() + person);
    prefetch(world.people.fatigue.data() + person);
    prefetch(world.people.last_act.data() + person);
    world.threshold_rows.fetch(person);
}

/// Asks for what changes of attention and decisions read of a person.
inline void fetch_person(const World& world, std::uint32_t person) noexcept {
    const auto traits = world.population.traits_of(person);
    prefetch(traits.data());
    prefetch(traits.data() + traits.size()); // a row may begin in one line and end in the next
    prefetch(world.people.visible.of_contacts.data() + person);
    prefetch(world.people.attitude.data() + person);
    prefetch(world.population.attitude.data() + person);
    world.network.friends.fetch_index(person);
    world.network.kin_abroad.fetch_index(person);
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/visibility.hpp"

#include "model/base/distributions.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/look_ahead.hpp"
#include "model/simulation/thresholds.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim {
namespace {

/// The nearest whole number.
std::uint32_t rounded(double units) {
    return static_cast<std::uint32_t>(std::lround(units));
}

/// A change of what a person shows on one side, in units.
struct Change {
    Side side = Side::critical;
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    bool is_noted = false; ///< contacts who pass a threshold thereby are noted
};

/// Changes the counters of the contacts in a layer; contacts of another faction see less. Counters
/// are integers: any order gives the same sums.
void show_contacts(World& world, std::uint32_t person, const Graph& layer, const Change& change) {
    const std::span<const std::uint32_t> contacts = layer.neighbours(person);
    auto* const shown = world.people.visible.of_contacts.data();
    const auto add = [&](std::uint32_t contact, std::uint32_t units) {
        // Unsigned arithmetic wraps, so that a fall is added too.
        std::uint16_t& counter = shown[contact][change.side];
        counter = static_cast<std::uint16_t>(counter + units);
    };
    const std::uint32_t same_change = change.after - change.before;
    if (!world.plan.has_factions) {
        for (const std::uint32_t contact : contacts) {
            add(contact, same_change);
        }
    } else {
        const auto& subgroups = world.plan.scenario.population.subgroups;
        const double cross = world.plan.scenario.influence.cross_faction.value;
        const std::uint32_t cross_change =
            rounded(cross * change.after) - rounded(cross * change.before);
        const std::uint8_t faction = subgroups[world.population.subgroup[person]].faction;
        for (const std::uint32_t contact : contacts) {
            const bool is_same = subgroups[world.population.subgroup[contact]].faction == faction;
            add(contact, is_same ? same_change : cross_change);
        }
    }
    if (change.is_noted) {
        for (const std::uint32_t contact : contacts) {
            note_passing(world, contact);
        }
    }
}

/// Asks for what an act changes of the contacts, and what it is held against.
void fetch_contacts(const World& world, const Act& act, bool is_noted) {
    for (const Graph* layer : {&world.network.friends, &world.network.kin_abroad}) {
        for (const std::uint32_t contact : layer->neighbours(act.person)) {
            prefetch(world.people.visible.of_contacts.data() + contact);
            if (world.plan.has_factions) {
                prefetch(world.population.subgroup.data() + contact);
            }
            if (is_noted) {
                world.threshold_rows.fetch(contact);
            }
        }
    }
}

/// Changes how visible a person's activity on a side is.
void set_visible(World& world, std::uint32_t person, Side side, std::uint32_t after,
                 bool is_noted) {
    std::uint8_t& own = world.people.visible.own[person][side];
    const Change change{side, own, after, is_noted};
    if (change.before == after) {
        return;
    }
    own = static_cast<std::uint8_t>(after);
    world.threshold_rows.settle_side(person, side, after != 0);
    world.visible_units[side][world.population.community[person]] +=
        static_cast<std::int64_t>(after) - static_cast<std::int64_t>(change.before);
    if (world.network.is_complete) {
        return;
    }
    show_contacts(world, person, world.network.friends, change);
    show_contacts(world, person, world.network.kin_abroad, change);
}

void write_down(World& world, std::uint32_t step, Act act) {
    RunRecord& record = world.record;
    const std::size_t n_activities = record.shape.activities;
    const std::size_t community = world.population.community[act.person];
    const std::size_t place = community * n_activities + act.activity;
    ++record.acts[step * record.shape.communities * n_activities + place];
    const auto bit = static_cast<std::uint16_t>(1U << act.activity);
    std::uint16_t& did = world.people.did[act.person];
    if (did == 0) {
        ++record.active_people[community];
    }
    if ((did & bit) == 0) {
        ++record.participants[place];
        did = static_cast<std::uint16_t>(did | bit);
    }
}

void tire(World& world, std::uint32_t step, Act act) {
    const double effort = world.plan.scenario.activities[act.activity].effort;
    if (effort <= 0.0 && world.people.fatigue[act.person] == 0) {
        return;
    }
    const double fatigue = static_cast<double>(fatigue_of(world, act.person, step)) + effort;
    world.people.fatigue[act.person] =
        static_cast<std::uint8_t>(std::lround(255.0 * std::min(1.0, fatigue)));
    world.people.last_act[act.person] = static_cast<std::uint16_t>(step);
}

/// How visible an act is, in units; 0: it leaves no trace.
std::uint32_t units_shown(const World& world, std::size_t activity) {
    return rounded(world.plan.scenario.activities[activity].visibility.value * visibility_unit);
}

/// Makes an act visible for the memory of contacts. While a more visible act of the same side is
/// remembered, a less visible one adds nothing.
void show(World& world, std::uint32_t step, Act act, bool is_noted) {
    const Side side = side_of_activity(world, act.activity);
    const std::uint32_t seen = units_shown(world, act.activity);
    if (seen == 0 || seen < world.people.visible.own[act.person][side]) {
        return;
    }
    const std::uint32_t until = std::min(step + world.plan.memory_steps, world.plan.steps);
    world.people.visible.until[act.person][side] = static_cast<std::uint16_t>(until);
    world.expiring[until][side].push_back(act.person);
    set_visible(world, act.person, side, seen, is_noted);
}

} // namespace

void carry_out(World& world, std::uint32_t step, std::span<const Act> acts) {
    const bool notes = !world.threshold_rows.is_empty();
    for_each_ahead(
        acts,
        [&](const Act& act) {
            fetch_indices(world, act.person);
            fetch_deeds(world, act.person);
        },
        [&](const Act& act) { fetch_ties(world, act.person); },
        [&](const Act& act) { fetch_contacts(world, act, notes); },
        [&](const Act& act) {
            write_down(world, step, act);
            tire(world, step, act);
            show(world, step, act, notes);
        });
}

void fade(World& world, std::uint32_t step) {
    for (const Side side : sides) {
        const std::vector<std::uint32_t> people = std::move(world.expiring[step][side]);
        for_each_ahead(
            std::span{people}, [&](std::uint32_t person) { fetch_ties(world, person); },
            [&](std::uint32_t person) {
                if (world.people.visible.until[person][side] != step) {
                    return; // acted again since
                }
                set_visible(world, person, side, 0, false);
                note_passing(world, person);
            });
    }
}

void start_activity(World& world) {
    const std::size_t n = world.population.size();
    for (std::size_t k = 0; k != world.plan.theory.n_activities; ++k) {
        const double share = world.plan.scenario.activities[k].initial.value;
        const Side side = side_of_activity(world, k);
        for (std::uint32_t person = 0; share > 0.0 && person != n; ++person) {
            Stream stream{world.key, Purpose::initial_activity, (std::uint64_t{k} << 32U) | person,
                          0};
            if (uniform(stream) < share && world.people.visible.own[person][side] == 0) {
                const Act act{person, static_cast<std::uint8_t>(k)};
                show(world, 0, act, false);
            }
        }
    }
    if (!world.threshold_rows.is_empty()) {
        for (std::uint32_t person = 0; person != n; ++person) {
            note_passing(world, person);
        }
    }
}

} // namespace diasim

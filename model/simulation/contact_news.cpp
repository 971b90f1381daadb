// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/contact_news.hpp"

#include "model/simulation/clock_ends.hpp"
#include "model/simulation/look_ahead.hpp"

#include <algorithm>
#include <vector>

namespace diasim {
namespace {

/// Those whom a person tells of the news.
const Graph& told_over(const World& world, Layer layer) {
    switch (layer) {
    case Layer::friends:
        return world.network.friends;
    case Layer::kin_abroad:
        return world.network.kin_abroad;
    case Layer::follows:
        break;
    }
    return world.network.follows;
}

/// Those who tell a person.
const Graph& telling_over(const World& world, Layer layer) {
    return layer == Layer::follows ? world.followed : told_over(world, layer);
}

/// Friends of a mean field have no ties to go along.
bool has_ties(const World& world, const ContactChannel& channel) {
    return channel.layer != Layer::friends || !world.network.is_complete;
}

/// The step in which the attention of an attentive person lapses, or the end of the run.
std::uint32_t lapse_of(const World& world, std::uint32_t person) {
    return std::min<std::uint32_t>(world.people.next_change[person], world.plan.steps);
}

/// A contact who is told while a person is attentive, and when: in the exponential law truncated to
/// that time.
struct Told {
    const std::uint32_t* contact = nullptr; ///< left to be read later: where it stands is far away
    double share = 0.0;                     ///< uniform in (0, probability to be told)
    std::uint32_t until = 0;                ///< step in which the person's attention lapses
    std::uint32_t channel = 0;              ///< of contacts
};

/// Moves those who may hear to the front; returns how many they are.
std::size_t move_hearing(const World& world, std::span<Told> told) {
    const ByAttention<bool> hears{true, false, world.plan.attention.wakes_lapsed()};
    const auto fetch = [&](const Told& one) {
        prefetch(world.people.attention.data() + *one.contact);
        prefetch(world.people.next_change.data() + *one.contact);
    };
    std::size_t n = 0;
    for_each_ahead(std::span<const Told>{told}, fetch, [&](const Told& one) {
        // Who it is cannot be foreseen: everybody is moved, and overwritten unless it may hear.
        told[n] = one;
        n += hears[world.people.attention[*one.contact]] ? 1U : 0U;
    });
    return n;
}

/// Lets a contact hear who is told when the hazard has reached `moment`. For a lapsed one it rises
/// more slowly, and may stay below as long as it is told.
void hear(World& world, std::uint32_t step, const Told& told, double moment, bool is_shared) {
    const std::uint32_t contact = *told.contact;
    if (world.people.attention[contact] == AttentionState::lapsed) {
        moment /= world.plan.attention.contact_recapture;
    }
    const GuidedHazard& hazard = world.plan.attention.contacts[told.channel].hazard;
    const std::uint32_t when = hazard.first_step(step, moment) + 1;
    if (when <= told.until) {
        lower(world.people.next_change[contact], step_or_never(when, world.plan.steps), is_shared);
    }
}

/// Lets contacts hear of the news: two at a time, and the last of an odd number twice, which
/// changes nothing.
void tell(World& world, std::uint32_t step, std::span<const Told> told, bool is_shared) {
    for (std::size_t i = 0; i < told.size(); i += 2) {
        const Told& one = told[i];
        const Told& other = told[std::min(i + 1, told.size() - 1)];
        const Double2 moments = -logarithm(1.0 - Double2{one.share, other.share});
        hear(world, step, one, moments[0], is_shared);
        hear(world, step, other, moments[1], is_shared);
    }
}

/// Passes the news on while attention lasts. The exposures of all contacts stand in one row, and an
/// exponential clock runs along it: a contact hears of the news if the clock ends within its part.
/// So no random number is drawn for those who hear nothing. Who hears is appended to `told`.
void pass_on(const World& world, std::uint32_t person, std::uint32_t step,
             std::vector<Told>& told) {
    ClockEnds ends{{world.key, Purpose::transmission, person, step}};
    double clock = ends.exponential();
    const std::uint32_t until = lapse_of(world, person);
    const std::vector<ContactChannel>& channels = world.plan.attention.contacts;
    for (std::uint32_t c = 0; c != channels.size(); ++c) {
        const ContactChannel& channel = channels[c];
        if (!has_ties(world, channel)) {
            continue;
        }
        const auto contacts = told_over(world, channel.layer).neighbours(person);
        const double exposure = channel.hazard.at(until) - channel.hazard.at(step);
        const auto n = static_cast<double>(contacts.size());
        if (!(clock < n * exposure)) {
            clock -= n * exposure;
            continue;
        }
        const double is_told = event_probability(exposure);
        double at = 0.0; // contacts passed so far
        do {
            const auto place = static_cast<std::uint32_t>(at + clock / exposure);
            const std::uint32_t* const contact =
                contacts.data() + std::min<std::size_t>(place, contacts.size() - 1);
            prefetch(contact);
            told.push_back({contact, ends.uniform() * is_told, until, c});
            at = static_cast<double>(place) + 1.0;
            clock = ends.exponential();
        } while (clock < (n - at) * exposure);
        clock -= (n - at) * exposure;
    }
}

/// The step in which a person whose attention lapses in `step` is attentive again as contacts tell
/// it; a step beyond the run if none does. A clock runs along the exposures as above; where it ends
/// in a contact's part is the moment.
std::uint32_t told_again(const World& world, std::uint32_t person, std::uint32_t step) {
    Exponentials exponential{{world.key, Purpose::recapture, person, step}};
    double clock = exponential();
    const double factor = world.plan.attention.contact_recapture;
    std::uint32_t first = world.plan.steps;
    for (const ContactChannel& channel : world.plan.attention.contacts) {
        if (!has_ties(world, channel)) {
            continue;
        }
        const double now = channel.hazard.at(step);
        for (const std::uint32_t contact : telling_over(world, channel.layer).neighbours(person)) {
            if (world.people.attention[contact] != AttentionState::attentive) {
                continue;
            }
            const double exposure = factor * (channel.hazard.at(lapse_of(world, contact)) - now);
            if (clock < exposure) {
                const std::uint32_t when = channel.hazard.first_step(step, clock / factor) + 1;
                first = std::min({first, when, lapse_of(world, contact)}); // but for rounding
                clock = exponential();
            } else {
                clock -= exposure;
            }
        }
    }
    return first;
}

} // namespace

void pass_on(World& world, std::uint32_t step, std::span<const std::uint32_t> people,
             bool is_shared) {
    if (world.plan.attention.contacts.empty()) {
        return;
    }
    std::vector<Told> told;
    told.reserve(4 * people.size());
    for_each_ahead(
        people, [&](std::uint32_t person) { fetch_indices(world, person); },
        [&](std::uint32_t person) { pass_on(world, person, step, told); });
    tell(world, step, std::span{told}.first(move_hearing(world, told)), is_shared);
}

void for_each_told(const World& world, std::span<const std::uint32_t> people, std::uint32_t step,
                   const std::function<void(std::uint32_t, std::uint32_t)>& told) {
    const auto fetch_contacts = [&](std::uint32_t person) {
        for (const ContactChannel& channel : world.plan.attention.contacts) {
            if (!has_ties(world, channel)) {
                continue;
            }
            for (const std::uint32_t contact :
                 telling_over(world, channel.layer).neighbours(person)) {
                prefetch(world.people.attention.data() + contact);
                prefetch(world.people.next_change.data() + contact);
            }
        }
    };
    for_each_ahead(
        people,
        [&](std::uint32_t person) {
            fetch_indices(world, person);
            world.followed.fetch_index(person);
        },
        [&](std::uint32_t person) { fetch_ties(world, person); }, fetch_contacts,
        [&](std::uint32_t person) { told(person, told_again(world, person, step)); });
}

} // namespace diasim

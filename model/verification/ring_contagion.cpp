// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/ring_contagion.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace diasim::verification {
namespace {

using Contacts = std::vector<std::vector<std::size_t>>;

Contacts ring_contacts(const Ring& ring) {
    Contacts contacts(ring.people);
    for (std::size_t i = 0; i != ring.people; ++i) {
        for (std::size_t d = 1; d <= ring.reach; ++d) {
            contacts[i].push_back((i + d) % ring.people);
            contacts[(i + d) % ring.people].push_back(i);
        }
    }
    return contacts;
}

bool are_tied(const Contacts& contacts, std::size_t a, std::size_t b) {
    return std::ranges::find(contacts[a], b) != contacts[a].end();
}

void replace(Contacts& contacts, std::size_t person, std::size_t before, std::size_t after) {
    *std::ranges::find(contacts[person], before) = after;
}

/// Exchanges the ends of pairs of ties until the share is reached; a pair that would make a loop or
/// a double tie is drawn again.
void rewire(Contacts& contacts, std::size_t reach, double share, std::mt19937_64& random) {
    std::uniform_int_distribution<std::size_t> person{0, contacts.size() - 1};
    std::uniform_int_distribution<std::size_t> tie{0, 2 * reach - 1};
    const auto pairs = static_cast<std::size_t>(
        std::llround(0.5 * share * static_cast<double>(contacts.size() * reach)));
    for (std::size_t done = 0; done != pairs;) {
        const std::size_t a = person(random);
        const std::size_t b = contacts[a][tie(random)];
        const std::size_t c = person(random);
        const std::size_t d = contacts[c][tie(random)];
        if (a == c || b == d || a == d || c == b || are_tied(contacts, a, d) ||
            are_tied(contacts, c, b)) {
            continue;
        }
        replace(contacts, a, b, d);
        replace(contacts, d, c, a);
        replace(contacts, c, d, b);
        replace(contacts, b, a, c);
        ++done;
    }
}

/// Who acts next: with enough active contacts, or if `joins(count)` says so.
template <class Joins>
std::vector<std::size_t> next_to_act(const Ring& ring, const Contacts& contacts,
                                     const std::vector<bool>& acts, const Joins& joins) {
    std::vector<std::size_t> next;
    for (std::size_t i = 0; i != ring.people; ++i) {
        if (acts[i]) {
            continue;
        }
        const auto count = static_cast<std::size_t>(
            std::ranges::count_if(contacts[i], [&](std::size_t j) { return acts[j]; }));
        if (count >= ring.threshold || joins(count)) {
            next.push_back(i);
        }
    }
    return next;
}

/// Runs until nothing more can happen. `joins(count)` says whether somebody below the threshold
/// with `count` active contacts acts nevertheless.
template <class Joins>
RingSpread spread(const Ring& ring, const Contacts& contacts, std::size_t most_steps,
                  bool has_noise, const Joins& joins) {
    std::vector<bool> acts(ring.people, false);
    std::fill_n(acts.begin(), ring.block, true);
    RingSpread result{ring.block, 0, 0};
    for (std::size_t step = 1; step <= most_steps && result.active != ring.people; ++step) {
        const std::vector<std::size_t> next = next_to_act(ring, contacts, acts, joins);
        for (const std::size_t i : next) {
            acts[i] = true;
        }
        result.active += next.size();
        result.steps = next.empty() ? result.steps : step;
        if (result.steps_to_most == 0 && 10 * result.active >= 9 * ring.people) {
            result.steps_to_most = step;
        }
        if (next.empty() && !has_noise) {
            break;
        }
    }
    return result;
}

} // namespace

RingSpread spread_on_ring(const Ring& ring) {
    return spread(ring, ring_contacts(ring), ring.people, false, [](std::size_t) { return false; });
}

RingSpread spread_with_chance(const Ring& ring, const RingChance& chance, std::size_t most_steps,
                              std::uint64_t seed) {
    std::mt19937_64 random{seed};
    Contacts contacts = ring_contacts(ring);
    rewire(contacts, ring.reach, chance.rewiring, random);
    std::bernoulli_distribution acts{chance.noise};
    return spread(ring, contacts, most_steps, chance.noise > 0.0,
                  [&](std::size_t count) { return count > 0 && acts(random); });
}

} // namespace diasim::verification

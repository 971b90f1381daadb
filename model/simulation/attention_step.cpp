// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/attention_step.hpp"

#include "model/base/distributions.hpp"
#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/clock_ends.hpp"
#include "model/simulation/decision_step.hpp"
#include "model/simulation/look_ahead.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <span>

namespace diasim {
namespace {

constexpr std::size_t most_channels = 16;

/// The step as it is stored; a step beyond the run is never.
std::uint16_t stored(const World& world, std::uint32_t step) {
    return step < world.plan.steps ? static_cast<std::uint16_t>(step) : never;
}

/// When news reaches a person next, counted from the beginning of `from`, which may lie beyond the
/// end; `factor` scales all hazards.
std::uint32_t next_news(const World& world, std::uint32_t person, std::uint32_t from,
                        double factor) {
    if (world.plan.attention.news.empty() || factor <= 0.0 || from >= world.plan.steps) {
        return world.plan.steps;
    }
    std::array<WeightedHazard, most_channels> terms;
    std::size_t n = 0;
    const std::size_t cell = world.cell_of(person);
    const Voices& voices = world.network.voices;
    for (const NewsChannel& channel : world.plan.attention.news) {
        auto x = static_cast<double>(feature_of(world, person, channel.trait, from));
        if (channel.is_voices) {
            x *= voices.followed(person) /
                 static_cast<double>(std::max<std::size_t>(1, voices.stance.size()));
        }
        if (x > 0.0 && n != most_channels) {
            terms[n++] = {factor * x, &channel.cells[cell]};
        }
    }
    if (n == 0) {
        return world.plan.steps;
    }
    Stream stream{world.key, Purpose::exposure, person, from};
    return first_step({terms.data(), n}, from, standard_exponential(stream));
}

/// The steps in which the attention of two people lapses that begins in `step`.
std::array<std::uint32_t, 2> lapse_steps(const World& world, std::array<std::uint32_t, 2> people,
                                         std::uint32_t step) {
    const Attention& spec = world.plan.scenario.attention;
    if (spec.lapse.per_day <= 0.0) {
        return {world.plan.steps, world.plan.steps};
    }
    if (spec.fixed_duration) {
        const double steps = 1.0 / (spec.lapse.per_day * world.plan.step_days);
        const std::uint32_t lapse =
            step + static_cast<std::uint32_t>(std::max(1.0, std::min(1e6, std::round(steps))));
        return {lapse, lapse};
    }
    Stream one{world.key, Purpose::lapse, people[0], step};
    Stream other{world.key, Purpose::lapse, people[1], step};
    const Double2 exponentials = -logarithm(Double2{uniform(one), uniform(other)});
    const auto lapse_step = [&](std::uint32_t person, double exponential) {
        const std::uint8_t region = world.population.region[person];
        return world.plan.attention.lapse[region].first_step(step, exponential) + 1;
    };
    return {lapse_step(people[0], exponentials[0]), lapse_step(people[1], exponentials[1])};
}

/// Two at a time, for two logarithms take as long as one; the last of an odd number stands twice.
void become_attentive(World& world, std::span<const std::uint32_t> people, std::uint32_t step) {
    for (std::size_t i = 0; i < people.size(); i += 2) {
        const std::array two{people[i], people[std::min(i + 1, people.size() - 1)]};
        const std::array steps = lapse_steps(world, two, step);
        for (std::size_t k = 0; k != two.size(); ++k) {
            world.people.attention[two[k]] = AttentionState::attentive;
            world.people.next_change[two[k]] = stored(world, steps[k]);
        }
    }
    for (const std::uint32_t person : people) {
        schedule_opportunity(world, person, step);
    }
}

void lapse(World& world, std::uint32_t person, std::uint32_t step) {
    world.people.attention[person] = AttentionState::lapsed;
    world.people.next_opportunity[person] = never;
    world.people.next_change[person] =
        stored(world, next_news(world, person, step + 1, world.plan.attention.recapture));
}

const Graph& layer_of(const Network& network, Layer layer) {
    switch (layer) {
    case Layer::friends:
        return network.friends;
    case Layer::kin_abroad:
        return network.kin_abroad;
    case Layer::follows:
        break;
    }
    return network.follows;
}

/// Lowers the step of a person's next change, if that is earlier: commutative, so that concurrent
/// calls end in the same state in any order. `is_shared`: others may do so at the same time.
void lower(std::uint16_t& next_change, std::uint16_t step, bool is_shared) {
    if (!is_shared) {
        next_change = std::min(next_change, step);
        return;
    }
    const std::atomic_ref<std::uint16_t> place{next_change};
    std::uint16_t before = place.load(std::memory_order_relaxed);
    while (step < before && !place.compare_exchange_weak(before, step, std::memory_order_relaxed)) {
    }
}

/// The ties of one layer over which a person passes the news on.
struct Passing {
    std::span<const std::uint32_t> contacts;
    const GuidedHazard* hazard = nullptr;
    double exposure = 0.0; ///< of one contact while the person's attention lasts
};

Passing passing(const World& world, std::uint32_t person, std::uint32_t step,
                const ContactChannel& channel) {
    const std::uint32_t until =
        std::min<std::uint32_t>(world.people.next_change[person], world.plan.steps);
    return {layer_of(world.network, channel.layer).neighbours(person), &channel.hazard,
            channel.hazard.at(until) - channel.hazard.at(step)};
}

/// A contact who is told, and when: in the exponential law truncated to the time of attention.
struct Told {
    const std::uint32_t* contact = nullptr; ///< left to be read later: where it stands is far away
    const GuidedHazard* hazard = nullptr;
    double share = 0.0; ///< uniform in (0, probability to be told)
};

/// Moves those who have not heard yet to the front; returns how many they are.
std::size_t move_unaware(const World& world, std::span<Told> told) {
    const auto fetch = [&](const Told& one) {
        prefetch(world.people.attention.data() + *one.contact);
        prefetch(world.people.next_change.data() + *one.contact);
    };
    std::size_t n = 0;
    for_each_ahead(std::span<const Told>{told}, fetch, [&](const Told& one) {
        // Who it is cannot be foreseen: everybody is moved, and overwritten unless unaware.
        told[n] = one;
        n += world.people.attention[*one.contact] == AttentionState::unaware ? 1U : 0U;
    });
    return n;
}

void hear(World& world, std::uint32_t step, const Told& told, double moment, bool is_shared) {
    lower(world.people.next_change[*told.contact],
          stored(world, told.hazard->first_step(step, moment) + 1), is_shared);
}

/// Lets unaware contacts hear of the news: two at a time, and the last of an odd number twice,
/// which changes nothing.
void tell(World& world, std::uint32_t step, std::span<const Told> unaware, bool is_shared) {
    for (std::size_t i = 0; i < unaware.size(); i += 2) {
        const Told& one = unaware[i];
        const Told& other = unaware[std::min(i + 1, unaware.size() - 1)];
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
    for (const ContactChannel& channel : world.plan.attention.contacts) {
        if (channel.layer == Layer::friends && world.network.is_complete) {
            continue;
        }
        const Passing row = passing(world, person, step, channel);
        const auto n = static_cast<double>(row.contacts.size());
        if (!(clock < n * row.exposure)) {
            clock -= n * row.exposure;
            continue;
        }
        const double is_told = event_probability(row.exposure);
        double at = 0.0; // contacts passed so far
        do {
            const auto place = static_cast<std::uint32_t>(at + clock / row.exposure);
            const std::uint32_t* const contact =
                row.contacts.data() + std::min<std::size_t>(place, row.contacts.size() - 1);
            prefetch(contact);
            told.push_back({contact, row.hazard, ends.uniform() * is_told});
            at = static_cast<double>(place) + 1.0;
            clock = ends.exponential();
        } while (clock < (n - at) * row.exposure);
        clock -= (n - at) * row.exposure;
    }
}

/// Lets the news pass from each of the people to their contacts. `is_shared`: others' contacts may
/// be told at the same time.
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
    tell(world, step, std::span{told}.first(move_unaware(world, told)), is_shared);
}

/// Hazard x time per attentive contact in a step, summed over the channels of a mean field.
double mean_field_hazard(const World& world, std::uint32_t step) {
    double sum = 0.0;
    for (const ContactChannel& channel : world.plan.attention.contacts) {
        if (channel.layer == Layer::friends && world.network.is_complete) {
            sum += channel.hazard.in_step(step);
        }
    }
    return sum;
}

/// In a mean field everybody meets everybody: the hazard of an unaware person is that of a contact
/// times the attentive share of the community.
void meet_everybody(World& world, std::uint32_t step, double hazard) {
    const std::vector<std::uint32_t> attentive = world.attentive;
    for_each_block(
        world.population.size(), [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i != end; ++i) {
                if (world.people.attention[i] != AttentionState::unaware) {
                    continue;
                }
                const auto person = static_cast<std::uint32_t>(i);
                const std::uint16_t community = world.population.community[i];
                const double share = static_cast<double>(attentive[community]) /
                                     static_cast<double>(world.population.people(community));
                Stream stream{world.key, Purpose::transmission, person, step};
                if (uniform(stream) < event_probability(hazard * share)) {
                    lower(world.people.next_change[i], stored(world, step + 1), false);
                }
            }
        });
}

/// Changes of the counts of one community, added when the next community begins: people of a block
/// are of one or few communities.
class Tally {
public:
    explicit Tally(World& world) : world_{world} {}
    ~Tally() { flush(); }
    Tally(const Tally&) = delete;
    Tally(Tally&&) = delete;
    Tally& operator=(const Tally&) = delete;
    Tally& operator=(Tally&&) = delete;

    void count(std::uint16_t community, int attentive, bool is_first_time) {
        if (community != community_) {
            flush();
            community_ = community;
        }
        attentive_ += attentive;
        reached_ += is_first_time ? 1U : 0U;
    }

private:
    void flush() {
        const std::atomic_ref<std::uint32_t> attentive{world_.attentive[community_]};
        attentive.fetch_add(static_cast<std::uint32_t>(attentive_), std::memory_order_relaxed);
        const std::atomic_ref<std::uint32_t> reached{world_.record.reached[community_]};
        reached.fetch_add(reached_, std::memory_order_relaxed);
        attentive_ = 0;
        reached_ = 0;
    }

    World& world_;
    std::uint16_t community_ = 0;
    int attentive_ = 0;
    std::uint32_t reached_ = 0;
};

/// Flips the people of one block whose time has come; returns who became attentive.
std::vector<std::uint32_t> change_block(World& world, std::uint32_t step, std::size_t begin,
                                        std::size_t end) {
    std::vector<std::uint32_t> caught;
    Tally tally{world};
    const std::vector<std::uint32_t> due = people_due(world.people.next_change, step, begin, end);
    caught.reserve(due.size());
    const auto fetch = [&](std::uint32_t person) { fetch_person(world, person); };
    for_each_ahead(std::span{due}, fetch, [&](std::uint32_t person) {
        const std::uint16_t community = world.population.community[person];
        const AttentionState before = world.people.attention[person];
        if (before == AttentionState::attentive) {
            tally.count(community, -1, false);
            lapse(world, person, step);
        } else {
            tally.count(community, 1, before == AttentionState::unaware);
            caught.push_back(person);
        }
    });
    become_attentive(world, caught, step);
    return caught;
}

} // namespace

void start_attention(World& world) {
    check(world.plan.attention.news.size() <= most_channels, "more channels than fit");
    const double initial = world.plan.scenario.attention.initial.value;
    const std::size_t n = world.population.size();
    for_each_block(n, [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i != end; ++i) {
            const auto person = static_cast<std::uint32_t>(i);
            bool is_attentive = initial >= 1.0;
            if (initial > 0.0 && !is_attentive) {
                Stream stream{world.key, Purpose::initial_attention, person, 0};
                is_attentive = uniform(stream) < initial;
            }
            world.people.next_change[i] =
                is_attentive ? std::uint16_t{0} : stored(world, next_news(world, person, 0, 1.0));
        }
    });
}

void advance_attention(World& world, std::uint32_t step) {
    const std::size_t n = world.population.size();
    std::vector<std::vector<std::uint32_t>> caught(block_count(n));
    for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
        caught[block] = change_block(world, step, begin, end);
    });
    const bool is_shared = is_concurrent(caught.size());
    for_each_task(caught.size(),
                  [&](std::size_t block) { pass_on(world, step, caught[block], is_shared); });
    const double hazard = mean_field_hazard(world, step);
    if (hazard > 0.0) {
        meet_everybody(world, step, hazard);
    }
}

void catch_attention(World& world, std::span<const std::uint32_t> people, std::uint32_t step) {
    {
        Tally tally{world};
        for (const std::uint32_t person : people) {
            tally.count(world.population.community[person], 1,
                        world.people.attention[person] == AttentionState::unaware);
        }
    }
    become_attentive(world, people, step);
    pass_on(world, step, people, false);
}

} // namespace diasim

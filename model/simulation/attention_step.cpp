// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/attention_step.hpp"

#include "model/base/distributions.hpp"
#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/contact_news.hpp"
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

/// The step as it is stored.
std::uint16_t stored(const World& world, std::uint32_t step) {
    return step_or_never(step, world.plan.steps);
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

/// Of those whose attention lapses in `step`: when they hear of the news again.
void hear_again(World& world, std::span<const std::uint32_t> people, std::uint32_t step) {
    const auto from_news = [&](std::uint32_t person) {
        return stored(world, next_news(world, person, step + 1, world.plan.attention.recapture));
    };
    if (!world.plan.attention.wakes_lapsed()) {
        for (const std::uint32_t person : people) {
            world.people.next_change[person] = from_news(person);
        }
        return;
    }
    for_each_told(world, people, step, [&](std::uint32_t person, std::uint32_t told) {
        world.people.next_change[person] = std::min(from_news(person), stored(world, told));
    });
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

/// In a mean field everybody meets everybody: the hazard of a person who is not attentive is that
/// of a contact times the attentive share of the community.
void meet_everybody(World& world, std::uint32_t step, double hazard) {
    const std::vector<std::uint32_t> attentive = world.attentive;
    const ByAttention<double> factors{1.0, 0.0, world.plan.attention.contact_recapture};
    for_each_block(
        world.population.size(), [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i != end; ++i) {
                const double factor = factors[world.people.attention[i]];
                if (factor == 0.0) {
                    continue;
                }
                const auto person = static_cast<std::uint32_t>(i);
                const std::uint16_t community = world.population.community[i];
                const double share = static_cast<double>(attentive[community]) /
                                     static_cast<double>(world.population.people(community));
                Stream stream{world.key, Purpose::transmission, person, step};
                if (uniform(stream) < event_probability(factor * hazard * share)) {
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

/// Who changes in a step, of one block.
struct Changes {
    std::vector<std::uint32_t> caught;
    std::vector<std::uint32_t> lapsed;
};

/// Flips the people of one block whose time has come. Those who lapse are due still.
Changes change_block(World& world, std::uint32_t step, std::size_t begin, std::size_t end) {
    Changes changes;
    Tally tally{world};
    const std::vector<std::uint32_t> due = people_due(world.people.next_change, step, begin, end);
    changes.caught.reserve(due.size());
    changes.lapsed.reserve(due.size());
    const auto fetch = [&](std::uint32_t person) { fetch_person(world, person); };
    for_each_ahead(std::span{due}, fetch, [&](std::uint32_t person) {
        const std::uint16_t community = world.population.community[person];
        const AttentionState before = world.people.attention[person];
        if (before == AttentionState::attentive) {
            tally.count(community, -1, false);
            world.people.attention[person] = AttentionState::lapsed;
            world.people.next_opportunity[person] = never;
            changes.lapsed.push_back(person);
        } else {
            tally.count(community, 1, before == AttentionState::unaware);
            changes.caught.push_back(person);
        }
    });
    become_attentive(world, changes.caught, step);
    return changes;
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
    std::vector<Changes> changes(block_count(n));
    for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
        changes[block] = change_block(world, step, begin, end);
    });
    const bool is_shared = is_concurrent(changes.size());
    for_each_task(changes.size(), [&](std::size_t block) {
        pass_on(world, step, changes[block].caught, is_shared);
    });
    for_each_task(changes.size(),
                  [&](std::size_t block) { hear_again(world, changes[block].lapsed, step); });
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

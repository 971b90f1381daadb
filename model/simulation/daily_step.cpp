// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/daily_step.hpp"

#include "model/base/parallel.hpp"
#include "model/base/prefetch.hpp"
#include "model/mobilization/rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

namespace diasim {
namespace {

using Contacts = std::span<const std::uint32_t>;

/// Mean attitude of a person's contacts, in [0, 1]; the own one without contacts.
float contacts_attitude(const std::vector<std::uint16_t>& attitude, std::uint32_t person,
                        Contacts friends, Contacts kin_abroad) {
    std::uint32_t sum = 0; // at most 2047 contacts of 65535: no overflow
    for (const Contacts contacts : {friends, kin_abroad}) {
        for (const std::uint32_t contact : contacts) {
            sum += attitude[contact];
        }
    }
    const std::size_t n = friends.size() + kin_abroad.size();
    const float mean = n == 0 ? static_cast<float>(attitude[person])
                              : static_cast<float>(sum) / static_cast<float>(n);
    return mean * (1.0F / 65535.0F);
}

/// Asks for the row of somebody further on: people are passed in order, but the rows of those who
/// are not attentive are left out, and the processor cannot foresee which.
void fetch_row_ahead(Contacts row) noexcept {
    constexpr std::size_t ahead = 384; // ties, of some 30 people
    prefetch(row.data() + ahead);
}

/// Sums of the voices' stances. Those over the first eight voices stand in a table.
class StanceSums {
public:
    explicit StanceSums(const Voices& voices) : voices_{voices} {
        const std::size_t n = std::min<std::size_t>(voices.stance.size(), n_first);
        for (std::uint32_t mask = 0; mask != std::uint32_t{1} << n; ++mask) {
            first_[mask] = added(0.0F, mask);
        }
    }
    /// Over the voices of a mask, in their order.
    [[nodiscard]] float operator()(std::uint32_t mask) const {
        constexpr std::uint32_t first = (std::uint32_t{1} << n_first) - 1;
        return added(first_[mask & first], mask & ~first);
    }

private:
    static constexpr std::uint32_t n_first = 8;

    [[nodiscard]] float added(float sum, std::uint32_t mask) const {
        for (; mask != 0; mask &= mask - 1) {
            sum += static_cast<float>(
                voices_.stance[static_cast<std::size_t>(std::countr_zero(mask))]);
        }
        return sum;
    }

    const Voices& voices_;
    std::array<float, std::size_t{1} << n_first> first_{};
};

/// What a person hears: the frame of the news and the mean stance of the voices it follows.
float heard_frame(const Voices& voices, const StanceSums& sums, std::uint32_t person,
                  float news_frame) {
    const std::uint32_t mask = voices.mask(person);
    return mask == 0 ? news_frame
                     : 0.5F * (news_frame + sums(mask) / static_cast<float>(std::popcount(mask)));
}

/// Weight of frames beside contacts by region: at full news the scenario's.
std::vector<float> frame_weights(const World& world, std::uint32_t step) {
    const Scenario& scenario = world.plan.scenario;
    const auto news = find_name(scenario.series, scenario.homeland.news);
    std::vector<float> weights;
    for (std::size_t region = 0; region != world.plan.homeland.regions; ++region) {
        const float level = news ? world.plan.homeland.series[*news].at(step, region) : 0.0F;
        weights.push_back(static_cast<float>(scenario.attitude.frame_weight.value) * level);
    }
    return weights;
}

/// People who are evaluated for the funnel in a community: evenly spaced, from a start that moves
/// with the period so that each has its turn.
struct Sample {
    std::uint32_t first = 0;
    std::uint32_t stride = 1;
};

Sample sample_of(const World& world, std::size_t community, std::uint32_t period) {
    const std::uint32_t wanted = world.plan.scenario.record.funnel_sample;
    const std::uint32_t n = world.population.people(community);
    const std::uint32_t stride = wanted == 0 ? 1 : std::max(1U, (n + wanted - 1) / wanted);
    return {world.population.community_begin[community] + period % stride, stride};
}

/// Estimates how many attentive people of a community are motivated (U without barriers > 0) and
/// unhindered (U > 0) for each activity.
void write_funnel(World& world, std::size_t community, std::uint32_t step, std::uint32_t period) {
    const Theory& theory = world.plan.theory;
    const Sample sample = sample_of(world, community, period);
    const std::uint32_t end = world.population.community_begin[community + 1];
    std::array<std::uint32_t, most_activities> motivated{};
    std::array<std::uint32_t, most_activities> unhindered{};
    std::uint32_t seen = 0;
    for (std::uint32_t person = sample.first; person < end; person += sample.stride) {
        if (world.people.attention[person] != AttentionState::attentive) {
            continue;
        }
        ++seen;
        const Utilities parts = utilities_of(world, person, features_of(world, person, step));
        const ByActivity social = social_utility(world, person);
        for (std::size_t k = 0; k != theory.n_activities; ++k) {
            const float why = parts.why[k] + social[k];
            motivated[k] += why > 0.0F ? 1U : 0U;
            unhindered[k] += why - parts.hold[k] > 0.0F ? 1U : 0U;
        }
    }
    // Attentive people of whom the sample holds none: unknown, not zero.
    const double weight = seen == 0 ? std::numeric_limits<double>::quiet_NaN()
                                    : static_cast<double>(world.attentive[community]) / seen;
    const std::size_t place = (period * world.attentive.size() + community) * theory.n_activities;
    for (std::size_t k = 0; k != theory.n_activities; ++k) {
        world.record.motivated[place + k] = static_cast<float>(weight * motivated[k]);
        world.record.unhindered[place + k] = static_cast<float>(weight * unhindered[k]);
    }
}

/// Mean and standard deviation of attitudes, from exact integer sums.
void write_attitude(World& world, std::size_t community, std::uint32_t period) {
    const std::uint32_t begin = world.population.community_begin[community];
    const std::uint32_t end = world.population.community_begin[community + 1];
    std::uint64_t sum = 0;
    std::uint64_t squares = 0;
    for (std::uint32_t person = begin; person != end; ++person) {
        const std::uint64_t attitude = world.people.attitude[person];
        sum += attitude;
        squares += attitude * attitude;
    }
    const double n = end - begin;
    const double mean = static_cast<double>(sum) / n;
    const double variance = std::max(0.0, static_cast<double>(squares) / n - mean * mean);
    const std::size_t place = period * world.attentive.size() + community;
    world.record.attitude_mean[place] = static_cast<float>(mean / 65535.0);
    world.record.attitude_deviation[place] = static_cast<float>(std::sqrt(variance) / 65535.0);
}

void write_losses(World& world, std::uint32_t period) {
    float* const place = world.record.barrier_loss.data() + period * world.loss.size();
    for (std::size_t i = 0; i != world.loss.size(); ++i) {
        place[i] = static_cast<float>(static_cast<double>(world.loss[i]) * loss_unit);
    }
    std::fill(world.loss.begin(), world.loss.end(), 0);
}

bool ends_period(const RecordShape& shape, std::uint32_t step) {
    return (step + 1) % shape.steps_per_period == 0 || step + 1 == shape.steps;
}

} // namespace

void write_funnel(World& world, std::uint32_t step) {
    const RecordShape& shape = world.record.shape;
    if (!ends_period(shape, step)) {
        return;
    }
    for_each_task(shape.communities, [&](std::size_t community) {
        if (world.attentive[community] != 0) {
            write_funnel(world, community, step, step / shape.steps_per_period);
        }
    });
}

void exchange_views(World& world, std::uint32_t step) {
    const AttitudeSpec& spec = world.plan.scenario.attitude;
    if (!spec.is_dynamic) {
        return;
    }
    const auto stubbornness = static_cast<float>(spec.stubbornness.value);
    constexpr float half = 0.5F;
    const float news_frame = 0.5F + 0.5F * world.plan.homeland.frame[step];
    const std::vector<float> weights = frame_weights(world, step);
    const StanceSums sums{world.network.voices};
    std::vector<std::uint16_t>& attitudes = world.people.attitude;
    const std::vector<AttentionState>& attention = world.people.attention;
    // All read the views of before: the new ones wait, of those who are attentive alone.
    std::vector<std::vector<std::uint16_t>> next(block_count(attitudes.size()));
    for_each_block(attitudes.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        next[block].resize(static_cast<std::size_t>(std::count(
            attention.data() + begin, attention.data() + end, AttentionState::attentive)));
        auto view = next[block].begin();
        Graph::Cursor friends_of{world.network.friends, static_cast<std::uint32_t>(begin)};
        Graph::Cursor kin_abroad_of{world.network.kin_abroad, static_cast<std::uint32_t>(begin)};
        for (std::size_t i = begin; i != end; ++i) {
            const Contacts friends = friends_of.next();
            const Contacts kin_abroad = kin_abroad_of.next();
            if (attention[i] != AttentionState::attentive) {
                continue;
            }
            const auto person = static_cast<std::uint32_t>(i);
            fetch_row_ahead(friends);
            const float initial = static_cast<float>(world.population.attitude[i]) / 255.0F;
            const float attitude =
                updated_attitude(initial, contacts_attitude(attitudes, person, friends, kin_abroad),
                                 heard_frame(world.network.voices, sums, person, news_frame),
                                 stubbornness, weights[world.population.region[i]]);
            // Numbers in [0, 65535]: truncating is rounding, without a call of lround.
            *view++ = static_cast<std::uint16_t>(attitude * 65535.0F + half);
        }
    });
    for_each_block(attitudes.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        auto view = next[block].begin();
        for (std::size_t i = begin; i != end; ++i) {
            if (attention[i] == AttentionState::attentive) {
                attitudes[i] = *view++;
            }
        }
    });
}

void write_step(World& world, std::uint32_t step) {
    const RecordShape& shape = world.record.shape;
    std::copy(world.attentive.begin(), world.attentive.end(),
              world.record.attentive.begin() +
                  static_cast<std::ptrdiff_t>(step * shape.communities));
    if (!ends_period(shape, step)) {
        return;
    }
    const std::uint32_t period = step / shape.steps_per_period;
    for_each_task(shape.communities, [&](std::size_t community) {
        if (world.population.people(community) == 0) {
            const std::size_t place = period * shape.communities + community;
            world.record.attitude_mean[place] = std::nanf("");
            world.record.attitude_deviation[place] = std::nanf("");
            return;
        }
        write_attitude(world, community, period);
    });
    if (world.plan.estimates == Estimates::all) {
        write_losses(world, period);
    }
}

} // namespace diasim

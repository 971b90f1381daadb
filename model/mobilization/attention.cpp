// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/attention.hpp"

#include "model/base/error.hpp"

#include <algorithm>
#include <cassert>

namespace diasim {
namespace {

/// Hazards of a channel that is fed by a series, for one cell.
CumulativeHazard cell_hazard(const Scenario& scenario, const HomelandSeries& homeland,
                             const Contexts& contexts, const Channel& channel,
                             std::uint16_t community, std::size_t region) {
    const auto series = find_name(scenario.series,
                                  channel.series.empty() ? scenario.homeland.news : channel.series);
    check(series.has_value(), "a channel names an unknown series");
    const Use context = resolve_context(scenario, channel.context);
    std::vector<double> per_day(homeland.steps);
    for (std::uint32_t step = 0; step != homeland.steps; ++step) {
        per_day[step] = channel.rate.per_day *
                        static_cast<double>(homeland.series[*series].at(step, region)) *
                        static_cast<double>(homeland.attention_left[step]) *
                        static_cast<double>(contexts.at(context, community, region, step));
    }
    return {per_day, scenario.time.step.days};
}

NewsChannel news_channel(const Scenario& scenario, const HomelandSeries& homeland,
                         const Contexts& contexts, const Channel& channel) {
    NewsChannel result;
    result.is_voices = channel.mechanism == Mechanism::voices;
    result.trait = resolve_trait(scenario, channel.trait);
    for (std::size_t c = 0; c != scenario.hosts.communities.size(); ++c) {
        for (std::size_t region = 0; region != homeland.regions; ++region) {
            result.cells.push_back(cell_hazard(scenario, homeland, contexts, channel,
                                               static_cast<std::uint16_t>(c), region));
        }
    }
    return result;
}

ContactChannel contact_channel(const Scenario& scenario, const HomelandSeries& homeland,
                               const Channel& channel) {
    std::vector<double> per_day(homeland.steps);
    for (std::uint32_t step = 0; step != homeland.steps; ++step) {
        per_day[step] = channel.rate.per_day * static_cast<double>(homeland.attention_left[step]);
    }
    return {channel.layer, {per_day, scenario.time.step.days}};
}

CumulativeHazard lapse_hazard(const Scenario& scenario, const HomelandSeries& homeland,
                              std::size_t region) {
    const auto news = find_name(scenario.series, scenario.homeland.news);
    std::vector<double> per_day(homeland.steps);
    for (std::uint32_t step = 0; step != homeland.steps; ++step) {
        const double level =
            news ? static_cast<double>(homeland.series[*news].at(step, region)) : 0.0;
        per_day[step] =
            scenario.attention.lapse.per_day / (1.0 + scenario.attention.persistence * level);
    }
    return {per_day, scenario.time.step.days};
}

} // namespace

CumulativeHazard::CumulativeHazard(std::span<const double> per_day, double step_days) {
    cumulative_.reserve(per_day.size() + 1);
    for (const double hazard : per_day) {
        cumulative_.push_back(cumulative_.back() + hazard * step_days);
    }
}

std::uint32_t CumulativeHazard::first_step(std::uint32_t from, double exponential) const noexcept {
    assert(from < cumulative_.size());
    // Halving by addition instead of a jump: the processor cannot foresee which half it will be.
    const double target = cumulative_[from] + exponential;
    const double* first = cumulative_.data() + from; // what stands there is not above the target
    for (std::size_t n = cumulative_.size() - from; n != 1;) {
        const std::size_t half = n / 2;
        first += first[half] < target ? half : 0;
        n -= half;
    }
    return static_cast<std::uint32_t>(first - cumulative_.data());
}

AttentionHazards make_attention_hazards(const Scenario& scenario, const HomelandSeries& homeland,
                                        const Contexts& contexts) {
    AttentionHazards hazards;
    hazards.recapture = scenario.attention.recapture;
    for (const Channel& channel : scenario.channels) {
        if (channel.mechanism == Mechanism::contacts) {
            hazards.contacts.push_back(contact_channel(scenario, homeland, channel));
        } else {
            hazards.news.push_back(news_channel(scenario, homeland, contexts, channel));
        }
    }
    for (std::size_t region = 0; region != homeland.regions; ++region) {
        hazards.lapse.push_back(lapse_hazard(scenario, homeland, region));
    }
    return hazards;
}

std::uint32_t first_step(std::span<const WeightedHazard> sum, std::uint32_t from,
                         double exponential) noexcept {
    const auto accumulated = [&](std::uint32_t step) {
        double total = 0.0;
        for (const WeightedHazard& term : sum) {
            total += term.factor * (term.hazard->at(step) - term.hazard->at(from));
        }
        return total;
    };
    std::uint32_t low = from; // invariant: accumulated(low) < exponential
    std::uint32_t high = sum.front().hazard->steps();
    if (accumulated(high) < exponential) {
        return high;
    }
    while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (accumulated(middle) < exponential) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high - 1;
}

} // namespace diasim

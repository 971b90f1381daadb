// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/attention.hpp"

#include "model/base/error.hpp"

#include <algorithm>
#include <limits>
#include <utility>

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
    return {channel.layer, GuidedHazard{{per_day, scenario.time.step.days}}};
}

GuidedHazard lapse_hazard(const Scenario& scenario, const HomelandSeries& homeland,
                          std::size_t region) {
    const auto news = find_name(scenario.series, scenario.homeland.news);
    std::vector<double> per_day(homeland.steps);
    for (std::uint32_t step = 0; step != homeland.steps; ++step) {
        const double level =
            news ? static_cast<double>(homeland.series[*news].at(step, region)) : 0.0;
        per_day[step] =
            scenario.attention.lapse.per_day / (1.0 + scenario.attention.persistence * level);
    }
    return GuidedHazard{{per_day, scenario.time.step.days}};
}

} // namespace

CumulativeHazard::CumulativeHazard(std::span<const double> per_day, double step_days) {
    cumulative_.reserve(per_day.size() + 1);
    for (const double hazard : per_day) {
        cumulative_.push_back(cumulative_.back() + hazard * step_days);
    }
}

GuidedHazard::GuidedHazard(CumulativeHazard hazard) : CumulativeHazard{std::move(hazard)} {
    const std::uint32_t bins = steps() + 2; // a constant hazard has a step a bin
    last_bin_ = bins - 1.0;
    bins_per_hazard_ =
        std::min(std::numeric_limits<double>::max(), static_cast<double>(steps()) / at(steps()));
    guide_.assign(bins + std::size_t{1}, 0);
    for (std::uint32_t step = 0; step <= steps(); ++step) {
        guide_[bin_of(at(step)) + 1] = step;
    }
    for (std::size_t bin = 1; bin != guide_.size(); ++bin) {
        guide_[bin] = std::max(guide_[bin], guide_[bin - 1]);
    }
}

AttentionHazards make_attention_hazards(const Scenario& scenario, const HomelandSeries& homeland,
                                        const Contexts& contexts) {
    AttentionHazards hazards;
    hazards.recapture = scenario.attention.recapture;
    hazards.contact_recapture = scenario.attention.contact_recapture.value;
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

// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/outlook.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
namespace {

constexpr double window_days = 7.0;

/// Opportunities of a person in a window, on average at most: their numbers must fit in one stream.
constexpr double most_opportunities = 4000.0;

std::uint32_t length_of_windows(const Theory& theory, const ByActivity& noise, double step_days) {
    ByActivity rates = theory.own_rate;
    rates += theory.call_rate;
    rates += noise;
    const double a_step = static_cast<double>(rates.sum()) * step_days;
    if (a_step > most_opportunities) {
        throw InputError{fmt::format("the rates of all activities add up to more than {} a step: "
                                     "lower a rate or time.step",
                                     most_opportunities)};
    }
    const double steps =
        std::min(window_days / step_days, most_opportunities / std::max(1e-9, a_step));
    return std::max(1U, static_cast<std::uint32_t>(steps));
}

/// Lowest contexts by cell and barrier.
std::vector<float> lowest_contexts(const Theory& theory, const Contexts& contexts,
                                   const HomelandSeries& homeland, std::size_t cells) {
    std::vector<float> lowest(cells * theory.barriers.size(), 1.0F);
    for_each_task(cells, [&](std::size_t cell) {
        std::vector<float> row;
        float* const best = lowest.data() + cell * theory.barriers.size();
        for (std::uint32_t step = 0; step != homeland.steps; ++step) {
            row.clear();
            append_contexts(theory, contexts, static_cast<std::uint16_t>(cell / homeland.regions),
                            cell % homeland.regions, step, row);
            std::transform(row.begin(), row.end(), best, best,
                           [](float a, float b) { return std::min(a, b); });
        }
    });
    return lowest;
}

} // namespace

Outlook make_outlook(const Theory& theory, const Contexts& contexts, const HomelandSeries& homeland,
                     const ByActivity& noise, std::size_t communities, double step_days) {
    Outlook outlook;
    outlook.window_steps = length_of_windows(theory, noise, step_days);
    outlook.regions = homeland.regions;
    outlook.motives = homeland.motives.size();
    outlook.barriers = theory.barriers.size();
    outlook.contexts = lowest_contexts(theory, contexts, homeland, communities * homeland.regions);
    const std::size_t windows = (homeland.steps + outlook.window_steps - 1) / outlook.window_steps;
    outlook.stocks.assign(windows * outlook.regions * outlook.motives, 0.0F);
    for (std::uint32_t step = 0; step != homeland.steps; ++step) {
        float* highest =
            outlook.stocks.data() + outlook.window(step) * outlook.regions * outlook.motives;
        for (std::size_t region = 0; region != outlook.regions; ++region) {
            for (const RegionalSeries& motive : homeland.motives) {
                *highest = std::max(*highest, motive.at(step, region));
                ++highest;
            }
        }
    }
    return outlook;
}

} // namespace diasim

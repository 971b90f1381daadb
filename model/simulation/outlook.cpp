// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/outlook.hpp"

#include "model/base/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

constexpr double window_days = 7.0;
constexpr std::uint32_t most_windows = 256; // bounds the memory of long runs

std::uint32_t length_of_windows(std::uint32_t steps, double step_days) {
    const auto wanted = static_cast<std::uint32_t>(std::llround(window_days / step_days));
    return std::max({1U, wanted, (steps + most_windows - 1) / most_windows});
}

/// Takes over each number of `row` that is better than the one in `best`.
template <class Better>
void improve(float* best, const std::vector<float>& row, const Better& better) {
    for (const float value : row) {
        if (better(value, *best)) {
            *best = value;
        }
        ++best;
    }
}

} // namespace

Outlook make_outlook(const Theory& theory, const Contexts& contexts, const HomelandSeries& homeland,
                     std::size_t communities, double step_days) {
    Outlook outlook;
    outlook.window_steps = length_of_windows(homeland.steps, step_days);
    const std::size_t windows = (homeland.steps + outlook.window_steps - 1) / outlook.window_steps;
    const std::size_t regions = homeland.regions;
    const std::size_t n_motives = theory.motives.size();
    const std::size_t n_barriers = theory.barriers.size();
    outlook.stocks.assign(windows * regions * n_motives, 0.0F);
    outlook.contexts.assign(windows * communities * regions * n_barriers, 1.0F);
    for_each_task(windows, [&](std::size_t w) {
        std::vector<float> row;
        const auto begin = static_cast<std::uint32_t>(w) * outlook.window_steps;
        const std::uint32_t end = std::min(begin + outlook.window_steps, homeland.steps);
        for (std::uint32_t step = begin; step != end; ++step) {
            for (std::size_t region = 0; region != regions; ++region) {
                row.clear();
                append_stocks(homeland, region, step, row);
                improve(outlook.stocks.data() + (w * regions + region) * n_motives, row,
                        std::greater<>{});
            }
            row.clear();
            for (std::size_t cell = 0; cell != communities * regions; ++cell) {
                append_contexts(theory, contexts, static_cast<std::uint16_t>(cell / regions),
                                cell % regions, step, row);
            }
            improve(outlook.contexts.data() + w * communities * regions * n_barriers, row,
                    std::less<>{});
        }
    });
    return outlook;
}

} // namespace diasim

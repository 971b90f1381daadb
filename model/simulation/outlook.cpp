// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/outlook.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

constexpr double window_days = 3.0;
constexpr std::uint32_t most_windows = 1024; // bounds the memory of long runs

std::uint32_t length_of_windows(std::uint32_t steps, double step_days) {
    const auto wanted = static_cast<std::uint32_t>(std::llround(window_days / step_days));
    return std::max({1U, wanted, (steps + most_windows - 1) / most_windows});
}

} // namespace

Outlook make_outlook(const HomelandSeries& homeland, double step_days) {
    Outlook outlook;
    outlook.window_steps = length_of_windows(homeland.steps, step_days);
    outlook.regions = homeland.regions;
    outlook.motives = homeland.motives.size();
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

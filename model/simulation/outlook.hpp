// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/mobilization/utility.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace diasim {

/// The run in windows of a few days: the highest stocks of each, so that a bound of a person's
/// rates holds for a whole window.
struct Outlook {
    std::uint32_t window_steps = 1;
    std::size_t regions = 0;
    std::size_t motives = 0;
    std::vector<float> stocks; ///< by window, region, motive: the highest in the window

    [[nodiscard]] std::uint32_t window(std::uint32_t step) const noexcept {
        return step / window_steps;
    }
    [[nodiscard]] std::span<const float> highest(std::uint32_t window,
                                                 std::size_t region) const noexcept {
        return {stocks.data() + (window * regions + region) * motives, motives};
    }
};

/// Windows of some days, longer in long runs. Short ones follow the homeland closely, so that fewer
/// opportunities come to nothing; long ones are passed in fewer evaluations of the bound.
[[nodiscard]] Outlook make_outlook(const HomelandSeries& homeland, double step_days);

} // namespace diasim

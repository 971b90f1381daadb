// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/mobilization/utility.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace diasim {

/// The run in windows of a few days: the highest stocks of each, so that a bound of a person's
/// rates holds for a whole window; and the lowest contexts of the whole run.
struct Outlook {
    std::uint32_t window_steps = 1;
    std::size_t regions = 0;
    std::size_t motives = 0;
    std::vector<float> stocks; ///< by window, region, motive: the highest in the window
    std::size_t barriers = 0;
    std::vector<float> contexts; ///< by cell, barrier: the lowest of the run

    [[nodiscard]] std::uint32_t window(std::uint32_t step) const noexcept {
        return step / window_steps;
    }
    [[nodiscard]] std::span<const float> highest(std::uint32_t window,
                                                 std::size_t region) const noexcept {
        return {stocks.data() + (window * regions + region) * motives, motives};
    }
    [[nodiscard]] std::span<const float> lowest(std::size_t cell) const noexcept {
        return {contexts.data() + cell * barriers, barriers};
    }
};

/// Windows of some days. Short ones follow the homeland closely, so that fewer opportunities come
/// to nothing; long ones are passed in fewer evaluations of the bound.
/// @param noise  rates of acts below thresholds [1/day]
/// @throws InputError if a person may have thousands of opportunities in a step
[[nodiscard]] Outlook make_outlook(const Theory& theory, const Contexts& contexts,
                                   const HomelandSeries& homeland, const ByActivity& noise,
                                   std::size_t communities, double step_days);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/mobilization/utility.hpp"

#include <cstdint>
#include <vector>

namespace diasim {

/// The run in windows of a few days: what the best moment of each window brings to decisions, so
/// that a bound of a person's rates holds for a whole window.
struct Outlook {
    std::uint32_t window_steps = 1;
    std::vector<float> stocks;   ///< by window, region, motive: the highest in the window
    std::vector<float> contexts; ///< by window, community x regions + region, barrier: the lowest

    [[nodiscard]] std::uint32_t window(std::uint32_t step) const noexcept {
        return step / window_steps;
    }
};

/// Windows of a week, longer in long runs. Short ones follow the homeland closely, so that fewer
/// opportunities come to nothing; long ones are passed in fewer evaluations of the bound.
[[nodiscard]] Outlook make_outlook(const Theory& theory, const Contexts& contexts,
                                   const HomelandSeries& homeland, std::size_t communities,
                                   double step_days);

} // namespace diasim

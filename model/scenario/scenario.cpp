// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {

std::uint32_t step_count(const Scenario& scenario) {
    const std::int64_t step = std::llround(scenario.time.step.days * seconds_per_day);
    const std::int64_t span = scenario.time.end.seconds - scenario.time.start.seconds;
    return step > 0 && span > 0 ? static_cast<std::uint32_t>(span / step) : 0U;
}

double weight_of(const Weights& weights, std::string_view name) {
    const auto entry = std::find_if(weights.begin(), weights.end(),
                                    [name](const auto& weight) { return weight.first == name; });
    return entry == weights.end() ? 0.0 : entry->second;
}

} // namespace diasim

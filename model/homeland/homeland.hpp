// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace diasim {

/// A number for each step and homeland region: mean over the step.
class RegionalSeries {
public:
    RegionalSeries() = default;
    RegionalSeries(std::uint32_t steps, std::size_t regions, double value)
        : regions_{regions}, values_(steps * regions, static_cast<float>(value)) {}

    [[nodiscard]] float at(std::uint32_t step, std::size_t region) const noexcept {
        return values_[step * regions_ + region];
    }
    [[nodiscard]] float& at(std::uint32_t step, std::size_t region) noexcept {
        return values_[step * regions_ + region];
    }
    [[nodiscard]] const std::vector<float>& values() const noexcept { return values_; }

private:
    std::size_t regions_ = 1;
    std::vector<float> values_;
};

/// What people abroad can feel of the homeland, step by step, known before the first step.
struct HomelandSeries {
    std::uint32_t steps = 0;
    std::size_t regions = 1;
    std::vector<RegionalSeries> motives; ///< felt stock 1 - e^-S, in [0, 1), by motive
    std::vector<RegionalSeries> series;  ///< in [0, 1], by the scenario's series
    RegionalSeries connectivity;         ///< share of normal, in [0, 1]
    std::vector<float> frame;            ///< -1 loyal ... 1 critical, mean of the news, by step
    std::vector<float> attention_left;   ///< share that no other crisis takes, by step
};

/// Derives the series from the triggers and the connectivity of the scenario.
///
/// Each trigger's impulse (salience or impulse of its kind x severity) enters evenly during its
/// interval, at most during homeland.news_duration: the visible share at once, the rest through a
/// hidden stock that empties at homeland.revelation x connectivity of the trigger's regions. People
/// with kin in another region feel homeland.spillover of it. Triggers before the scenario's start
/// count by what is left of them.
[[nodiscard]] HomelandSeries derive_homeland(const Scenario& scenario);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/simulation/world.hpp"

#include <cstdint>
#include <optional>

namespace diasim {

/// When a person may do something next. Opportunities for each activity come at a rate that the
/// person's own can never exceed, whatever contacts do; at each the person's rate is evaluated, and
/// it is taken with the ratio of the two, which is exact (thinning: Lewis & Shedler 1979). So
/// nobody is evaluated who could not have acted.
///
/// The bound holds for one window of the outlook: the person's traits are known, stocks are at
/// their highest, all contacts active, nobody is tired and no barrier stands in the way. It leaves
/// barriers out so that scenarios that differ in barriers have the same opportunities: common
/// random numbers.
class Opportunities {
public:
    /// Of acts whose rates [1/day] at probability 1 are `rates`, beside those that come anyway,
    /// `noise` [1/day].
    Opportunities(const World& world, std::uint32_t person, const ByActivity& rates,
                  const ByActivity& noise);

    /// The first step in [from, until) with an opportunity, when the clock rings after
    /// `exponential`; `until` if there is none.
    [[nodiscard]] std::uint32_t first(std::uint32_t from, std::uint32_t until,
                                      double exponential) const noexcept;

    /// The rates of opportunities in a step [1/day], by activity.
    [[nodiscard]] ByActivity rates_in(std::uint32_t step) const noexcept;

private:
    [[nodiscard]] ByActivity rates_in_window(std::uint32_t window) const noexcept;

    const World& world_;
    const ByActivity& rates_;
    const ByActivity& noise_;
    FeatureRange range_;
    std::uint8_t region_;
};

/// What is done in a step that has an opportunity: of all that come in the step (their number is
/// Poisson, and not 0) the first that is taken. The probability of an activity in a step is as of
/// the rates alone, (1 - e^-(sum of rates x days)) rate / sum of rates.
/// @param opportunities  rates of opportunities [1/day]
/// @param rates          the person's own, each at most that of its opportunities [1/day]
[[nodiscard]] std::optional<std::uint8_t>
take(const ByActivity& opportunities, const ByActivity& rates, double step_days, Stream& stream);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

namespace diasim {

/// When a person may act next: opportunities come at a rate that the person's own can never
/// exceed, whatever contacts do; at each the person's rates are evaluated, and the opportunity is
/// kept with the ratio of the probabilities, which is exact (thinning: Lewis & Shedler 1979). So
/// nobody is evaluated who could not have acted.
///
/// The bound holds for one window of the outlook: the person's traits are known, stocks are at
/// their highest, contexts at their lowest, all contacts active, and nobody is tired.
class Opportunities {
public:
    /// Of acts whose rates at probability 1 are `rates` [1/day], beside those that come anyway
    /// (`noise` [1/day]).
    Opportunities(const World& world, std::uint32_t person, const ByActivity& rates, double noise);

    /// The first opportunity in [from, until), when the clock rings after `exponential`; `until` if
    /// there is none.
    [[nodiscard]] std::uint32_t first(std::uint32_t from, std::uint32_t until,
                                      double exponential) const noexcept;

    /// The probability of an opportunity in a step.
    [[nodiscard]] double probability(std::uint32_t step) const noexcept;

private:
    [[nodiscard]] double exposure_per_step(std::uint32_t window) const noexcept;

    const World& world_;
    const ByActivity& rates_;
    double noise_;
    FeatureRange range_;
    std::uint16_t community_;
    std::uint8_t region_;
};

} // namespace diasim

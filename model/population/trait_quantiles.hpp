// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <array>
#include <cstdint>

namespace diasim {

/// The law of one trait as a map from a standard normal number to the trait's byte, so that traits
/// with any law can be joined by a Gaussian copula (Nelsen 2006): byte k stands for values within
/// (k - 1/2, k + 1/2) / 255.
class TraitQuantiles {
public:
    explicit TraitQuantiles(const TraitLaw& law);

    /// The trait's byte at the normal number z.
    [[nodiscard]] std::uint8_t byte_at(double z) const noexcept;

private:
    static constexpr int guide_bins = 64;
    static constexpr double guide_limit = 4.0;

    std::array<float, 255> upper_{};               ///< z below which the byte is at most k
    std::array<std::uint8_t, guide_bins> guide_{}; ///< where the search starts
};

} // namespace diasim

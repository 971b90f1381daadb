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

    /// The trait's byte at the share draw / 2^32 of the law: for traits that no copula joins, one
    /// random number without a normal one in between.
    [[nodiscard]] std::uint8_t byte_at_share(std::uint32_t draw) const noexcept {
        const std::uint32_t share = draw >> 1U;
        std::size_t byte = share_guide_[share >> guide_shift];
        while (byte < shares_.size() && shares_[byte] <= share) {
            ++byte;
        }
        return static_cast<std::uint8_t>(byte);
    }
    /// Whether every draw gives the same byte, so that none is needed.
    [[nodiscard]] bool is_constant() const noexcept {
        return byte_at_share(0) == byte_at_share(0xFFFFFFFF);
    }

private:
    static constexpr int guide_bins = 64;
    static constexpr double guide_limit = 4.0;
    static constexpr std::uint32_t guide_shift = 23; ///< eight of 31 bits lead to the guide

    std::array<float, 255> upper_{};               ///< z below which the byte is at most k
    std::array<std::uint8_t, guide_bins> guide_{}; ///< where the search starts

    std::array<std::uint32_t, 255> shares_{}; ///< 2^31 x share whose byte is at most k
    std::array<std::uint8_t, 256> share_guide_{};
};

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace diasim {

/// A keyed one-to-one map of 0...n-1 onto itself: a shuffle that needs no memory.
///
/// Feistel network on the smallest number of bits that holds n - 1 (halves may differ by one bit),
/// walked until it comes back into the range (Black and Rogaway 2002, doi:10.1007/3-540-45760-7_9).
/// The rounds are a multiplicative hash with the constants of MurmurHash3's finaliser: six, and ten
/// where halves are short. With four, pairs of places are visibly unequal among few people
/// (scramble_test.cpp).
class Scramble {
public:
    /// Keys come from `stream`. Precondition: n > 0.
    Scramble(std::uint32_t n, Stream& stream) noexcept
        : n_{n}, low_bits_{(bits_for(n) + 1) / 2},
          high_bits_{bits_for(n) / 2}, rounds_{bits_for(n) < 16 ? keys_.size() : 6} {
        for (std::uint32_t& key : keys_) {
            key = stream();
        }
    }

    /// Where `place` < n goes.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t place) const noexcept {
        do {
            place = once(place);
        } while (place >= n_);
        return place;
    }

    /// Where `first` and the places after it go, as many as `to` has room for: faster than one by
    /// one, since no place waits for another's rounds.
    void fill(std::uint32_t first, std::span<std::uint32_t> to) const noexcept {
        constexpr std::size_t at_a_time = 128;
        for (; !to.empty(); first += at_a_time) {
            const std::size_t n = std::min(at_a_time, to.size());
            std::array<std::uint32_t, at_a_time> low{};
            std::array<std::uint32_t, at_a_time> high{};
            for (std::uint32_t i = 0; i != at_a_time; ++i) {
                low[i] = (first + i) & ((1U << low_bits_) - 1);
                high[i] = (first + i) >> low_bits_;
            }
            for (std::size_t round = 0; round != rounds_; round += 2) {
                for (std::size_t i = 0; i != at_a_time; ++i) {
                    high[i] ^= mix(low[i] + keys_[round], high_bits_);
                    low[i] ^= mix(high[i] + keys_[round + 1], low_bits_);
                }
            }
            for (std::size_t i = 0; i != n; ++i) {
                to[i] = high[i] << low_bits_ | low[i];
                while (to[i] >= n_) {
                    to[i] = once(to[i]);
                }
            }
            to = to.subspan(n);
        }
    }

private:
    /// Bits that hold n - 1, and four at least: halves of one bit mix badly.
    [[nodiscard]] static std::uint32_t bits_for(std::uint32_t n) noexcept {
        return std::max(4U, static_cast<std::uint32_t>(32 - std::countl_zero(n - 1)));
    }

    /// The upper `n_bits` of a hash of x; 0 < n_bits < 32.
    [[nodiscard]] static std::uint32_t mix(std::uint32_t x, std::uint32_t n_bits) noexcept {
        x *= 0x85EBCA6BU;
        x ^= x >> 15U;
        x *= 0xC2B2AE35U;
        return x >> (32 - n_bits);
    }

    [[nodiscard]] std::uint32_t once(std::uint32_t place) const noexcept {
        std::uint32_t low = place & ((1U << low_bits_) - 1);
        std::uint32_t high = place >> low_bits_;
        for (std::size_t round = 0; round != rounds_; round += 2) {
            high ^= mix(low + keys_[round], high_bits_);
            low ^= mix(high + keys_[round + 1], low_bits_);
        }
        return high << low_bits_ | low;
    }

    std::uint32_t n_;
    std::uint32_t low_bits_;
    std::uint32_t high_bits_;
    std::size_t rounds_;
    std::array<std::uint32_t, 10> keys_{};
};

} // namespace diasim

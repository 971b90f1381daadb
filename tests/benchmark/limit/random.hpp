// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <cstdint>

/// Random numbers of the limit kernels. They are drawn in the order of events, which no kernel
/// promises to keep: a limit owes nothing to threads or to common random numbers.
namespace diasim::limit {

/// SplitMix64: one addition and two multiplications a number.
/// @source Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195
class Generator {
public:
    explicit Generator(std::uint64_t seed) noexcept : state_{seed} {}

    [[nodiscard]] std::uint32_t bits() noexcept {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::uint32_t>(z >> 32U);
    }

    /// In (0, 1): its logarithm is finite.
    [[nodiscard]] float uniform() noexcept {
        return (static_cast<float>(bits() >> 9U) + 0.5F) * 0x1.0p-23F;
    }

    /// Unit exponential number.
    [[nodiscard]] float exponential() noexcept { return -std::log(uniform()); }

private:
    std::uint64_t state_;
};

} // namespace diasim::limit

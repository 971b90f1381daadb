// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

/// Elementary functions whose bits do not depend on the C library or the processor: additions,
/// multiplications and integer operations only, compiled without contraction to fused operations.
namespace diasim {

/// e^x in double precision, relative error below 1e-13 for |x| <= 700; 0 below and capped above.
///
/// Cody-Waite reduction x = n ln 2 + r, |r| <= ln 2 / 2, and the Taylor polynomial of degree 13.
[[nodiscard]] inline double exponential(double x) noexcept {
    if (!(x > -700.0)) {
        return 0.0;
    }
    if (x > 700.0) {
        x = 700.0;
    }
    constexpr double log2e = 1.4426950408889634;
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    const double shifted = x * log2e + (x < 0.0 ? -0.5 : 0.5);
    const auto n = static_cast<std::int64_t>(shifted);
    const double r = (x - static_cast<double>(n) * ln2_high) - static_cast<double>(n) * ln2_low;
    double sum = 1.0 / 6227020800.0;
    sum = sum * r + 1.0 / 479001600.0;
    sum = sum * r + 1.0 / 39916800.0;
    sum = sum * r + 1.0 / 3628800.0;
    sum = sum * r + 1.0 / 362880.0;
    sum = sum * r + 1.0 / 40320.0;
    sum = sum * r + 1.0 / 5040.0;
    sum = sum * r + 1.0 / 720.0;
    sum = sum * r + 1.0 / 120.0;
    sum = sum * r + 1.0 / 24.0;
    sum = sum * r + 1.0 / 6.0;
    sum = sum * r + 0.5;
    sum = sum * r + 1.0;
    sum = sum * r + 1.0;
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52U);
}

/// Natural logarithm of a positive normal number, relative error below 1e-13.
///
/// x = m 2^e with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh(s), s = (m - 1)/(m + 1), as a series.
[[nodiscard]] inline double logarithm(double x) noexcept {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<std::int64_t>(bits >> 52U) - 1023;
    double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double s = (m - 1.0) / (m + 1.0);
    const double z = s * s;
    double sum = 1.0 / 19.0;
    sum = sum * z + 1.0 / 17.0;
    sum = sum * z + 1.0 / 15.0;
    sum = sum * z + 1.0 / 13.0;
    sum = sum * z + 1.0 / 11.0;
    sum = sum * z + 1.0 / 9.0;
    sum = sum * z + 1.0 / 7.0;
    sum = sum * z + 1.0 / 5.0;
    sum = sum * z + 1.0 / 3.0;
    sum = sum * z + 1.0;
    constexpr double ln2 = 0.69314718055994530942;
    return static_cast<double>(exponent) * ln2 + 2.0 * s * sum;
}

/// Two numbers in one register (a vector extension of g++ and clang).
using Double2 [[gnu::vector_size(16)]] = double;
using Long2 [[gnu::vector_size(16)]] = std::int64_t;

/// logarithm(double), two at a time: the operations are the same, one by one, and so are the bits.
[[nodiscard]] inline Double2 logarithm(Double2 x) noexcept {
    const Long2 bits = std::bit_cast<Long2>(x);
    // 2^52 + n in the low bits of a double is the number n, exactly; a positive x has no sign bit.
    constexpr double two_to_52 = 4503599627370496.0;
    const Long2 number = (bits >> 52) | (Long2{} + 0x4330000000000000LL);
    Double2 exponent = std::bit_cast<Double2>(number) - two_to_52 - 1023.0;
    Double2 m = std::bit_cast<Double2>((bits & 0x000FFFFFFFFFFFFFLL) | 0x3FF0000000000000LL);
    const Long2 is_large = m > 1.4142135623730951;
    const auto one_if_large = std::bit_cast<Double2>(is_large & 0x3FF0000000000000LL);
    m *= 1.0 - 0.5 * one_if_large;
    exponent += one_if_large;
    const Double2 s = (m - 1.0) / (m + 1.0);
    const Double2 z = s * s;
    Double2 sum = Double2{} + 1.0 / 19.0;
    sum = sum * z + 1.0 / 17.0;
    sum = sum * z + 1.0 / 15.0;
    sum = sum * z + 1.0 / 13.0;
    sum = sum * z + 1.0 / 11.0;
    sum = sum * z + 1.0 / 9.0;
    sum = sum * z + 1.0 / 7.0;
    sum = sum * z + 1.0 / 5.0;
    sum = sum * z + 1.0 / 3.0;
    sum = sum * z + 1.0;
    constexpr double ln2 = 0.69314718055994530942;
    return exponent * ln2 + 2.0 * s * sum;
}

inline constexpr double ln_2 = 0.69314718055994530942;

/// Share of something that is left after `days` when half of it goes in `half_life_days`.
[[nodiscard]] inline double share_left(double days, double half_life_days) noexcept {
    return exponential(-ln_2 * days / half_life_days);
}

/// x^y for x > 0; 0 for x = 0 and y > 0.
[[nodiscard]] inline double power(double x, double y) noexcept {
    return x > 0.0 ? exponential(y * logarithm(x)) : 0.0;
}

/// e^x in single precision, branch-free so that the compiler can make vectors of it; relative error
/// below 4e-7 for |x| <= 80, capped outside.
[[nodiscard]] inline float exponential(float x) noexcept {
    x = x < -80.0F ? -80.0F : x;
    x = x > 80.0F ? 80.0F : x;
    // Adding and subtracting 1.5 * 2^23 rounds to the nearest integer.
    constexpr float rounder = 12582912.0F;
    const float n = (x * 1.44269504F + rounder) - rounder;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float sum = 1.9875691500e-4F;
    sum = sum * r + 1.3981999507e-3F;
    sum = sum * r + 8.3334519073e-3F;
    sum = sum * r + 4.1665795894e-2F;
    sum = sum * r + 1.6666665459e-1F;
    sum = sum * r + 5.0000001201e-1F;
    sum = sum * r * r + r + 1.0F;
    const auto scale = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23U;
    return sum * std::bit_cast<float>(scale);
}

/// 1 / (1 + e^-x): the probability that a logistic random utility exceeds 0 (McFadden 1974).
[[nodiscard]] inline float logistic(float x) noexcept {
    return 1.0F / (1.0F + exponential(-x));
}

/// Four numbers in one register (a vector extension of g++ and clang). The operations are those of
/// the scalar functions, one by one, so the bits are the same.
using Float4 [[gnu::vector_size(16)]] = float;
using Int4 [[gnu::vector_size(16)]] = std::int32_t;

/// Element by element: `a` where the mask is all ones, else `b`.
[[nodiscard]] inline Float4 select(Int4 mask, Float4 a, Float4 b) noexcept {
    return std::bit_cast<Float4>((mask & std::bit_cast<Int4>(a)) |
                                 (~mask & std::bit_cast<Int4>(b)));
}

/// logistic(float), four at a time.
[[nodiscard]] inline Float4 logistic(Float4 u) noexcept {
    Float4 x = -u;
    const Float4 low = Float4{} - 80.0F;
    const Float4 high = Float4{} + 80.0F;
    x = select(x < low, low, x);
    x = select(x > high, high, x);
    const Float4 n = (x * 1.44269504F + 12582912.0F) - 12582912.0F;
    const Float4 r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    Float4 sum = Float4{} + 1.9875691500e-4F;
    sum = sum * r + 1.3981999507e-3F;
    sum = sum * r + 8.3334519073e-3F;
    sum = sum * r + 4.1665795894e-2F;
    sum = sum * r + 1.6666665459e-1F;
    sum = sum * r + 5.0000001201e-1F;
    sum = sum * r * r + r + 1.0F;
    const Int4 scale = (__builtin_convertvector(n, Int4) + 127) << 23;
    return 1.0F / (1.0F + sum * std::bit_cast<Float4>(scale));
}

/// Probability of at least one event in `exposure` = rate x time, 1 - e^-exposure, without loss of
/// figures for a small exposure.
[[nodiscard]] inline double event_probability(double exposure) noexcept {
    if (exposure < 1e-5) {
        return exposure * (1.0 - 0.5 * exposure);
    }
    return 1.0 - exponential(-exposure);
}

/// Square root by the processor's correctly rounded instruction.
[[nodiscard]] inline double square_root(double x) noexcept {
    return std::sqrt(x);
}

} // namespace diasim

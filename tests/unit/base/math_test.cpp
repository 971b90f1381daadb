// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/math.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace {

using namespace diasim;

/// Numbers of which the logistic function of one differs in its bits from that of four at a time.
/// Each number stands once in every place of the register.
std::size_t different_logistics(const std::array<float, 4>& numbers) {
    std::size_t n_different = 0;
    for (std::size_t turn = 0; turn != 4; ++turn) {
        const Float4 four{numbers[turn], numbers[(turn + 1) % 4], numbers[(turn + 2) % 4],
                          numbers[(turn + 3) % 4]};
        const Float4 seen = logistic(four);
        for (std::size_t i = 0; i != 4; ++i) {
            const float expected = logistic(numbers[(turn + i) % 4]);
            n_different +=
                std::bit_cast<std::uint32_t>(seen[i]) != std::bit_cast<std::uint32_t>(expected)
                    ? 1U
                    : 0U;
        }
    }
    return n_different;
}

double relative(double seen, double expected) {
    return std::abs(seen / expected - 1.0);
}

} // namespace

TEST_CASE("the exponential agrees with the C library", "[base]") {
    double worst = 0.0;
    for (int i = -70000; i <= 70000; ++i) {
        const double x = i / 100.0 + 0.001234;
        if (std::abs(x) <= 700.0) {
            worst = std::max(worst, relative(exponential(x), std::exp(x)));
        }
    }
    for (int i = -2000; i <= 2000; ++i) {
        worst = std::max(worst, relative(exponential(i / 1000.0), std::exp(i / 1000.0)));
    }
    CHECK(worst < 1e-13);
    CHECK(exponential(0.0) == 1.0);
    CHECK(exponential(-1000.0) == 0.0);
    CHECK(std::isfinite(exponential(1e6)));
    CHECK(exponential(1e6) == exponential(700.0));
}

TEST_CASE("the single exponential agrees with the C library", "[base]") {
    double worst = 0.0;
    for (int i = -80000; i <= 80000; ++i) {
        const float x = static_cast<float>(i) / 1000.0F;
        worst = std::max(
            worst, relative(static_cast<double>(exponential(x)), std::exp(static_cast<double>(x))));
    }
    CHECK(worst < 4e-7);
    CHECK(exponential(500.0F) == exponential(80.0F));
    CHECK(exponential(-500.0F) == exponential(-80.0F));
}

TEST_CASE("the logarithm agrees with the C library", "[base]") {
    double worst = 0.0;
    for (int exponent = -300; exponent <= 300; ++exponent) {
        for (const double mantissa : {1.0001, 1.3, 1.41421, 1.41422, 1.9, 1.9999999}) {
            const double x = mantissa * std::pow(2.0, exponent);
            worst = std::max(worst, relative(logarithm(x), std::log(x)));
        }
    }
    for (int i = 1; i != 20000; ++i) {
        const double x = i / 10000.0 + 1e-7;
        worst = std::max(worst, relative(logarithm(x), std::log(x)));
    }
    CHECK(worst < 1e-13);
    CHECK(logarithm(1.0) == 0.0);
}

TEST_CASE("two logarithms at a time have the bits of one", "[base]") {
    std::size_t n_different = 0;
    // Positive normal numbers of every exponent; the step is prime, so that it meets all patterns
    // of the first bits of the fraction.
    constexpr std::uint64_t step = 3'000'000'000'013ULL;
    constexpr std::uint64_t smallest = 0x0010000000000000ULL;
    constexpr std::uint64_t infinity = 0x7FF0000000000000ULL;
    for (std::uint64_t bits = smallest; bits < infinity - step; bits += 2 * step) {
        const auto first = std::bit_cast<double>(bits);
        const auto second = std::bit_cast<double>(bits + step);
        const Double2 both = logarithm(Double2{first, second});
        const auto differs = [](double a, double b) {
            return std::bit_cast<std::uint64_t>(a) != std::bit_cast<std::uint64_t>(b);
        };
        n_different += differs(both[0], logarithm(first)) ? 1U : 0U;
        n_different += differs(both[1], logarithm(second)) ? 1U : 0U;
    }
    CHECK(n_different == 0);
}

TEST_CASE("the logistic function agrees with the C library", "[base]") {
    double worst = 0.0;
    for (int i = -60000; i <= 60000; ++i) {
        const float x = static_cast<float>(i) / 1000.0F;
        const double expected = 1.0 / (1.0 + std::exp(-static_cast<double>(x)));
        worst = std::max(worst, relative(static_cast<double>(logistic(x)), expected));
    }
    CHECK(worst < 1e-6);
    CHECK(logistic(0.0F) == 0.5F);
    CHECK(logistic(200.0F) == 1.0F);
    CHECK(logistic(-200.0F) >= 0.0F);
}

TEST_CASE("four logistics at a time have the bits of one", "[base]") {
    std::size_t n_different = 0;
    // Numbers over the whole range of the format, of every exponent and both signs: the step is
    // prime, so that it meets all patterns of the last bits.
    constexpr std::uint32_t step = 4093;
    constexpr std::uint32_t infinity = 0x7F800000U;
    for (std::uint32_t bits = 0; bits < infinity - step; bits += step) {
        const auto a = std::bit_cast<float>(bits);
        const auto b = std::bit_cast<float>(bits + step / 2);
        n_different += different_logistics({a, -a, b, -b});
    }
    // Densely where it is neither 0 nor 1.
    for (int i = 0; i != 400'000; ++i) {
        const float x = static_cast<float>(i) * 0x1.0p-12F;
        n_different += different_logistics({x, -x, x + 80.0F, -80.0F - x});
    }
    const float infinite = std::bit_cast<float>(infinity);
    n_different += different_logistics({0.0F, -0.0F, infinite, -infinite});
    n_different += different_logistics(
        {80.0F, -80.0F, std::nextafter(80.0F, 81.0F), std::nextafter(-80.0F, -81.0F)});
    CHECK(n_different == 0);
}

TEST_CASE("the probability of an event keeps its figures", "[base]") {
    for (const double exposure : {1e-12, 1e-8, 9.99e-6, 1.01e-5, 1e-3, 0.5, 5.0, 40.0}) {
        CAPTURE(exposure);
        CHECK(relative(event_probability(exposure), -std::expm1(-exposure)) < 1e-10);
    }
    CHECK(event_probability(0.0) == 0.0);
    CHECK(event_probability(1e9) == 1.0);
}

TEST_CASE("powers agree with the C library", "[base]") {
    for (const double x : {1e-6, 0.3, 1.0, 7.5, 1e6}) {
        for (const double y : {-2.0, -0.5, 0.5, 3.0}) {
            CAPTURE(x, y);
            CHECK(relative(power(x, y), std::pow(x, y)) < 1e-11);
        }
    }
    CHECK(power(0.0, 2.0) == 0.0);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/math.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

namespace {

using namespace diasim;

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

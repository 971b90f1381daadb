// SPDX-License-Identifier: BSD-3-Clause
#include "model/homeland/stock.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

using namespace diasim;

/// The same equations by many small Euler steps.
Advanced by_euler(Stock stock, Inflow inflow, double half_life_days, double k, double days) {
    constexpr int n = 400'000;
    const double dt = days / n;
    const double decay = std::numbers::ln2 / half_life_days;
    Advanced result{stock, 0.0};
    for (int i = 0; i != n; ++i) {
        const Stock now = result.stock;
        result.integral += now.level * dt;
        result.stock.hidden += (inflow.hidden - k * now.hidden) * dt;
        result.stock.level += (inflow.visible + k * now.hidden - decay * now.level) * dt;
    }
    return result;
}

} // namespace

TEST_CASE("the closed form of a stock agrees with small steps", "[homeland]") {
    const double half_life = GENERATE(0.5, 3.0, 40.0);
    const double k = GENERATE(0.0, 0.1, std::numbers::ln2 / 3.0, 2.0);
    const Inflow inflow = GENERATE(Inflow{0.0, 0.0}, Inflow{0.7, 0.3}, Inflow{-0.4, 1.1});
    const Stock start{0.8, 0.5};
    const Advanced exact = advance(start, inflow, half_life, k, 2.0);
    const Advanced small = by_euler(start, inflow, half_life, k, 2.0);
    CAPTURE(half_life, k, inflow.visible, inflow.hidden);
    // Euler's error is about (rate x days)^2 / n of the stock.
    CHECK(std::abs(exact.stock.level - small.stock.level) < 1e-4);
    CHECK(std::abs(exact.stock.hidden - small.stock.hidden) < 1e-4);
    CHECK(std::abs(exact.integral - small.integral) < 1e-4);
}

TEST_CASE("a stock does not depend on how time is cut", "[homeland]") {
    const double half_life = GENERATE(1.0 / 24.0, 0.5, 6.0, 60.0);
    const double k = GENERATE(0.0, 0.05, 1.0);
    const Inflow inflow{0.6, 0.9};
    const Advanced whole = advance({0.2, 0.4}, inflow, half_life, k, 1.0);
    Stock stock{0.2, 0.4};
    double integral = 0.0;
    for (int hour = 0; hour != 24; ++hour) {
        const Advanced next = advance(stock, inflow, half_life, k, 1.0 / 24.0);
        stock = next.stock;
        integral += next.integral;
    }
    CAPTURE(half_life, k);
    CHECK(std::abs(whole.stock.level - stock.level) < 1e-9);
    CHECK(std::abs(whole.stock.hidden - stock.hidden) < 1e-9);
    CHECK(std::abs(whole.integral - integral) < 1e-9);
}

TEST_CASE("a long silence before the start is as good as many short ones", "[homeland]") {
    // 100 d of a stock with a half-life of 1 h: what is left of it follows the hidden part, k H /
    // (decay - k).
    const double decay = std::numbers::ln2 * 24.0;
    const Advanced once = advance({0.0, 1.0}, {}, 1.0 / 24.0, 0.01, 100.0);
    const double hidden = std::exp(-1.0);
    CHECK(std::abs(once.stock.hidden - hidden) < 1e-9);
    CHECK(std::abs(once.stock.level - 0.01 * hidden / (decay - 0.01)) < 1e-9);
}

TEST_CASE("what was hidden is revealed entirely in the end", "[homeland]") {
    // Whatever entered a stock has left by decay (decay x integral), is in it, or is still hidden.
    const double decay = std::numbers::ln2 / 4.0;
    const double k = 0.3;
    Stock stock;
    double integral = 0.0;
    for (int day = 0; day != 200; ++day) {
        const Inflow inflow = day < 2 ? Inflow{0.1, 0.35} : Inflow{};
        const Advanced next = advance(stock, inflow, 4.0, k, 1.0);
        stock = next.stock;
        integral += next.integral;
        const double entered = 0.45 * std::min(day + 1, 2);
        CAPTURE(day);
        CHECK(std::abs(stock.level + stock.hidden + decay * integral - entered) < 1e-9);
    }
    CHECK(stock.hidden < 1e-9);
    CHECK(std::abs(decay * integral - 0.9) < 1e-9);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/news_stock.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

const std::vector<Impulse> impulses{{1.0, 1.5, 0.8}, {2.0, 2.25, 0.4}};

/// The mean over [from, to] by small steps of dS/dt = inflow - decay S.
double slow_mean(double half_life, double from, double to) {
    const double decay = std::numbers::ln2 / half_life;
    constexpr double dt = 1e-5;
    double stock = 0.0;
    double sum = 0.0;
    for (double t = 0.0; t < to; t += dt) {
        double inflow = 0.0;
        for (const Impulse& impulse : impulses) {
            const bool flows = t >= impulse.begin && t < impulse.end;
            inflow += flows ? impulse.amount / (impulse.end - impulse.begin) : 0.0;
        }
        sum += t >= from ? stock * dt : 0.0;
        stock += (inflow - decay * stock) * dt;
    }
    return sum / (to - from);
}

} // namespace

TEST_CASE("the stock in closed form is that of small steps") {
    for (const double from : {0.0, 1.25, 2.0, 3.0}) {
        CAPTURE(from);
        CHECK(mean_stock(impulses, 0.7, from, from + 0.5) ==
              Approx(slow_mean(0.7, from, from + 0.5)).margin(1e-4));
    }
    CHECK(mean_stock(impulses, 0.7, 0.0, 1.0) == 0.0);
}

TEST_CASE("half of a stock is left after a half-life") {
    const double now = mean_stock(impulses, 4.0, 10.0, 10.1);
    CHECK(mean_stock(impulses, 4.0, 14.0, 14.1) == Approx(0.5 * now));
}

TEST_CASE("all that flowed in is found again in what decays") {
    std::vector<double> means;
    for (int step = 0; step != 240; ++step) {
        means.push_back(mean_stock(impulses, 1.0, 0.25 * step, 0.25 * (step + 1)));
    }
    CHECK(inflow_of(means, 0.25, 1.0) == Approx(1.2).epsilon(1e-9));
}

TEST_CASE("what is revealed, in closed form, is that of small steps") {
    const double decay = std::numbers::ln2 / 2.0;
    for (const double k : {0.1, decay, decay * (1.0 + 1e-5), 3.0}) {
        CAPTURE(k);
        constexpr double dt = 1e-5;
        double hidden = 0.6; // lines open on day 1
        double stock = 0.0;
        double sum = 0.0;
        for (double t = 1.0; t < 2.5; t += dt) {
            sum += t >= 2.0 ? stock * dt : 0.0;
            stock += (k * hidden - decay * stock) * dt;
            hidden -= k * hidden * dt;
        }
        CHECK(mean_revealed({0.6, 1.0, k}, 2.0, 2.0, 2.5) == Approx(sum / 0.5).margin(1e-4));
        CHECK(mean_revealed({0.6, 1.0, k}, 2.0, 0.0, 1.0) == 0.0);
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/decision.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

} // namespace

TEST_CASE("bytes of a Beta trait have its mean and variance and sum to one") {
    for (const auto& [mean, concentration] : {std::pair{0.4, 4.0}, {0.3, 6.0}, {0.5, 1.0}}) {
        CAPTURE(mean, concentration);
        double all = 0.0;
        double first = 0.0;
        double second = 0.0;
        for (const auto& [value, mass] : beta_bytes(mean, concentration)) {
            all += mass;
            first += mass * value;
            second += mass * value * value;
        }
        CHECK(all == Approx(1.0));
        CHECK(first == Approx(mean).margin(1e-4)); // rounding to bytes moves it by less
        CHECK(second - first * first ==
              Approx(mean * (1.0 - mean) / (concentration + 1.0)).margin(1e-4));
    }
}

TEST_CASE("a flat trait gives its end bytes half of the mass of the others") {
    const TraitMasses flat = beta_bytes(0.5, 2.0);
    CHECK(flat[0].second == Approx(0.5 / 255.0));
    CHECK(flat[100].second == Approx(1.0 / 255.0));
    CHECK(flat[255].second == Approx(0.5 / 255.0));
}

TEST_CASE("without motive and barrier everybody acts at the rate of the intercept") {
    const TraitMasses flat = beta_bytes(0.5, 2.0);
    const ExpectedActs expected = expected_acts({{0.8, 0.0, 3.0, 2.0}, {0.2, 0.0, 0.0, 0.0}},
                                                {{0.0, 0.0}, {0.0, 0.0}}, 0.5, flat, flat);
    CHECK(expected.acts[1][0] == Approx(0.8 * (1.0 - std::exp(-0.25))).epsilon(1e-6));
    CHECK(expected.acts[1][1] == Approx(0.2 * (1.0 - std::exp(-0.25))).epsilon(1e-6));
    CHECK(expected.acted == Approx(1.0 - std::exp(-0.5)).epsilon(1e-6));
}

TEST_CASE("a motive moves and a barrier holds back in log-odds") {
    const TraitMasses one{{1.0, 1.0}};
    const auto acts = [&](double motive, double context) {
        return expected_acts({{1e-6, 0.5, 2.0, 3.0}}, {{motive, context}}, 1.0, one, one)
                   .acts[0][0] *
               1e6;
    };
    CHECK(acts(0.75, 0.0) == Approx(1.0 / (1.0 + std::exp(-2.0))).epsilon(1e-5));
    CHECK(acts(0.0, 0.5) == Approx(1.0 / (1.0 + std::exp(1.0))).epsilon(1e-5));
}

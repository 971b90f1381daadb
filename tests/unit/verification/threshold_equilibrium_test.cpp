// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/threshold_equilibrium.hpp"
#include "tests/support/catch.hpp"

#include <numeric>
#include <vector>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

double normal_crowd(double deviation) {
    return mean_field_equilibrium(
        [deviation](double x) { return normal_probability((x - 0.25) / deviation); });
}

} // namespace

TEST_CASE("thresholds 0 to 99 bring out all and one gap leaves one") {
    std::vector<double> thresholds(100);
    std::iota(thresholds.begin(), thresholds.end(), 0.0);
    CHECK(settled_count(thresholds) == 100);
    thresholds[1] = 2.0; // Granovetter 1978: one person apart
    CHECK(settled_count(thresholds) == 1);
    thresholds[0] = 1.0;
    CHECK(settled_count(thresholds) == 0);
}

TEST_CASE("normal thresholds settle at the published shares") {
    CHECK(normal_crowd(0.10) == Approx(0.00770).epsilon(1e-3));
    CHECK(normal_crowd(0.12) == Approx(0.0402).epsilon(1e-3));
    CHECK(normal_crowd(0.20) == Approx(0.9999).epsilon(1e-4));
    CHECK(normal_crowd(0.40) == Approx(0.9626).epsilon(1e-4));
}

TEST_CASE("the jump of normal thresholds lies at the published deviation") {
    const double critical = critical_deviation(0.25);
    CHECK(critical == Approx(0.122221).epsilon(1e-5));
    CHECK(normal_crowd(0.999 * critical) < 0.07);
    CHECK(normal_crowd(1.001 * critical) > 0.99);
}

TEST_CASE("a small push grows as the slope says") {
    const Distribution thresholds = [](double x) { return 0.1 + 0.5 * x; };
    const double share = mean_field_equilibrium(thresholds);
    CHECK(share == Approx(0.2));
    CHECK(amplification(thresholds, share) == Approx(2.0));
}

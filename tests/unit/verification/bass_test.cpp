// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/bass.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace diasim::test;
using namespace diasim::verification;

} // namespace

TEST_CASE("the curve of Bass has its published values") {
    const Bass bass{0.03, 0.38};
    CHECK(bass_peak_days(bass) == Approx(6.193).margin(5e-4));
    CHECK(bass_share(bass, bass_peak_days(bass)) == Approx(0.4605).margin(5e-5));
    CHECK(bass_growth(bass, bass_peak_days(bass)) == Approx(0.1106).margin(5e-5));
    CHECK(bass_share(bass, 5.0) == Approx(0.3312).margin(5e-5));
    CHECK(bass_share(bass, 10.0) == Approx(0.8128).margin(5e-5));
}

TEST_CASE("growth is the slope of the share") {
    const Bass bass{0.05, 0.2};
    constexpr double h = 1e-5;
    const double slope = (bass_share(bass, 3.0 + h) - bass_share(bass, 3.0 - h)) / (2.0 * h);
    CHECK(bass_growth(bass, 3.0) == Approx(slope).epsilon(1e-8));
    CHECK(bass_share(bass, 0.0) == 0.0);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/effect.hpp"
#include "analysis/explain/words.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace diasim::analysis;
using namespace diasim::test;

TEST_CASE("an effect has the interval of Student and the error of independent runs beside it") {
    const std::vector<double> before{10.0, 20.0, 30.0};
    const std::vector<double> after{12.0, 23.0, 34.0};
    const Effect effect = effect_of(before, after);
    CHECK(effect.before == Approx(20.0));
    CHECK(effect.after == Approx(23.0));
    CHECK(effect.change.mean == Approx(3.0));
    CHECK(effect.change.standard_error == Approx(std::sqrt(1.0 / 3.0)));
    constexpr double quantile = 4.302652730; // of t with 2 degrees of freedom at 0.975
    CHECK(effect.change.low == Approx(3.0 - quantile * std::sqrt(1.0 / 3.0)));
    CHECK(effect.change.high == Approx(3.0 + quantile * std::sqrt(1.0 / 3.0)));
    CHECK(effect.unpaired_standard_error == Approx(std::sqrt(100.0 / 3.0 + 121.0 / 3.0)));
    CHECK(effect.gain() == Approx(std::sqrt(221.0)));
    CHECK(effect.change.is_told_from_zero());
}

TEST_CASE("no difference is told from zero only if there is one") {
    const std::vector<double> values{3.0, 4.0};
    const Effect none = effect_of(values, values);
    CHECK(none.change.mean == 0.0);
    CHECK(none.change.standard_error == 0.0);
    CHECK_FALSE(none.change.is_told_from_zero());
    const std::vector<double> one{3.0};
    CHECK(std::isnan(estimate_of(one).low));
    CHECK_FALSE(estimate_of(one).is_told_from_zero());
}

TEST_CASE("numbers are told with three digits") {
    CHECK(number_text(0.0) == "0");
    CHECK(number_text(1.234) == "1.23");
    CHECK(number_text(45.64) == "45.6");
    CHECK(number_text(99.96) == "100");
    CHECK(number_text(12'345.0) == "12,300");
    CHECK(signed_text(1'234'567.0) == "+1,230,000");
    CHECK(signed_text(-7.0) == "-7.00");
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "unknown");
}

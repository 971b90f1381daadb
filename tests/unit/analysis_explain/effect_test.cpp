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
    const std::vector<double> before{10.0, 20.0, 30.0, 20.0, 20.0};
    const std::vector<double> after{12.0, 23.0, 34.0, 23.0, 23.0};
    const Effect effect = effect_of(before, after);
    CHECK(effect.before == Approx(20.0));
    CHECK(effect.after == Approx(23.0));
    CHECK(effect.change.mean == Approx(3.0));
    CHECK(effect.change.standard_error == Approx(std::sqrt(0.1)));
    constexpr double quantile = 2.776445105; // of t with 4 degrees of freedom at 0.975
    CHECK(effect.change.low == Approx(3.0 - quantile * std::sqrt(0.1)));
    CHECK(effect.change.high == Approx(3.0 + quantile * std::sqrt(0.1)));
    CHECK(effect.unpaired_standard_error == Approx(std::sqrt(10.0 + 12.1)));
    CHECK(effect.gain() == Approx(std::sqrt(221.0)));
    CHECK(effect.proportional_gain() == Approx(std::hypot(20.0, 23.0) / 3.0));
    CHECK(effect.change.is_told_from_zero());
}

TEST_CASE("no difference is told from zero only if there is one") {
    const std::vector<double> values{3.0, 4.0, 5.0, 3.0, 4.0};
    const Effect none = effect_of(values, values);
    CHECK(none.change.mean == 0.0);
    CHECK(none.change.standard_error == 0.0);
    CHECK_FALSE(none.change.is_told_from_zero());
    const std::vector<double> one{3.0};
    CHECK(std::isnan(estimate_of(one).low));
    CHECK_FALSE(estimate_of(one).is_told_from_zero());
}

TEST_CASE("three replicates have a mean and an error and no interval") {
    const std::vector<double> few{7.0, 8.0, 9.0};
    const Estimate estimate = estimate_of(few);
    CHECK(estimate.mean == Approx(8.0));
    CHECK(estimate.standard_error == Approx(std::sqrt(1.0 / 3.0)));
    CHECK_FALSE(estimate.has_interval());
    CHECK_FALSE(estimate.is_told_from_zero());
    CHECK(estimate_text(estimate) == "+8.00");
}

TEST_CASE("the pairing of a change by a factor gains what the formula says") {
    const std::vector<double> before{10.0, 20.0, 30.0, 25.0, 15.0};
    std::vector<double> after;
    after.reserve(before.size());
    for (const double value : before) {
        after.push_back(2.0 * value);
    }
    const Effect doubled = effect_of(before, after);
    CHECK(doubled.gain() == Approx(std::sqrt(5.0)));
    CHECK(doubled.proportional_gain() == Approx(std::sqrt(5.0)));
}

TEST_CASE("a largest change is named as far as it can be told") {
    const std::vector<double> none(5, 0.0);
    const std::vector<double> small{1.0, 2.0, 1.0, 2.0, 1.5};
    const std::vector<double> decrease{-6.0, -7.0, -5.0, -6.0, -6.0};
    const std::vector<double> rival{5.0, 9.0, 2.0, 7.0, 6.5};
    CHECK(lead_of({none, none}).kind == Lead::Kind::none);
    const Lead clear = lead_of({small, decrease, none});
    CHECK(clear.kind == Lead::Kind::clear);
    CHECK(clear.first == 1);
    CHECK(lead_of({small, decrease, rival}).kind == Lead::Kind::unclear);
    CHECK(lead_of({{9.0, -8.0, 1.0, 3.0, -2.0}, none}).kind == Lead::Kind::unclear);
    CHECK(lead_of({{1.0, 1.0}, {0.0, 0.0}}).kind == Lead::Kind::unclear); // two replicates
}

TEST_CASE("numbers and their difference add up as they are told") {
    const auto told = [](double before, double after) {
        const std::vector<double> first(5, before);
        const std::vector<double> second(5, after);
        return change_text(effect_of(first, second));
    };
    const ChangeText large = told(348.0, 2'003.4);
    CHECK(large.before == "348");
    CHECK(large.after == "2,003");
    CHECK(large.change == "+1,655");
    CHECK_THAT(large.estimate, contains_text("+1,655 in each"));
    CHECK(told(18'714.25, 18'719.5).change == "+6"); // of 18,714 and 18,720
    CHECK(told(18'714.25, 18'719.5).before == "18,714");
    CHECK(told(1'824.0, 4'853.0).change == "+3,030");
    CHECK(told(0.0, 3'693.0).after == "3,690");
    CHECK(told(12.0, 0.0).change == "-12.0");
    CHECK(told(2'052.5, 52.8).before == "2,053"); // no tenth beside thousands
    CHECK(told(2'052.5, 52.8).change == "-2,000");
    CHECK(told(5.0, 5.0).estimate == "0 in each");
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

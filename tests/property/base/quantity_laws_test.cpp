// SPDX-License-Identifier: BSD-3-Clause
// Numbers with units, over numbers of any size.
#include "model/base/quantity.hpp"
#include "tests/support/property.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

using namespace diasim;

namespace {

/// Any finite number, of any order of magnitude.
rc::Gen<double> any_finite() {
    return rc::gen::suchThat(
        rc::gen::map(rc::gen::resize(1000, rc::gen::arbitrary<std::uint64_t>()),
                     [](std::uint64_t bits) { return std::bit_cast<double>(bits); }),
        [](double number) { return std::isfinite(number); });
}

rc::Gen<UtcTime> any_moment() {
    return rc::gen::map(rc::gen::inRange(first_moment.seconds, last_moment.seconds + 1),
                        [](std::int64_t seconds) { return UtcTime{seconds}; });
}

} // namespace

TEST_CASE("every quantity is written so that it reads back to the same", "[property][base]") {
    test::check_property(2000, [] {
        const double number = *any_finite();
        RC_ASSERT(parse_number(to_text(number)) == number);
        RC_ASSERT(parse_number(to_text(Share{number})) == number);
        RC_ASSERT(parse_duration(to_text(Duration{number})) == Duration{number});
        RC_ASSERT(parse_rate(to_text(Rate{number})) == Rate{number});
        RC_ASSERT(parse_distance(to_text(Distance{number})) == Distance{number});
    });
}

TEST_CASE("every moment is written so that it reads back to the same", "[property][base]") {
    test::check_property(2000, [] {
        const UtcTime moment = *any_moment();
        RC_ASSERT(parse_utc_time(to_text(moment)) == moment);
    });
}

TEST_CASE("a moment is the same in every zone", "[property][base]") {
    test::check_property(1000, [] {
        const UtcTime moment = *any_moment();
        const int minutes = *rc::gen::inRange(-23 * 60 - 59, 24 * 60);
        const UtcTime local{moment.seconds + std::int64_t{minutes} * 60};
        RC_PRE(local >= first_moment && local <= last_moment);
        std::string text = to_text(local);
        text.pop_back(); // the Z
        const auto two_digits = [](int n) {
            return std::string{n < 10 ? "0" : ""} + std::to_string(n);
        };
        text += minutes < 0 ? '-' : '+';
        text += two_digits(std::abs(minutes) / 60) + ":" + two_digits(std::abs(minutes) % 60);
        RC_ASSERT(parse_utc_time(text) == moment);
    });
}

TEST_CASE("units of one kind agree", "[property][base]") {
    test::check_property(1000, [] {
        // Whole numbers below 2^53 whatever the unit: each conversion rounds the same quotient
        // once.
        const auto n = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
        const auto with = [](std::int64_t number, const char* unit) {
            return std::to_string(number) + unit;
        };
        RC_ASSERT(parse_duration(with(n, " h")) == parse_duration(with(60 * n, " min")));
        RC_ASSERT(parse_duration(with(n, " min")) == parse_duration(with(60 * n, " s")));
        RC_ASSERT(parse_duration(with(n, " week")) == parse_duration(with(7 * n, " days")));
        RC_ASSERT(parse_rate(with(n, "/min")) == parse_rate(with(60 * n, "/h")));
        RC_ASSERT(parse_rate(with(n, "/h")) == parse_rate(with(24 * n, "/d")));
        RC_ASSERT(parse_distance(with(n, " km")) == parse_distance(with(1000 * n, " m")));
    });
}

TEST_CASE("weekdays follow one another in every zone", "[property][base]") {
    test::check_property(1000, [] {
        constexpr std::int64_t day = 86400;
        const UtcTime moment = *any_moment();
        const double offset = 0.25 * *rc::gen::inRange(-48, 57); // UTC-12 to UTC+14 and beyond
        const int today = weekday(moment, offset);
        RC_ASSERT(today >= 0);
        RC_ASSERT(today <= 6);
        RC_ASSERT(weekday({moment.seconds + day}, offset) == (today + 1) % 7);
    });
}

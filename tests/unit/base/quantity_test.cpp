// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/quantity.hpp"
#include "tests/support/catch.hpp"

#include <clocale>
#include <limits>

using namespace diasim;

TEST_CASE("a duration is a number and a unit of time", "[unit][base]") {
    CHECK(parse_duration("6 d") == Duration{6.0});
    CHECK(parse_duration("6 h") == Duration{0.25});
    CHECK(parse_duration("30 min") == Duration{30.0 / 1440.0});
    CHECK(parse_duration("45 s") == Duration{45.0 / 86400.0});
    CHECK(parse_duration("1 day") == Duration{1.0});
    CHECK(parse_duration("1 week") == Duration{7.0});
    CHECK(parse_duration(" 2weeks ") == Duration{14.0});
    CHECK(parse_duration("+1.5 days") == Duration{1.5});
}

TEST_CASE("what names no duration gives none", "[unit][base]") {
    const std::string text = GENERATE("", "6", "d", "6 month", "6 d d", "six d", "1e400 d", "inf d",
                                      "nan h", "6 km", "6/d", "0x10 d", "+-1 d");
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text).has_value());
}

TEST_CASE("a rate is a number per unit of time", "[unit][base]") {
    CHECK(parse_rate("0.2/d") == Rate{0.2});
    CHECK(parse_rate("0.2 / d") == Rate{0.2});
    CHECK(parse_rate("3/h") == Rate{72.0});
    CHECK(parse_rate("0.5/min") == Rate{720.0});
    CHECK(parse_rate("1/s") == Rate{86400.0});
    CHECK(parse_rate("1/week") == Rate{1.0 / 7.0});
    CHECK_FALSE(parse_rate("0.2 per day").has_value());
    CHECK_FALSE(parse_rate("0.2 d").has_value());
    CHECK_FALSE(parse_rate("0.2/").has_value());
    CHECK_FALSE(parse_rate("0.2").has_value());
}

TEST_CASE("distances percentages and numbers are read whole or not at all", "[unit][base]") {
    CHECK(parse_distance("80 km") == Distance{80.0});
    CHECK(parse_distance("500 m") == Distance{0.5});
    CHECK_FALSE(parse_distance("80").has_value());
    CHECK_FALSE(parse_distance("80 d").has_value());
    CHECK(parse_percentage("30%") == 0.3);
    CHECK(parse_percentage("12.5 %") == 0.125);
    CHECK_FALSE(parse_percentage("0.3").has_value());
    CHECK(parse_number(" -1.5e3 ") == -1500.0);
    CHECK_FALSE(parse_number("1,5").has_value());
    CHECK_FALSE(parse_number("nan").has_value());
    CHECK_FALSE(parse_number("inf").has_value());
    CHECK_FALSE(parse_number("").has_value());
}

TEST_CASE("a decimal comma of the locale changes no number", "[unit][base]") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "kk_KZ.UTF-8", "fr_FR.UTF-8"}) {
        static_cast<void>(std::setlocale(LC_ALL, name)); // where it is not installed, nothing moves
        CHECK(parse_number("1.5") == 1.5);
        CHECK(to_text(1.5) == "1.5");
    }
    static_cast<void>(std::setlocale(LC_ALL, before.c_str()));
}

TEST_CASE("a moment is read from ISO 8601", "[unit][base]") {
    CHECK(parse_utc_time("1970-01-01") == UtcTime{0});
    CHECK(parse_utc_time("2022-01-05T08:00Z") == UtcTime{1641369600});
    CHECK(parse_utc_time("2022-01-05T08:00:30Z") == UtcTime{1641369630});
    CHECK(parse_utc_time("2022-01-05T14:00+06:00") == UtcTime{1641369600});
    CHECK(parse_utc_time("2022-01-05T03:00:00-05:00") == UtcTime{1641369600});
    CHECK(parse_utc_time("1969-12-31T23:59:59Z") == UtcTime{-1});
    CHECK(parse_utc_time("2020-02-29").has_value());
}

TEST_CASE("what is no moment gives none", "[unit][base]") {
    const std::string text =
        GENERATE("", "2022", "2022-02-29", "2022-13-01", "2022-01-05T08:00", "2022-01-05T24:00Z",
                 "2022-01-05T08:60Z", "2022-1-5", "2022-01-05T08:00:60Z", "2022-01-05 08:00Z",
                 "2022-01-05T08:00Zx", "2022-01-05T-8:00Z", "-022-01-05",
                 "9999-12-31T23:59:59-00:01", "0000-01-01T00:00+00:01");
    CAPTURE(text);
    CHECK_FALSE(parse_utc_time(text).has_value());
}

TEST_CASE("quantities are written in the shortest way", "[unit][base]") {
    CHECK(to_text(Duration{0.25}) == "6 h");
    CHECK(to_text(Duration{6.0}) == "6 d");
    CHECK(to_text(Duration{14.0}) == "14 d");
    CHECK(to_text(Duration{45.0 / 86400.0}) == "45 s");
    CHECK(to_text(Duration{0.0}) == "0 d");
    CHECK(to_text(Rate{0.2}) == "0.2/d");
    CHECK(to_text(Rate{1.0 / 7.0}) == "1/week");
    CHECK(to_text(Rate{72.0}) == "3/h");
    CHECK(to_text(Distance{80.0}) == "80 km");
    CHECK(to_text(Distance{0.5}) == "500 m");
    CHECK(to_text(Share{0.3}) == "0.3");
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(UtcTime{1641369630}) == "2022-01-05T08:00:30Z");
    CHECK(to_text(UtcTime{-1}) == "1969-12-31T23:59:59Z");
}

TEST_CASE("a written quantity reads back to the same bits", "[unit][base]") {
    const double value = GENERATE(0.1, 1.0 / 3.0, 2.0 / 7.0, 1e-9, 123456.789, 0.07, 5.0 / 1440.0,
                                  std::numeric_limits<double>::min());
    CAPTURE(value);
    CHECK(parse_duration(to_text(Duration{value})) == Duration{value});
    CHECK(parse_rate(to_text(Rate{value})) == Rate{value});
    CHECK(parse_distance(to_text(Distance{value})) == Distance{value});
    CHECK(parse_number(to_text(Share{value})) == value);
    const UtcTime time{static_cast<std::int64_t>(value * 1e4)};
    CHECK(parse_utc_time(to_text(time)) == time);
}

TEST_CASE("the first and the last moment have years of four digits", "[unit][base]") {
    CHECK(to_text(first_moment) == "0000-01-01T00:00:00Z");
    CHECK(to_text(last_moment) == "9999-12-31T23:59:59Z");
    CHECK(parse_utc_time("0000-01-01") == first_moment);
    CHECK(parse_utc_time("9999-12-31T23:58:59-00:01") == last_moment);
}

TEST_CASE("weekdays follow the local clock", "[unit][base]") {
    const auto moment = [](const char* text) { return parse_utc_time(text).value(); };
    CHECK(weekday(moment("2022-01-05T08:00Z"), 0.0) == 2); // a Wednesday
    CHECK(weekday(moment("2022-01-09T23:00Z"), 0.0) == 6);
    CHECK(weekday(moment("2022-01-09T23:00Z"), 1.0) == 0);
    CHECK(weekday(moment("2022-01-10T00:30Z"), -5.5) == 6);
    CHECK(weekday(moment("1969-12-29T00:00Z"), 0.0) == 0); // a Monday before 1970
}

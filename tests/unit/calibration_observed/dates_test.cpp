// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/dates.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace diasim;

namespace {

std::string day_of(const char* text, DateFormat format = DateFormat::year_month_day) {
    const auto day = parse_day(text, format);
    return day ? to_text(*day) : "none";
}

} // namespace

TEST_CASE("days are read as exports write them", "[unit][observed]") {
    CHECK(day_of("2022-01-05") == "2022-01-05");
    CHECK(day_of("20220105") == "2022-01-05");
    CHECK(day_of("2022-01-05T08:00") == "2022-01-05");
    CHECK(day_of("2024-02-29") == "2024-02-29");
    CHECK(day_of("05.01.2022", DateFormat::day_month_year) == "2022-01-05");
    CHECK(day_of("5/1/2022", DateFormat::day_month_year) == "2022-01-05");
    CHECK(day_of("05.01.2022 18:00", DateFormat::day_month_year) == "2022-01-05");
    CHECK(day_of("05 January 2022", DateFormat::day_month_year) == "2022-01-05");
    CHECK(day_of("15-AUG-2022", DateFormat::day_month_year) == "2022-08-15");
    CHECK(day_of("01/05/2022", DateFormat::month_day_year) == "2022-01-05");
}

TEST_CASE("what is no day is none", "[unit][observed]") {
    const auto* text = GENERATE("", "2022", "2022-13-01", "2023-02-29", "1899-12-31", "2101-01-01",
                                "05.01.2022", "2022-01-05-06", "2022-01-x5", "tomorrow");
    CAPTURE(text);
    CHECK(day_of(text) == "none");
}

TEST_CASE("a time of day is minutes from midnight", "[unit][observed]") {
    CHECK(parse_minute_of_day("00:00") == 0);
    CHECK(parse_minute_of_day("15:30") == 930);
    CHECK(parse_minute_of_day("23:59") == 1439);
    CHECK_FALSE(parse_minute_of_day("24:00").has_value());
    CHECK_FALSE(parse_minute_of_day("12:60").has_value());
    CHECK_FALSE(parse_minute_of_day("noon").has_value());
}

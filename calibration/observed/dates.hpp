// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Days as observed tables write them: local days of the place, without a time zone.
namespace diasim {

/// A day of the Gregorian calendar, counted from 1970-01-01.
using Day = std::chrono::sys_days;

/// How closely a source dates an event.
enum class DatePrecision : std::uint8_t { day, week, month, year };

/// The days on which something happened, or between which it happened on a day that is not known.
struct DateInterval {
    Day first;
    Day last; ///< >= first
    DatePrecision precision = DatePrecision::day;

    [[nodiscard]] constexpr bool contains(Day day) const noexcept {
        return first <= day && day <= last;
    }
    friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

/// Number of days of the interval that a precision allows at most: events of several days, and
/// dates that are only known to lie about a week or a month, reach beyond it.
[[nodiscard]] std::optional<int> most_days(DatePrecision precision) noexcept;

/// How a file writes days.
enum class DateFormat : std::uint8_t {
    year_month_day, ///< 2022-01-05, also 20220105
    day_month_year, ///< 05.01.2022, 5/1/2022, 5 January 2022
    month_day_year  ///< 01/05/2022
};

/// The day that a text names, from 1900 to 2100, or nothing. A time of day after the date, as in
/// "2022-01-05T08:00", is ignored.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text,
                                           DateFormat format = DateFormat::year_month_day);

/// "2022-01-05".
[[nodiscard]] std::string to_text(Day day);

/// A moment of a local day, in minutes from midnight, of "15:00"; nothing if it is none.
[[nodiscard]] std::optional<int> parse_minute_of_day(std::string_view text);

} // namespace diasim

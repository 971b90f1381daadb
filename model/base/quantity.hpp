// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers with a unit, as they stand in scenario files.
namespace diasim {

// clang-tidy 14 takes the 0 of a defaulted <=> for a null pointer.
// NOLINTBEGIN(modernize-use-nullptr)

/// A span of time. Text: "6 h", "3 d", "2 weeks", "30 min", "45 s".
struct Duration {
    double days = 0.0;
    friend auto operator<=>(Duration, Duration) = default;
};

/// Events per time. Text: "0.2/d", "3/h", "1/week", "0.5/min".
struct Rate {
    double per_day = 0.0;
    friend auto operator<=>(Rate, Rate) = default;
};

/// A length. Text: "80 km", "500 m".
struct Distance {
    double km = 0.0;
    friend auto operator<=>(Distance, Distance) = default;
};

/// A part of a whole, in [0, 1]. Text: "30%" or a number.
struct Share {
    double value = 0.0;
    friend auto operator<=>(Share, Share) = default;
};

/// A moment in UTC, in seconds since 1970-01-01T00:00:00Z.
struct UtcTime {
    std::int64_t seconds = 0;
    friend auto operator<=>(UtcTime, UtcTime) = default;
};

// NOLINTEND(modernize-use-nullptr)

/// First and last moment that ISO 8601 and TOML write with a year of four digits.
inline constexpr UtcTime first_moment{-62167219200}; ///< 0000-01-01T00:00:00Z
inline constexpr UtcTime last_moment{253402300799};  ///< 9999-12-31T23:59:59Z

inline constexpr double seconds_per_day = 86400.0;

/// Days from `from` to `to`, negative if `to` is earlier.
[[nodiscard]] constexpr double days_between(UtcTime from, UtcTime to) noexcept {
    return static_cast<double>(to.seconds - from.seconds) / seconds_per_day;
}

/// The quantity that a text names, or nothing if it names none (unknown unit, no number, trailing
/// words, not finite). Blanks around and between are ignored. Units of time: s, min, h, d, day,
/// days, week, weeks; of length: m, km. The locale does not matter.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);
[[nodiscard]] std::optional<Rate> parse_rate(std::string_view text);
[[nodiscard]] std::optional<Distance> parse_distance(std::string_view text);
/// "30%" only; a plain number is no text.
[[nodiscard]] std::optional<double> parse_percentage(std::string_view text);
/// ISO 8601 with or without seconds: "2022-01-05T08:00Z", "2022-01-05T08:00:00+06:00", "2022-01-05"
/// (midnight UTC). A time of day needs its zone. From first_moment to last_moment.
[[nodiscard]] std::optional<UtcTime> parse_utc_time(std::string_view text);
/// A finite number that fills the whole text.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// The shortest text that parse_* reads back to the same value; of equally short ones that in d, h,
/// min, s, week. A share is written as a number, a time (from first_moment to last_moment) always
/// as "2022-01-05T08:00:00Z": both are TOML values as they stand.
[[nodiscard]] std::string to_text(Duration duration);
[[nodiscard]] std::string to_text(Rate rate);
[[nodiscard]] std::string to_text(Distance distance);
[[nodiscard]] std::string to_text(Share share);
[[nodiscard]] std::string to_text(UtcTime time);
[[nodiscard]] std::string to_text(double number);

/// Day of the week of a moment, shifted by an offset from UTC: 0 Monday ... 6 Sunday.
[[nodiscard]] int weekday(UtcTime time, double utc_offset_hours) noexcept;

} // namespace diasim

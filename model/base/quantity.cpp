// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/quantity.hpp"

#include "model/base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <span>

namespace diasim {
namespace {

/// A unit is `times / parts` of the base unit. One of the two is 1, so that a conversion rounds
/// once.
struct Unit {
    std::string_view name;
    double times = 1.0;
    double parts = 1.0;
};

constexpr std::array<Unit, 5> time_units{{{"d", 1.0, 1.0},
                                          {"h", 1.0, 24.0},
                                          {"min", 1.0, 1440.0},
                                          {"s", 1.0, seconds_per_day},
                                          {"week", 7.0, 1.0}}};
constexpr std::array<Unit, 3> long_forms{{{"day"}, {"days"}, {"weeks", 7.0, 1.0}}};
constexpr std::array<Unit, 2> length_units{{{"km", 1.0, 1.0}, {"m", 1.0, 1000.0}}};

struct NumberAndRest {
    double number = 0.0;
    std::string_view rest; ///< without blanks around
};

/// The number at the start of a text.
std::optional<NumberAndRest> split_number(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') {
        text.remove_prefix(1); // from_chars knows no plus sign
    }
    NumberAndRest result;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), result.number);
    if (error != std::errc{} || !std::isfinite(result.number)) {
        return std::nullopt;
    }
    result.rest = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return result;
}

const Unit* find_unit(std::span<const Unit> units, std::string_view name) {
    for (const Unit& unit : units) {
        if (unit.name == name) {
            return &unit;
        }
    }
    return nullptr;
}

const Unit* find_time_unit(std::string_view name) {
    const Unit* unit = find_unit(time_units, name);
    return unit != nullptr ? unit : find_unit(long_forms, name);
}

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// The shortest of the texts of a value in several units that reads back to the value; the first
/// unit is the base unit, whose text always does.
template <class Texts>
std::string shortest(std::span<const Unit> units, const Texts& text_in) {
    std::string best;
    for (const Unit& unit : units) {
        const std::optional<std::string> text = text_in(unit);
        if (text && (best.empty() || text->size() < best.size())) {
            best = *text;
        }
    }
    return best;
}

/// Reads a fixed number of digits and removes them from `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t n) {
    int value = 0;
    if (text.size() < n) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + n, value);
    if (error != std::errc{} || end != text.data() + n || text[0] == '-') {
        return std::nullopt;
    }
    text.remove_prefix(n);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// "08:30" as minutes of a day.
std::optional<int> take_hours_and_minutes(std::string_view& text) {
    const std::optional<int> hours = take_digits(text, 2);
    if (!hours || *hours > 23 || !take(text, ':')) {
        return std::nullopt;
    }
    const std::optional<int> minutes = take_digits(text, 2);
    if (!minutes || *minutes > 59) {
        return std::nullopt;
    }
    return *hours * 60 + *minutes;
}

/// "2022-01-05" as days since 1970-01-01.
std::optional<std::int64_t> take_date(std::string_view& text) {
    const std::optional<int> year = take_digits(text, 4);
    const bool first_dash = take(text, '-');
    const std::optional<int> month = take_digits(text, 2);
    const bool second_dash = take(text, '-');
    const std::optional<int> day = take_digits(text, 2);
    if (!year || !first_dash || !month || !second_dash || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

/// "Z" or "+06:00" as minutes east of UTC.
std::optional<int> take_zone(std::string_view& text) {
    if (take(text, 'Z')) {
        return 0;
    }
    const int sign = take(text, '-') ? -1 : 1;
    if (sign > 0 && !take(text, '+')) {
        return std::nullopt;
    }
    const std::optional<int> minutes = take_hours_and_minutes(text);
    return minutes ? std::optional{sign * *minutes} : std::nullopt;
}

/// "T08:00Z" or "T08:00:30+06:00" as seconds to add to midnight UTC.
std::optional<std::int64_t> take_time_of_day(std::string_view& text) {
    if (!take(text, 'T')) {
        return std::nullopt;
    }
    const std::optional<int> minutes = take_hours_and_minutes(text);
    std::optional<int> seconds = 0;
    if (take(text, ':')) {
        seconds = take_digits(text, 2);
    }
    const std::optional<int> zone = take_zone(text);
    if (!minutes || !seconds || *seconds > 59 || !zone) {
        return std::nullopt;
    }
    return std::int64_t{*minutes - *zone} * 60 + *seconds;
}

} // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    const std::optional<NumberAndRest> parts = split_number(text);
    const Unit* unit = parts ? find_time_unit(parts->rest) : nullptr;
    if (unit == nullptr) {
        return std::nullopt;
    }
    const std::optional<double> days = finite(parts->number * unit->times / unit->parts);
    return days ? std::optional{Duration{*days}} : std::nullopt;
}

std::optional<Rate> parse_rate(std::string_view text) {
    const std::optional<NumberAndRest> parts = split_number(text);
    if (!parts || parts->rest.empty() || parts->rest.front() != '/') {
        return std::nullopt;
    }
    const Unit* unit = find_time_unit(trimmed(parts->rest.substr(1)));
    if (unit == nullptr) {
        return std::nullopt;
    }
    const std::optional<double> per_day = finite(parts->number * unit->parts / unit->times);
    return per_day ? std::optional{Rate{*per_day}} : std::nullopt;
}

std::optional<Distance> parse_distance(std::string_view text) {
    const std::optional<NumberAndRest> parts = split_number(text);
    const Unit* unit = parts ? find_unit(length_units, parts->rest) : nullptr;
    if (unit == nullptr) {
        return std::nullopt;
    }
    return Distance{parts->number / unit->parts};
}

std::optional<double> parse_percentage(std::string_view text) {
    const std::optional<NumberAndRest> parts = split_number(text);
    if (!parts || parts->rest != "%") {
        return std::nullopt;
    }
    return parts->number / 100.0;
}

std::optional<UtcTime> parse_utc_time(std::string_view text) {
    text = trimmed(text);
    const std::optional<std::int64_t> days = take_date(text);
    const std::optional<std::int64_t> seconds = text.empty() ? 0 : take_time_of_day(text);
    if (!days || !seconds || !text.empty()) {
        return std::nullopt;
    }
    const UtcTime time{*days * static_cast<std::int64_t>(seconds_per_day) + *seconds};
    const bool has_four_digits = first_moment <= time && time <= last_moment; // a zone may shift it
    return has_four_digits ? std::optional{time} : std::nullopt;
}

std::optional<double> parse_number(std::string_view text) {
    const std::optional<NumberAndRest> parts = split_number(text);
    return parts && parts->rest.empty() ? std::optional{parts->number} : std::nullopt;
}

std::string to_text(Duration duration) {
    return shortest(time_units, [duration](const Unit& unit) -> std::optional<std::string> {
        std::string text = fmt::format("{} {}", duration.days * unit.parts / unit.times, unit.name);
        return parse_duration(text) == duration ? std::optional{std::move(text)} : std::nullopt;
    });
}

std::string to_text(Rate rate) {
    return shortest(time_units, [rate](const Unit& unit) -> std::optional<std::string> {
        std::string text = fmt::format("{}/{}", rate.per_day * unit.times / unit.parts, unit.name);
        return parse_rate(text) == rate ? std::optional{std::move(text)} : std::nullopt;
    });
}

std::string to_text(Distance distance) {
    return shortest(length_units, [distance](const Unit& unit) -> std::optional<std::string> {
        std::string text = fmt::format("{} {}", distance.km * unit.parts, unit.name);
        return parse_distance(text) == distance ? std::optional{std::move(text)} : std::nullopt;
    });
}

std::string to_text(Share share) {
    return to_text(share.value);
}

std::string to_text(UtcTime time) {
    const std::chrono::sys_seconds moment{std::chrono::seconds{time.seconds}};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string to_text(double number) {
    return fmt::format("{}", number);
}

int weekday(UtcTime time, double utc_offset_hours) noexcept {
    constexpr std::int64_t day = 86400;
    constexpr std::int64_t first_weekday = 3; // 1970-01-01 was a Thursday
    const std::int64_t local = time.seconds + std::llround(utc_offset_hours * 3600.0);
    const std::int64_t days = local >= 0 ? local / day : (local - day + 1) / day;
    return static_cast<int>(((days + first_weekday) % 7 + 7) % 7);
}

} // namespace diasim

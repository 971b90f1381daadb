// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace diasim {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2100;
constexpr std::string_view digits = "0123456789";

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size() &&
                          text.find_first_not_of(digits) == std::string_view::npos;
    return is_whole ? std::optional{value} : std::nullopt;
}

/// 1 to 12 of "January" or "Jan", in any case.
std::optional<int> month_of_name(std::string_view text) {
    constexpr std::size_t shortest = 3;
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (std::size_t i = 0; i != month_names.size(); ++i) {
        if (lower.size() >= shortest && month_names[i].starts_with(lower)) {
            return static_cast<int>(i + 1);
        }
    }
    return std::nullopt;
}

/// The three parts between the separators '-', '.', '/', ',' and blanks, before a time of day.
std::vector<std::string_view> parts_of(std::string_view text) {
    constexpr std::string_view separators = "-./, ";
    std::vector<std::string_view> parts;
    while (parts.size() < 3) {
        const std::size_t begin = text.find_first_not_of(separators);
        if (begin == std::string_view::npos) {
            break;
        }
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    const bool is_all = text.find_first_not_of(separators) == std::string_view::npos;
    const bool is_time = text.find(':') != std::string_view::npos;
    return is_all || is_time ? parts : std::vector<std::string_view>{};
}

std::optional<Day> valid_day(std::optional<int> year, std::optional<int> month,
                             std::optional<int> day) {
    if (!year || !month || !day || *year < first_year || *year > last_year) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

} // namespace

std::optional<int> most_days(DatePrecision precision) noexcept {
    switch (precision) {
    case DatePrecision::day:
        return 7;
    case DatePrecision::week:
        return 14;
    case DatePrecision::month:
        return 62;
    case DatePrecision::year:
        break;
    }
    return std::nullopt;
}

std::optional<Day> parse_day(std::string_view text, DateFormat format) {
    constexpr std::size_t compact_size = 8; // 20220105
    const bool is_compact =
        text.size() == compact_size && text.find_first_not_of(digits) == std::string_view::npos;
    if (is_compact && format == DateFormat::year_month_day) {
        return valid_day(whole_number(text.substr(0, 4)), whole_number(text.substr(4, 2)),
                         whole_number(text.substr(6, 2)));
    }
    const bool is_iso = format == DateFormat::year_month_day;
    const std::vector<std::string_view> parts =
        parts_of(is_iso ? text.substr(0, text.find('T')) : text);
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto month = [](std::string_view part) {
        const std::optional<int> number = whole_number(part);
        return number ? number : month_of_name(part);
    };
    switch (format) {
    case DateFormat::year_month_day:
        return valid_day(whole_number(parts[0]), whole_number(parts[1]), whole_number(parts[2]));
    case DateFormat::day_month_year:
        return valid_day(whole_number(parts[2]), month(parts[1]), whole_number(parts[0]));
    case DateFormat::month_day_year:
        return valid_day(whole_number(parts[2]), month(parts[0]), whole_number(parts[1]));
    }
    return std::nullopt;
}

std::string to_text(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<int> parse_minute_of_day(std::string_view text) {
    constexpr int hours = 24;
    constexpr int minutes = 60;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::optional<int> hour = whole_number(text.substr(0, colon));
    const std::optional<int> minute = whole_number(text.substr(colon + 1));
    const bool is_moment = hour && minute && *hour < hours && *minute < minutes;
    return is_moment ? std::optional{*hour * minutes + *minute} : std::nullopt;
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/html.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace diasim::analysis {
namespace {

std::string element(std::string_view source, const std::string& value, const std::string& text) {
    return fmt::format(R"(<data data-source="{}" value="{}">{}</data>)", escaped(source), value,
                       escaped(text));
}

std::string values_of(const Interval& interval) {
    return fmt::format("{} {} {}", interval.low, interval.median, interval.high);
}

/// "12 %", "0.34 %": two digits.
std::string per_cent(double share) {
    constexpr double hundred = 100.0;
    constexpr double ten = 10.0;
    const double value = share * hundred;
    if (value == 0.0 || value >= ten) {
        return fmt::format("{:.0f}", value);
    }
    return value >= 1.0 ? fmt::format("{:.1f}", value) : fmt::format("{:.2g}", value);
}

std::string with_separators(double value) {
    std::string digits = fmt::format("{:.0f}", value);
    constexpr std::size_t group = 3;
    for (std::size_t i = digits.size(); i > group; i -= group) {
        digits.insert(i - group, 1, ',');
    }
    return digits;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string shown(double value) {
    constexpr double hundred = 100.0;
    if (std::isnan(value)) {
        return "unknown";
    }
    const std::string sign = value < 0.0 ? "−" : "";
    const double size = std::abs(value);
    if (size >= hundred || (size == std::floor(size))) {
        return sign + with_separators(size);
    }
    return sign + fmt::format("{:.3g}", size);
}

std::string datum(std::string_view source, double value) {
    return element(source, fmt::format("{}", value), shown(value));
}

std::string datum(std::string_view source, const Interval& interval) {
    return element(source, values_of(interval), to_text(interval));
}

std::string range_text(const Interval& range) {
    return fmt::format("{} ({} to {})", shown(range.median), shown(range.low), shown(range.high));
}

std::string range_datum(std::string_view source, const Interval& range) {
    return element(source, values_of(range), range_text(range));
}

std::string percentage(std::string_view source, const Interval& share) {
    const std::string low = per_cent(share.low);
    const std::string high = per_cent(share.high);
    const std::string median = per_cent(share.median);
    const std::string text =
        low == high ? fmt::format("{} %", median) : fmt::format("{} % ({}–{})", median, low, high);
    return element(source, values_of(share), text);
}

std::string day_html(std::string_view date) {
    constexpr std::array<std::string_view, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    constexpr std::size_t length = 10; // of 2022-01-06
    unsigned month = 0;
    unsigned day = 0;
    if (date.size() == length) {
        std::from_chars(date.data() + 5, date.data() + 7, month);
        std::from_chars(date.data() + 8, date.data() + length, day);
    }
    if (month < 1 || month > months.size()) {
        return escaped(date);
    }
    return fmt::format(R"(<time datetime="{}">{} {} {}</time>)", date, day, months.at(month - 1),
                       date.substr(0, 4));
}

std::string paragraph(const std::string& html) {
    return fmt::format("<p>{}</p>\n", html);
}

std::string heading(std::string_view text) {
    return fmt::format("<h3>{}</h3>\n", escaped(text));
}

std::string list(const std::vector<std::string>& html_items) {
    return html_items.empty()
               ? ""
               : fmt::format("<ul>\n<li>{}</li>\n</ul>\n", fmt::join(html_items, "</li>\n<li>"));
}

std::string table(const Table& table) {
    // A table may be wider than a phone: it scrolls on its own, and by the keys once it has focus.
    std::string html = fmt::format(
        "<div class=\"table\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table>\n"
        "<caption>{0}</caption>\n<thead><tr>",
        escaped(table.caption));
    for (const std::string& column : table.columns) {
        html += fmt::format("<th scope=\"col\">{}</th>", escaped(column));
    }
    html += "</tr></thead>\n<tbody>\n";
    for (const std::vector<std::string>& row : table.html_rows) {
        html += fmt::format("<tr><th scope=\"row\">{}</th>", row.front());
        for (std::size_t i = 1; i < row.size(); ++i) {
            html += fmt::format("<td>{}</td>", row[i]);
        }
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string words_of(std::string_view name) {
    std::string words{name};
    std::ranges::replace(words, '_', ' ');
    return words;
}

} // namespace diasim::analysis

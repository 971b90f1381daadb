// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/summary.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Pieces of HTML. Whatever is named `html` is markup already, everything else is escaped here.
namespace diasim::analysis {

/// The text with &, <, > and quotes as entities.
[[nodiscard]] std::string escaped(std::string_view text);

/// A number of the page: what is read, what a program reads, and where it comes from. The test of
/// the page finds all numbers by `source` and computes them again from the file.
/// @param source such as "reached" or "participants rally"
[[nodiscard]] std::string datum(std::string_view source, double value);
[[nodiscard]] std::string datum(std::string_view source, const Interval& interval);

/// A datum of values that are no numbers of people: not rounded to whole ones, negative or not.
[[nodiscard]] std::string range_text(const Interval& range);
[[nodiscard]] std::string range_datum(std::string_view source, const Interval& range);
/// A datum, shown as a share in per cent.
[[nodiscard]] std::string percentage(std::string_view source, const Interval& share);

/// "1,230" or "0.042": three digits, a minus sign that is one.
[[nodiscard]] std::string shown(double value);

/// A day in words, "6 January 2022", of "2022-01-06".
[[nodiscard]] std::string day_html(std::string_view date);

[[nodiscard]] std::string paragraph(const std::string& html);
[[nodiscard]] std::string heading(std::string_view text);
[[nodiscard]] std::string list(const std::vector<std::string>& html_items);

/// A table with a header row; the first cell of each row is its header.
struct Table {
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> html_rows;
};
[[nodiscard]] std::string table(const Table& table);

/// "share online" of "share_online".
[[nodiscard]] std::string words_of(std::string_view name);

} // namespace diasim::analysis

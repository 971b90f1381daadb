// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_sheet.hpp"

#include "model/base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim {
namespace {

std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates) {
    const std::string best = nearest(name, candidates);
    return best.empty() ? "" : fmt::format("did you mean '{}'?", best);
}

/// What to do about a missing column, with the names that may be meant.
std::string missing_column_hint(const std::vector<std::string>& unused) {
    constexpr std::size_t most_names = 8; // tables of remarks have dozens
    const std::string way_out = "add it to the header and to every row";
    return unused.empty() || unused.size() > most_names
               ? way_out
               : fmt::format("{}, or is it one of {}?", way_out, fmt::join(unused, ", "));
}

std::string outside(double value, Bounds bounds) {
    if (std::isinf(bounds.high)) {
        return fmt::format("{} is below {}", value, bounds.low);
    }
    return fmt::format("{} is outside {} to {}", value, bounds.low, bounds.high);
}

} // namespace

std::optional<std::size_t> NameIndex::find(const std::string& name) const {
    const auto known = positions_.find(name);
    return known != positions_.end() ? std::optional{known->second} : std::nullopt;
}

Sheet::Sheet(const TableFile& file, const std::vector<std::string>& required, Inputs& inputs,
             Problems& problems, RowCount count, char separator)
    : file_{file.path.generic_string()}, problems_{&problems} {
    const std::string* text = inputs.read(file.path);
    if (text == nullptr) {
        problems.add(file.referrer, fmt::format("cannot read '{}'", file_), 1,
                     "is there such a file, and may you read it?", ExitCode::input_missing);
        return;
    }
    const std::size_t n_before = problems.all().size();
    table_ = parse_csv(file_, *text, problems, separator);
    const bool is_well_formed = problems.all().size() == n_before;
    if (!table_.header().empty()) {
        check_columns(required);
    }
    if (is_usable_ && table_.rows().empty() && count == RowCount::some) {
        is_usable_ = false;
        if (is_well_formed) { // else the rows that were left out are reported already
            problems.add({file_, 1, 1}, "the table has no rows");
        }
    }
}

void Sheet::check_columns(const std::vector<std::string>& required) {
    std::vector<std::string> unused;
    for (const CsvField& field : table_.header()) {
        if (std::find(required.begin(), required.end(), field.text) == required.end()) {
            unused.emplace_back(field.text);
        }
    }
    is_usable_ = true;
    if (unused.size() == table_.header().size() && !required.empty()) {
        problems_->add(
            {file_, 1, 1}, "the first line names none of the table's columns", 1,
            fmt::format("is the header missing? it must name {}", fmt::join(required, ",")));
        is_usable_ = false;
        return;
    }
    for (const std::string& name : required) {
        if (!table_.column(name)) {
            const std::string best = nearest(name, unused);
            problems_->add({file_, 1, 1}, fmt::format("the column '{}' is missing", name), 1,
                           best.empty() ? missing_column_hint(unused)
                                        : fmt::format("is it '{}'?", best));
            is_usable_ = false;
        }
    }
}

void Sheet::check_size(std::size_t most) {
    if (size() > most) {
        problems_->add({file_, table_.rows()[most].line, 1},
                       fmt::format("{} rows, but the program counts up to {}", size(), most));
        is_usable_ = false;
    }
}

std::vector<std::string> Sheet::other_number_columns(const std::vector<std::string>& known) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i != table_.header().size(); ++i) {
        std::string name{table_.header()[i].text};
        const bool holds_numbers =
            std::all_of(table_.rows().begin(), table_.rows().end(), [i](const CsvRow& row) {
                return parse_number(trimmed(row.fields[i].text)).has_value();
            });
        if (holds_numbers && std::find(known.begin(), known.end(), name) == known.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

void Sheet::report_column(std::string_view column, std::string message, std::string hint) const {
    const std::optional<std::size_t> position = table_.column(column);
    check(position.has_value(), "a table reader speaks of a column that is not there");
    const CsvField& field = table_.header()[*position];
    problems_->add({file_, field.line, field.column}, std::move(message), field.width,
                   std::move(hint));
}

const CsvField& SheetRow::cell(std::string_view column) const {
    const std::optional<std::size_t> position = sheet_->table().column(column);
    check(position.has_value(), "a table reader asks for a column that it did not require");
    return sheet_->table().rows()[row_].fields[*position];
}

void SheetRow::report(std::string_view column, std::string_view message, std::string hint) const {
    const CsvField& field = cell(column);
    sheet_->problems().add({sheet_->file(), field.line, field.column},
                           fmt::format("{}: {}", column, message), field.width, std::move(hint));
}

std::string SheetRow::text_or_empty(std::string_view column) const {
    return std::string{trimmed(cell(column).text)};
}

std::string SheetRow::text(std::string_view column) const {
    std::string value = text_or_empty(column);
    if (value.empty()) {
        report(column, "the field is empty");
    }
    return value;
}

double SheetRow::number(std::string_view column, Bounds bounds) const {
    const std::string_view value = trimmed(cell(column).text);
    if (value.empty()) {
        report(column, "the field is empty", "write a number");
        return 0.0;
    }
    const std::optional<double> number = parse_number(value);
    if (!number) {
        report(column, fmt::format("'{}' is not a number", value));
        return 0.0;
    }
    if (*number < bounds.low || *number > bounds.high) {
        report(column, outside(*number, bounds));
    }
    return *number;
}

double SheetRow::number_or_zero(std::string_view column, Bounds bounds) const {
    return trimmed(cell(column).text).empty() ? 0.0 : number(column, bounds);
}

std::pair<double, double> SheetRow::interval(std::string_view low, std::string_view high,
                                             Bounds bounds) const {
    const double from = number(low, bounds);
    const double to = number(high, bounds);
    // A field that is no number was reported and read as 0: not one more problem for it.
    if (from > to && parse_number(cell(high).text)) {
        report(low, fmt::format("{} is above {}, which is {}", from, high, to));
    }
    return {from, to};
}

UtcTime SheetRow::time(std::string_view column) const {
    const std::string_view value = trimmed(cell(column).text);
    const std::optional<UtcTime> time = parse_utc_time(value);
    if (!time) {
        report(column, fmt::format("'{}' is not a moment", value), "write it as 2022-01-05T08:00Z");
    }
    return time.value_or(UtcTime{});
}

bool SheetRow::yes_or_no(std::string_view column) const {
    const std::string_view value = trimmed(cell(column).text);
    if (value != "yes" && value != "no") {
        report(column, fmt::format("'{}' is neither 'yes' nor 'no'", value));
    }
    return value == "yes";
}

std::optional<std::size_t> SheetRow::resolve(std::string_view column, const std::string& name,
                                             const NameIndex& index) const {
    const std::optional<std::size_t> position = index.find(name);
    // Without any name the table that holds them was unreadable, which is reported already.
    if (!position && !index.names().empty()) {
        report(column, fmt::format("unknown {} '{}'", index.what(), name),
               did_you_mean(name, index.names()));
    }
    return position;
}

std::size_t SheetRow::reference(std::string_view column, const NameIndex& index) const {
    const std::string name = text(column);
    return name.empty() ? 0 : resolve(column, name, index).value_or(0);
}

std::vector<std::string> SheetRow::list(std::string_view column) const {
    std::vector<std::string> parts;
    std::string_view rest = trimmed(cell(column).text);
    while (true) {
        const std::size_t end = rest.find(';');
        std::string part{trimmed(rest.substr(0, end))};
        if (part.empty()) {
            report(column, "an empty name");
        } else if (std::find(parts.begin(), parts.end(), part) != parts.end()) {
            report(column, fmt::format("'{}' is there twice", part));
        } else {
            parts.push_back(std::move(part));
        }
        if (end == std::string_view::npos) {
            return parts;
        }
        rest.remove_prefix(end + 1);
    }
}

std::string UniqueNames::read(const SheetRow& row, std::string_view column) {
    std::string name = row.text(column);
    const auto [known, is_new] = lines_.emplace(name, row.line());
    if (!is_new && !name.empty()) {
        row.report(column,
                   fmt::format("'{}' is there twice, first in line {}", name, known->second));
    }
    return name;
}

} // namespace diasim

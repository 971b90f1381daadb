// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/import.hpp"
#include "calibration/observed/register_format.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace diasim {
namespace {

char separator_of(RegisterFormat::Separator separator) {
    switch (separator) {
    case RegisterFormat::Separator::semicolon:
        return ';';
    case RegisterFormat::Separator::tab:
        return '\t';
    case RegisterFormat::Separator::comma:
        break;
    }
    return ',';
}

/// The columns that the format names.
std::vector<std::string> columns_of(const RegisterFormat& format) {
    std::vector<std::string> columns;
    for (const std::string* column :
         {&format.date_column, &format.topic_column, &format.announced_column,
          &format.counted_column, &format.city_column, &format.start_column, &format.end_column,
          &format.venue_column, &format.id_column}) {
        if (!column->empty()) {
            columns.push_back(*column);
        }
    }
    return columns;
}

/// A whole number, in which points, commas and blanks may set off thousands.
std::optional<double> parse_people(std::string text) {
    constexpr std::size_t group = 3;
    for (std::size_t at = text.find_first_of("., "); at != std::string::npos;
         at = text.find_first_of("., ", at)) {
        const std::size_t end = std::min(text.find_first_of("., ", at + 1), text.size());
        if (at == 0 || end - at - 1 != group) {
            return std::nullopt;
        }
        text.erase(at, 1);
    }
    const bool is_whole = text.find_first_not_of("0123456789") == std::string::npos;
    return is_whole ? parse_number(text) : std::nullopt;
}

constexpr std::chrono::days week{7};

Day monday_before(Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

/// Reads the rows of one register.
class RegisterRows {
public:
    RegisterRows(const Sheet& sheet, const RegisterFormat& format, const ImportFilter& filter)
        : sheet_{sheet}, format_{format}, filter_{filter},
          first_{parse_day(format.coverage_start).value_or(Day{})},
          last_{parse_day(format.coverage_end).value_or(Day{})} {}

    [[nodiscard]] ImportedRegister read() {
        for (std::size_t i = 0; i != sheet_.size(); ++i) {
            imported_.report.see();
            const std::string_view reason = read_row(SheetRow{sheet_, i}, i);
            if (!reason.empty()) {
                imported_.report.drop(reason);
            }
        }
        if (!format_.city.empty()) {
            cities_.insert(format_.city);
        }
        // Days that were not asked for were dropped: there, no row is not a zero.
        const Day first = filter_.from ? std::max(first_, *filter_.from) : first_;
        const Day last = filter_.to ? std::min(last_, *filter_.to) : last_;
        for (const std::string& city : first <= last ? cities_ : std::set<std::string>{}) {
            cover(city, first, last);
        }
        drop_uncovered();
        return std::move(imported_);
    }

private:
    [[nodiscard]] ObservedPlace place_of(const std::string& city) const {
        return {format_.country, community_of(filter_.hosts, format_.country, city), city};
    }

    void cover_days(const std::string& city, Day first, Day last) {
        if (first <= last) {
            imported_.registers.push_back(
                {place_of(city), first, last, !format_.counted_column.empty(), format_.source, ""});
        }
    }

    /// The days from first to last without the weeks of which the number of entries is not known.
    void cover(const std::string& city, Day first, Day last) {
        std::vector<std::string> cut;
        for (const Day monday : unknown_weeks_[city]) {
            if (monday <= last && first < monday + week) {
                cover_days(city, first, monday - std::chrono::days{1});
                first = monday + week;
                cut.push_back(to_text(monday));
            }
        }
        cover_days(city, first, last);
        if (!cut.empty()) {
            imported_.report.remark(fmt::format(
                "{}: the coverage leaves out the {} of {}: an entry without a topic, or of which 0 "
                "people were counted, may be an event or none; complete the register, and import "
                "it again",
                city, cut.size() == 1 ? "week" : "weeks", fmt::join(cut, ", ")));
        }
    }

    /// Entries of weeks that are left out would be held against nothing.
    void drop_uncovered() {
        const auto n = std::erase_if(imported_.registrations, [this](const Registration& row) {
            return unknown_weeks_[row.place.city].contains(monday_before(row.date));
        });
        for (std::size_t i = 0; i != n; ++i) {
            imported_.report.drop("in a week that the coverage leaves out");
        }
    }

    /// Nothing if it is none, which is reported.
    [[nodiscard]] std::optional<Day> day_of(const SheetRow& row) const {
        const std::string text = row.text(format_.date_column);
        const std::optional<Day> day = parse_day(text, format_.date_format);
        if (!day) {
            row.report(
                format_.date_column,
                fmt::format("'{}' is no day written as {}", text, word_of(format_.date_format)),
                "date_format says in which order the parts of dates stand");
        }
        return day;
    }

    /// "" if the format has no such column.
    [[nodiscard]] static std::string cell(const SheetRow& row, const std::string& column) {
        return column.empty() ? std::string{} : row.text_or_empty(column);
    }

    [[nodiscard]] std::optional<double> people(const SheetRow& row, const std::string& column,
                                               double least) const {
        const std::string text = cell(row, column);
        const std::optional<double> number = parse_people(text);
        if (!number && !text.empty()) {
            row.report(column, fmt::format("'{}' is not a number of people", text),
                       "write digits only, or leave the field empty");
        }
        return number && *number >= least ? number : std::nullopt;
    }

    [[nodiscard]] static std::optional<int> minute(const SheetRow& row, const std::string& column) {
        const std::string text = cell(row, column);
        const std::optional<int> minute = parse_minute_of_day(text.substr(0, 5));
        if (!minute && !text.empty()) {
            row.report(column, fmt::format("'{}' is no time of day", text), "write it as 15:00");
        }
        return minute;
    }

    /// Why the row was dropped, or "". Its city is noted before: the register covers it.
    [[nodiscard]] std::string_view read_row(const SheetRow& row, std::size_t position) {
        const std::string city =
            format_.city_column.empty() ? format_.city : row.text(format_.city_column);
        cities_.insert(city);
        const std::string topic = row.text_or_empty(format_.topic_column);
        const bool is_asked_for = matches(topic, filter_.patterns);
        if (!is_asked_for && !topic.empty()) {
            return "the topic does not match";
        }
        const std::optional<Day> day = day_of(row);
        if (!day) {
            return "unreadable";
        }
        if (!is_asked_for) {
            unknown_weeks_[city].insert(monday_before(*day));
            return "no topic is given";
        }
        const std::string_view reason =
            reason_to_drop(filter_, format_.country, {*day, *day, DatePrecision::day});
        if (!reason.empty()) {
            return reason;
        }
        if (*day < first_ || *day > last_) {
            return "outside coverage_start to coverage_end";
        }
        if (parse_number(cell(row, format_.counted_column)) == 0.0) {
            unknown_weeks_[city].insert(monday_before(*day));
            return "0 people were counted: nobody came, or nobody counted";
        }
        imported_.registrations.push_back(registration_of(row, position, city, topic, *day));
        return {};
    }

    [[nodiscard]] Registration registration_of(const SheetRow& row, std::size_t position,
                                               const std::string& city, const std::string& topic,
                                               Day day) {
        Registration registration;
        const std::string id = cell(row, format_.id_column);
        registration.id = fmt::format("{}-{}-{}", format_.country, city,
                                      id.empty() ? std::to_string(position + 1) : id);
        registration.date = day;
        registration.start_minute = minute(row, format_.start_column);
        registration.end_minute = minute(row, format_.end_column);
        registration.place = place_of(city);
        registration.announced = people(row, format_.announced_column, 1.0);
        registration.counted = people(row, format_.counted_column, 1.0);
        registration.status =
            registration.counted ? RegistrationStatus::held : RegistrationStatus::notified;
        registration.stance = filter_.stance;
        registration.led_by = filter_.led_by;
        registration.source = format_.source;
        registration.venue = cell(row, format_.venue_column);
        registration.topic = topic;
        return registration;
    }

    const Sheet& sheet_;
    const RegisterFormat& format_;
    const ImportFilter& filter_;
    Day first_;
    Day last_;
    std::set<std::string> cities_;
    std::map<std::string, std::set<Day>> unknown_weeks_; ///< Mondays, by city
    ImportedRegister imported_;
};

} // namespace

ImportedRegister import_registrations(const TableFile& file, const TableFile& format_file,
                                      const ImportFilter& filter, Inputs& inputs,
                                      Problems& problems) {
    const std::size_t n_before = problems.all().size();
    const RegisterFormat format = read_register_format(format_file, inputs, problems);
    if (problems.all().size() != n_before) {
        return {};
    }
    const Sheet sheet{file,     columns_of(format), inputs,
                      problems, RowCount::any,      separator_of(format.separator)};
    return sheet.is_usable() ? RegisterRows{sheet, format, filter}.read() : ImportedRegister{};
}

} // namespace diasim

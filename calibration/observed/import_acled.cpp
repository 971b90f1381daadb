// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/country_codes.hpp"
#include "calibration/observed/crowd_size.hpp"
#include "calibration/observed/import.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>

#include <array>
#include <unordered_set>

namespace diasim {
namespace {

constexpr std::array<std::string_view, 15> columns{
    "event_id_cnty", "event_date",    "time_precision", "event_type",    "sub_event_type",
    "actor1",        "assoc_actor_1", "actor2",         "assoc_actor_2", "iso",
    "location",      "geo_precision", "source",         "notes",         "tags"};

/// "2022-01-07" of the interface for programs, "07 January 2022" of downloads.
Day read_event_day(const SheetRow& row) {
    const std::string text = row.text("event_date");
    std::optional<Day> day = parse_day(text);
    if (!day) {
        day = parse_day(text, DateFormat::day_month_year);
    }
    if (!day && !text.empty()) {
        row.report("event_date", fmt::format("'{}' is no day from 1900 to 2100", text),
                   "ACLED writes 2022-01-07 or 07 January 2022");
    }
    return day.value_or(Day{});
}

/// Time precision 2 is a week about the day that is given, 3 a month (codebook).
DateInterval interval_about(Day day, double precision) {
    constexpr std::chrono::days half_week{3};
    if (precision < 2.0) {
        return {day, day, DatePrecision::day};
    }
    if (precision < 3.0) {
        return {day - half_week, day + half_week, DatePrecision::week};
    }
    const std::chrono::year_month_day date{day};
    const std::chrono::year_month month = date.year() / date.month();
    return {Day{month / std::chrono::day{1}}, Day{month / std::chrono::last}, DatePrecision::month};
}

std::string read_country(const SheetRow& row) {
    constexpr double largest = 999;
    const auto number = static_cast<int>(row.number("iso", {0.0, largest}));
    const std::string_view country = country_of_number(number);
    if (country.empty() && parse_number(row.text_or_empty("iso"))) {
        row.report("iso", fmt::format("{} is the number of no country", number),
                   "ACLED gives the numeric code of ISO 3166");
    }
    return std::string{country};
}

/// Districts of the largest cities are written as "Berlin - Mitte" (codebook).
std::string city_of(const std::string& location) {
    return location.substr(0, location.find(" - "));
}

bool has_actor(const SheetRow& row, const std::vector<std::string>& patterns) {
    for (const std::string_view column : {"actor1", "assoc_actor_1", "actor2", "assoc_actor_2"}) {
        if (matches(row.text_or_empty(column), patterns)) {
            return true;
        }
    }
    return false;
}

std::optional<SizeInterval> read_size(std::string_view text, ImportReport& report) {
    const bool is_told = !text.empty() && text.find("no report") == std::string_view::npos;
    const std::optional<SizeInterval> size = is_told ? parse_crowd_size(text) : std::nullopt;
    if (!size) {
        report.note(is_told ? "the crowd is described in words that give no number"
                            : "no size is reported");
    }
    return size;
}

/// Reads the rows of one sheet.
class AcledRows {
public:
    AcledRows(const Sheet& sheet, const ImportFilter& filter) : sheet_{sheet}, filter_{filter} {}

    [[nodiscard]] ImportedEvents read() {
        for (std::size_t i = 0; i != sheet_.size(); ++i) {
            imported_.report.see();
            const std::string_view reason = read_row(SheetRow{sheet_, i});
            if (!reason.empty()) {
                imported_.report.drop(reason);
            }
        }
        return std::move(imported_);
    }

private:
    /// Why the row was dropped, or "".
    [[nodiscard]] std::string_view read_row(const SheetRow& row) {
        const std::string type = row.text("event_type");
        if (type != "Protests" && type != "Riots") {
            return "neither a protest nor a riot";
        }
        if (!has_actor(row, filter_.patterns)) {
            return "no actor matches";
        }
        const std::string country = read_country(row);
        const DateInterval date =
            interval_about(read_event_day(row), row.number("time_precision", {1.0, 3.0}));
        const std::string_view reason = reason_to_drop(filter_, country, date);
        if (!reason.empty()) {
            return reason;
        }
        const std::string id = row.text("event_id_cnty");
        if (!ids_.insert(id).second) {
            return "the same event again";
        }
        imported_.events.push_back(event_of(row, "ACLED-" + id, country, date));
        return {};
    }

    [[nodiscard]] ObservedEvent event_of(const SheetRow& row, std::string id,
                                         const std::string& country, const DateInterval& date) {
        constexpr double region_only = 3.0; // geo_precision: the largest city of a region
        ObservedEvent event;
        event.id = std::move(id);
        event.date = date;
        const bool has_city = row.number("geo_precision", {1.0, 3.0}) < region_only;
        const std::string city = has_city ? city_of(row.text_or_empty("location")) : std::string{};
        event.place = {country, community_of(filter_.hosts, country, city), city};
        const std::string sub_type = row.text_or_empty("sub_event_type");
        event.type = sub_type == "Mob violence" ? EventType::other : EventType::rally;
        if (row.text_or_empty("event_type") == "Riots") {
            imported_.report.note(
                event.type == EventType::other
                    ? "a riot by a mob, of type other, which is compared only if an "
                      "activity is observed_as other"
                    : "a riot out of a demonstration, of type rally");
        }
        event.stance = filter_.stance;
        event.led_by = filter_.led_by;
        event.notes = row.text_or_empty("notes");
        const std::string tags = row.text_or_empty("tags");
        event.size_text = crowd_size_text(tags, event.notes);
        event.size = read_size(event.size_text, imported_.report);
        event.organiser = row.text_or_empty("assoc_actor_1");
        event.source = "ACLED: " + row.text_or_empty("source");
        return event;
    }

    const Sheet& sheet_;
    const ImportFilter& filter_;
    ImportedEvents imported_;
    std::unordered_set<std::string> ids_;
};

/// Downloads of some years are separated by semicolons.
char separator_of(const TableFile& file, Inputs& inputs) {
    const std::string* text = inputs.read(file.path);
    const std::string_view header =
        text == nullptr ? "" : std::string_view{*text}.substr(0, text->find('\n'));
    return header.find(';') != std::string_view::npos ? ';' : ',';
}

} // namespace

ImportedEvents import_acled(const TableFile& file, const ImportFilter& filter, Inputs& inputs,
                            Problems& problems) {
    const Sheet sheet{file,          {columns.begin(), columns.end()}, inputs, problems,
                      RowCount::any, separator_of(file, inputs)};
    return sheet.is_usable() ? AcledRows{sheet, filter}.read() : ImportedEvents{};
}

} // namespace diasim

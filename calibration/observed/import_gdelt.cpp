// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/country_codes.hpp"
#include "calibration/observed/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace diasim {
namespace {

constexpr std::size_t n_columns = 61;
constexpr std::size_t n_columns_1_0 = 58;

/// Positions of columns, from 0, in the order of the codebook.
enum Column : std::size_t {
    id = 0,
    day = 1,
    actor1_code = 5,
    actor1_name = 6,
    actor2_code = 15,
    actor2_name = 16,
    event_code = 26,
    root_code = 28,
    n_mentions = 31,
    n_sources = 32,
    place_type = 51,
    place_name = 52,
    place_country = 53,
    source = 60
};

constexpr std::string_view protest = "14"; ///< CAMEO root code

struct Line {
    std::uint32_t number = 0;
    std::array<std::string_view, n_columns> fields;
};

/// Type of a place: 3 is a city of the United States, 4 one of the world; the others are larger.
bool is_city(std::string_view type) {
    return type == "3" || type == "4";
}

/// 142 hunger strike, 143 strike or boycott, 144 obstruction: no rallies (CAMEO codebook).
EventType type_of(std::string_view code) {
    const std::string_view base = code.substr(0, 3);
    return base == "142" || base == "143" || base == "144" ? EventType::other : EventType::rally;
}

class GdeltRows {
public:
    GdeltRows(std::string file, const ImportFilter& filter, Problems& problems)
        : file_{std::move(file)}, filter_{filter}, problems_{problems} {}

    [[nodiscard]] ImportedEvents read(std::string_view text) {
        Line line;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view row = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            ++line.number;
            if (row.ends_with('\r')) {
                row.remove_suffix(1);
            }
            if (!row.empty() && split(row, line)) {
                imported_.report.see();
                const std::string_view reason = read_row(line);
                if (!reason.empty()) {
                    imported_.report.drop(reason);
                }
            }
        }
        return std::move(imported_);
    }

private:
    /// Whether the row has the right number of fields; else that is reported.
    [[nodiscard]] bool split(std::string_view row, Line& line) {
        const auto n_fields =
            static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) + 1;
        if (n_fields != n_columns) {
            problems_.add({file_, line.number, 1},
                          fmt::format("{} columns separated by tabs, but GDELT 2.0 has {}",
                                      n_fields, n_columns),
                          1,
                          n_fields == n_columns_1_0
                              ? "GDELT 1.0 has 58; use the files of 2.0 (*.export.CSV)"
                              : "is it a file *.export.CSV of GDELT 2.0?");
            return false;
        }
        for (std::string_view& field : line.fields) {
            const std::size_t end = std::min(row.find('\t'), row.size());
            field = row.substr(0, end);
            row.remove_prefix(std::min(end + 1, row.size()));
        }
        return true;
    }

    void report(const Line& line, Column column, const std::string& message,
                const std::string& hint) const {
        const auto offset = line.fields[column].data() - line.fields[0].data();
        problems_.add(
            {file_, line.number, static_cast<std::uint32_t>(offset + 1)}, message,
            static_cast<std::uint32_t>(std::max<std::size_t>(1, line.fields[column].size())), hint);
    }

    [[nodiscard]] bool has_actor(const Line& line) const {
        return std::any_of(std::begin(actor_columns), std::end(actor_columns), [&](Column column) {
            return matches(line.fields[column], filter_.patterns);
        });
    }

    /// Why the row was dropped, or "".
    [[nodiscard]] std::string_view read_row(const Line& line) {
        if (line.fields[root_code] != protest) {
            return "not a protest (CAMEO root code 14)";
        }
        if (!has_actor(line)) {
            return "no actor matches";
        }
        const std::string_view code = line.fields[place_country];
        const std::string_view country = country_of_fips(code);
        if (country.empty() && !code.empty()) {
            imported_.report.note("the country is no state of ISO 3166: left empty");
        }
        const std::optional<Day> date = parse_day(line.fields[day]);
        if (!date) {
            report(line, day, fmt::format("SQLDATE: '{}' is no day", line.fields[day]),
                   "GDELT writes 20220107");
            return "unreadable";
        }
        const DateInterval interval{*date, *date, DatePrecision::day};
        const std::string_view reason = reason_to_drop(filter_, country, interval);
        if (!reason.empty()) {
            return reason;
        }
        if (line.fields[id].empty()) {
            report(line, id, "GLOBALEVENTID: the field is empty", "");
        }
        if (!ids_.insert(std::string{line.fields[id]}).second) {
            return "the same event again";
        }
        if (is_repeated(line)) {
            return "of the same page, day and place as another row";
        }
        imported_.events.push_back(event_of(line, std::string{country}, interval));
        return {};
    }

    /// GDELT makes a row for each pair of actors, so that one article on one protest is many rows.
    [[nodiscard]] bool is_repeated(const Line& line) {
        const auto& fields = line.fields;
        return !fields[source].empty() &&
               !reports_
                    .insert(fmt::format("{}\t{}\t{}\t{}", fields[source], fields[day],
                                        fields[place_name], fields[place_country]))
                    .second;
    }

    [[nodiscard]] ObservedEvent event_of(const Line& line, const std::string& country,
                                         const DateInterval& date) {
        const auto& fields = line.fields;
        ObservedEvent event;
        event.id = "GDELT-" + std::string{fields[id]};
        event.date = date;
        const std::string_view name = fields[place_name]; // "Berlin, Berlin, Germany"
        const std::string city{is_city(fields[place_type]) ? name.substr(0, name.find(','))
                                                           : std::string_view{}};
        event.place = {country, community_of(filter_.hosts, country, city), city};
        event.type = type_of(fields[event_code]);
        event.stance = filter_.stance;
        event.led_by = filter_.led_by;
        event.organiser = std::string{fields[actor1_name]};
        event.target = std::string{fields[actor2_name]};
        event.source = fields[source].empty() ? "GDELT 2.0" : std::string{fields[source]};
        event.notes = fmt::format("CAMEO {}; {} mentions in {} sources", fields[event_code],
                                  fields[n_mentions], fields[n_sources]);
        return event;
    }

    static constexpr std::array<Column, 4> actor_columns{actor1_code, actor1_name, actor2_code,
                                                         actor2_name};

    std::string file_;
    const ImportFilter& filter_;
    Problems& problems_;
    ImportedEvents imported_;
    std::unordered_set<std::string> ids_;
    std::unordered_set<std::string> reports_; ///< page, day and place
};

} // namespace

ImportedEvents import_gdelt(const TableFile& file, const ImportFilter& filter, Inputs& inputs,
                            Problems& problems) {
    const std::string name = file.path.generic_string();
    const std::string* text = inputs.read(file.path);
    if (text == nullptr) {
        problems.add(file.referrer, fmt::format("cannot read '{}'", name), 1,
                     "is there such a file, and may you read it?", ExitCode::input_missing);
        return {};
    }
    return GdeltRows{name, filter, problems}.read(*text);
}

} // namespace diasim

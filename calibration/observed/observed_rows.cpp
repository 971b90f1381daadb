// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/observed_rows.hpp"

#include "calibration/observed/country_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace diasim {
namespace {

constexpr const char* country_rule = "write the two capital letters of ISO 3166, such as DE";

/// Codes of countries that other lists than ISO 3166-1 use, and what they are there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> other_codes{
    {{"UK", "GB"}, {"EL", "GR"}}};

std::vector<std::string> countries_of(const Hosts* hosts) {
    std::vector<std::string> names;
    if (hosts != nullptr) {
        names.reserve(hosts->countries.size());
        for (const Country& country : hosts->countries) {
            names.push_back(country.name);
        }
    }
    return names;
}

/// A country of the world, or one that a scenario made up.
bool is_known_country(const std::string& code, const Hosts* hosts) {
    const std::vector<std::string> names = countries_of(hosts);
    return is_country(code) || std::find(names.begin(), names.end(), code) != names.end();
}

std::string country_hint(const std::string& code, const Hosts* hosts) {
    for (const auto& [other, iso] : other_codes) {
        if (code == other) {
            return fmt::format("did you mean '{}', its code in ISO 3166?", iso);
        }
    }
    const std::string best = nearest(code, countries_of(hosts));
    return best.empty() || code.empty() ? country_rule : fmt::format("did you mean '{}'?", best);
}

Location place_of(const Sheet& sheet, const SheetRow& row, std::string_view column) {
    return {sheet.file(), row.line(), row.place_of(column)};
}

} // namespace

std::string KnownIds::read(const SheetRow& row, const std::string& file, std::string_view column) {
    std::string id = row.text(column);
    const auto [known, is_new] = places_.emplace(id, Location{file, row.line(), 1});
    if (!is_new && !id.empty()) {
        const Location& first = known->second;
        const std::string where = first.file == file ? "" : fmt::format(" of {}", first.file);
        row.report(column,
                   fmt::format("'{}' is there twice, first in line {}{}", id, first.line, where));
    }
    return id;
}

KnownPlaces::KnownPlaces(const Hosts* hosts) : hosts_{hosts} {
    if (hosts_ != nullptr) {
        communities_ = NameIndex::of("community", hosts_->communities);
    }
}

ObservedPlace KnownPlaces::read(const SheetRow& row, bool is_required) const {
    ObservedPlace place{row.text_or_empty("country"), row.text_or_empty("community"),
                        row.text_or_empty("city")};
    const bool has_country = is_known_country(place.country, hosts_);
    if (!has_country && place.country.empty() && is_required) {
        row.report("country", "the field is empty", country_rule);
    } else if (!has_country && !place.country.empty()) {
        row.report("country", fmt::format("'{}' is no country code", place.country),
                   country_hint(place.country, hosts_));
    }
    if (place.city.empty() && is_required) {
        row.report("city", "the field is empty", "a register is of one city");
    }
    if (place.community.empty() || hosts_ == nullptr) {
        return place;
    }
    const auto position = row.resolve("community", place.community, communities_);
    if (position) {
        const Community& community = hosts_->communities[*position];
        const std::string& country = hosts_->countries.at(community.country).name;
        const bool is_reported = !has_country && (is_required || !place.country.empty());
        if (country != place.country && !is_reported) {
            row.report("community",
                       fmt::format("'{}' is in {}, but the country of this row is '{}'",
                                   place.community, country, place.country));
        }
    }
    return place;
}

Day read_day(const SheetRow& row, std::string_view column) {
    const std::string text = row.text(column);
    const std::optional<Day> day = parse_day(text);
    if (!day && !text.empty()) {
        row.report(column, fmt::format("'{}' is no day from 1900 to 2100", text),
                   "write it as 2022-01-05");
    }
    return day.value_or(Day{});
}

DateInterval read_dates(const SheetRow& row) {
    DateInterval date{read_day(row, "date_start"), read_day(row, "date_end"),
                      read_word(row, "date_precision", DatePrecision::day)};
    const bool is_known =
        parse_day(row.text_or_empty("date_start")) && parse_day(row.text_or_empty("date_end"));
    const auto n_days = (date.last - date.first).count() + 1;
    const std::optional<int> most = most_days(date.precision);
    if (is_known && n_days < 1) {
        row.report("date_end", "the end is before the start");
    } else if (is_known && most && n_days > *most) {
        row.report("date_precision",
                   fmt::format("{} days, but the precision is '{}': at most {}", n_days,
                               word_of(date.precision), *most),
                   "choose a coarser precision, or correct the dates");
    }
    return date;
}

std::optional<double> read_people(const SheetRow& row, std::string_view column, double least) {
    if (row.text_or_empty(column).empty()) {
        return std::nullopt;
    }
    return row.number(column, {least, count_bounds.high});
}

std::string read_remark(const Sheet& sheet, const SheetRow& row, std::string_view column) {
    return sheet.table().column(column) ? row.text_or_empty(column) : std::string{};
}

EventLink link_at(const Sheet& sheet, const SheetRow& row, std::size_t position) {
    return {place_of(sheet, row, "event_id"),
            static_cast<std::uint32_t>(row.text_or_empty("event_id").size()), position};
}

} // namespace diasim

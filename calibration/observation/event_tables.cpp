// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/event_tables.hpp"

#include <fmt/format.h>

namespace diasim::calibration {
namespace {

/// A text as a CSV field.
std::string field(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string city_of(const Places& places, const ReportedEvent& event) {
    return event.city == no_city ? "" : field(places.cities[event.city].name);
}

Day day_of(std::int64_t day) {
    return Day{std::chrono::days{day}};
}

std::string number(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "";
}

} // namespace

std::string events_csv(const Scenario& scenario, const Places& places,
                       std::span<const ObservedRun> runs) {
    std::string text = "replicate,event_id,date_start,date_end,date_precision,country,city,"
                       "type,stance,led_by,size_low,size_high\n";
    for (const ObservedRun& run : runs) {
        std::size_t n = 0;
        for (const ReportedEvent& event : run.events) {
            if (!event.in_media) {
                continue;
            }
            const Country& country = scenario.hosts.countries[event.country];
            text += fmt::format(
                "{},S{:04},{},{},day,{},{},{},{},{},{},{},diaspora\n", run.replicate, ++n,
                to_text(day_of(event.first_day)), to_text(day_of(event.last_day)), country.name,
                city_of(places, event), field(country.region), word_of(event.type),
                word_of(event.stance), event.media_size ? number(event.media_size->low) : "",
                event.media_size ? number(event.media_size->high) : "");
        }
    }
    return text;
}

std::string registrations_csv(const Scenario& scenario, const Places& places,
                              std::span<const ObservedRun> runs) {
    std::string text = "replicate,registration_id,date,city,country_iso2,status,"
                       "participants_registered,participants_actual,type,side,led_by\n";
    for (const ObservedRun& run : runs) {
        std::size_t n = 0;
        for (const ReportedEvent& event : run.events) {
            if (event.in_register) {
                text += fmt::format("{},S{:04},{},{},{},held,{},{},{},{},diaspora\n", run.replicate,
                                    ++n, to_text(day_of(event.first_day)), city_of(places, event),
                                    scenario.hosts.countries[event.country].name,
                                    number(event.announced), number(event.counted),
                                    word_of(event.type), word_of(event.stance));
            }
        }
    }
    return text;
}

} // namespace diasim::calibration

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

/// Says what replicate and which of its events.
std::string event_id(const ObservedRun& run, std::size_t position) {
    return fmt::format("S{}-{}", run.replicate, position + 1);
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
    std::string text = "replicate,event_id,date_start,date_end,date_precision,country,community,"
                       "city,type,stance,led_by,is_aggregate,size_low,size_high,source\n";
    for (const ObservedRun& run : runs) {
        for (std::size_t i = 0; i != run.events.size(); ++i) {
            const ReportedEvent& event = run.events[i];
            if (event.in_media) {
                text += fmt::format(
                    "{},{},{},{},day,{},,{},{},{},{},no,{},{},simulated\n", run.replicate,
                    event_id(run, i), to_text(day_of(event.first_day)),
                    to_text(day_of(event.last_day)), scenario.hosts.countries[event.country].name,
                    city_of(places, event), word_of(event.type), word_of(event.stance),
                    word_of(event.led_by), event.media_size ? number(event.media_size->low) : "",
                    event.media_size ? number(event.media_size->high) : "");
            }
        }
    }
    return text;
}

std::string registrations_csv(const Scenario& scenario, const Places& places,
                              std::span<const ObservedRun> runs) {
    std::string text =
        "replicate,registration_id,date,start_local,end_local,country,community,city,type,status,"
        "announced,counted,is_moving,stance,led_by,event_id,source\n";
    for (const ObservedRun& run : runs) {
        for (std::size_t i = 0; i != run.events.size(); ++i) {
            const ReportedEvent& event = run.events[i];
            if (event.in_register) {
                text += fmt::format(
                    "{},R{},{},,,{},,{},{},held,{},{},no,{},{},{},simulated\n", run.replicate,
                    event_id(run, i), to_text(day_of(event.first_day)),
                    scenario.hosts.countries[event.country].name, city_of(places, event),
                    word_of(event.type), number(event.announced), number(event.counted),
                    word_of(event.stance), word_of(event.led_by),
                    event.in_media ? event_id(run, i) : "");
            }
        }
    }
    return text;
}

std::string registers_csv(const Scenario& scenario, const Places& places,
                          std::span<const CoveredCity> registers) {
    std::string text = "city,country,community,coverage_start,coverage_end,has_counts,source\n";
    for (const CoveredCity& one : registers) {
        const City& city = places.cities.at(one.city);
        text +=
            fmt::format("{},{},,{},{},{},of the observed tables\n", field(city.name),
                        scenario.hosts.countries[city.country].name, to_text(day_of(one.first_day)),
                        to_text(day_of(one.last_day)), one.has_counts ? "yes" : "no");
    }
    return text;
}

} // namespace diasim::calibration

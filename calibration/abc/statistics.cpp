// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/statistics.hpp"

#include "calibration/observed/vocabulary.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace diasim::calibration {
namespace {

/// The days of a statistic, which are inside the window.
Window days_of(const EventFilter& filter, Window window) {
    if (const auto first = parse_day(filter.first_day)) {
        window.first = std::max<std::int64_t>(window.first, first->time_since_epoch().count());
    }
    if (const auto last = parse_day(filter.last_day)) {
        window.last = std::min<std::int64_t>(window.last, last->time_since_epoch().count());
    }
    return window;
}

bool is_meant(const ReportedEvent& event, const EventFilter& filter, const Scenario& scenario) {
    const Country& country = scenario.hosts.countries[event.country];
    const auto fits = [](const std::string& wanted, std::string_view found) {
        return wanted.empty() || wanted == found;
    };
    return fits(filter.region, country.region) && fits(filter.country, country.name) &&
           (filter.types.empty() ||
            std::ranges::find(filter.types, word_of(event.type)) != filter.types.end()) &&
           fits(filter.stance, word_of(event.stance)) &&
           (filter.source != "register" || event.in_register) &&
           (filter.source != "media" || event.in_media);
}

double cities_of(const std::vector<const ReportedEvent*>& events) {
    std::set<std::pair<std::uint16_t, std::uint16_t>> cities; // a country without a city is one
    for (const ReportedEvent* event : events) {
        cities.emplace(event->country, event->city);
    }
    return static_cast<double>(cities.size());
}

/// Of those since the first deaths. What came before is no reaction to them.
double delay_of(const std::vector<const ReportedEvent*>& events, const Window& window,
                std::int64_t deaths) {
    std::int64_t first = window.last + 1;
    for (const ReportedEvent* event : events) {
        if (event->first_day >= deaths) {
            first = std::min(first, event->first_day);
        }
    }
    return static_cast<double>(first - deaths);
}

double largest_of(const std::vector<const ReportedEvent*>& events) {
    double largest = 0.0;
    for (const ReportedEvent* event : events) {
        if (const std::optional<SizeInterval> size = known_size(*event)) {
            // The middle of the logarithms: words such as "hundreds" span a factor of ten.
            largest =
                std::max(largest, std::sqrt(std::max(1.0, size->low) * std::max(1.0, size->high)));
        }
    }
    return std::log1p(largest);
}

double sundays_of(const std::vector<const ReportedEvent*>& events) {
    double sundays = 0.0;
    for (const ReportedEvent* event : events) {
        constexpr std::int64_t monday_to_sunday = 6;
        const bool is_sunday = event->first_day == event->last_day &&
                               event->first_day - monday_of(event->first_day) == monday_to_sunday;
        sundays += is_sunday ? 1.0 : 0.0;
    }
    return sundays - static_cast<double>(events.size()) / 7.0;
}

double value_of(const StatisticSpec& spec, const std::vector<const ReportedEvent*>& events,
                const Window& window, std::int64_t deaths) {
    switch (spec.measured) {
    case Measured::events:
        return static_cast<double>(events.size());
    case Measured::cities:
        return cities_of(events);
    case Measured::delay:
        return delay_of(events, window, deaths);
    case Measured::largest:
        return largest_of(events);
    case Measured::sunday_share:
        return sundays_of(events);
    }
    return 0.0;
}

} // namespace

std::optional<std::int64_t> first_day_with_deaths(const Scenario& scenario) {
    std::optional<std::int64_t> first;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        if (trigger.fatalities > 0.0 && trigger.start >= scenario.time.start) {
            const std::int64_t day = local_day(trigger.start, 0.0);
            first = std::min(first.value_or(day), day);
        }
    }
    return first;
}

std::vector<double> summarize(std::span<const ReportedEvent> events,
                              std::span<const StatisticSpec> statistics, const Window& window,
                              const Scenario& scenario) {
    const std::int64_t deaths = first_day_with_deaths(scenario).value_or(window.first);
    std::vector<double> values;
    values.reserve(statistics.size());
    for (const StatisticSpec& spec : statistics) {
        const Window days = days_of(spec.filter, window);
        std::vector<const ReportedEvent*> meant;
        for (const ReportedEvent& event : events) {
            if (event.first_day >= days.first && event.first_day <= days.last &&
                is_meant(event, spec.filter, scenario)) {
                meant.push_back(&event);
            }
        }
        const double value = value_of(spec, meant, days, deaths);
        values.push_back(spec.has_root ? std::sqrt(std::max(0.0, value)) : value);
    }
    return values;
}

} // namespace diasim::calibration

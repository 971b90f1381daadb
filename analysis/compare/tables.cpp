// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/tables.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace diasim::analysis {
namespace {

using calibration::monday_of;
using calibration::no_city;
using calibration::ReportedEvent;

/// Whether an event belongs to a line.
using Belongs = std::function<bool(const ReportedEvent&)>;

double count(Events events, const Belongs& belongs) {
    return static_cast<double>(std::ranges::count_if(events, belongs));
}

CountRow row_of(std::string_view group, std::string name, Events observed, Runs runs,
                const Belongs& belongs) {
    CountRow row{};
    row.group = group;
    row.name = std::move(name);
    row.observed = count(observed, belongs);
    row.replicates = runs.size();
    row.is_known = row.observed > 0.0;
    std::vector<double> counts;
    for (const calibration::ObservedRun& run : runs) {
        counts.push_back(count(run.events, belongs));
        row.at_most += counts.back() <= row.observed ? 1.0 : 0.0;
        row.at_least += counts.back() >= row.observed ? 1.0 : 0.0;
    }
    const double n = std::max<double>(1.0, static_cast<double>(runs.size()));
    row.at_most /= n;
    row.at_least /= n;
    row.simulated = interval_of(std::move(counts));
    return row;
}

/// The lines of one kind.
class RowMaker {
public:
    RowMaker(Events observed, Runs runs) : observed_{observed}, runs_{runs} {}

    void add(std::string_view group, std::string name, const Belongs& belongs) {
        rows_.push_back(row_of(group, std::move(name), observed_, runs_, belongs));
    }

    /// As add, but not if there is nothing to see.
    void add_if_any(std::string_view group, std::string name, const Belongs& belongs) {
        add(group, std::move(name), belongs);
        if (rows_.back().observed == 0.0 && rows_.back().simulated.high == 0.0) {
            rows_.pop_back();
        }
    }

    [[nodiscard]] std::vector<CountRow> take() { return std::move(rows_); }

private:
    Events observed_;
    Runs runs_;
    std::vector<CountRow> rows_;
};

bool is_in_region(const Scenario& scenario, const ReportedEvent& event, const std::string& region) {
    return scenario.hosts.countries[event.country].region == region;
}

template <class Enum>
std::vector<Enum> all_of() {
    std::vector<Enum> values;
    for (std::size_t i = 0; i != Choices<Enum>::words.size(); ++i) {
        values.push_back(static_cast<Enum>(i));
    }
    return values;
}

/// Smallest delay of the events in a region, if there is any.
std::optional<double> delay_of(Events events, const Scenario& scenario, const std::string& region,
                               std::int64_t day) {
    std::optional<double> delay;
    for (const ReportedEvent& event : events) {
        if (is_in_region(scenario, event, region) && event.first_day >= day) {
            const auto days = static_cast<double>(event.first_day - day);
            delay = std::min(delay.value_or(days), days);
        }
    }
    return delay;
}

std::optional<double> share_of(Events events, const Scenario& scenario, const std::string& region) {
    if (events.empty()) {
        return std::nullopt;
    }
    return count(events,
                 [&](const ReportedEvent& e) { return is_in_region(scenario, e, region); }) /
           static_cast<double>(events.size());
}

} // namespace

std::vector<CountRow> count_rows(Events observed, Runs runs, const Scenario& scenario) {
    RowMaker rows{observed, runs};
    rows.add("all", "all", [](const ReportedEvent&) { return true; });
    for (const std::string& region : host_regions(scenario)) {
        rows.add("region", region,
                 [&](const ReportedEvent& e) { return is_in_region(scenario, e, region); });
    }
    for (std::size_t c = 0; c != scenario.hosts.countries.size(); ++c) {
        rows.add_if_any("country", scenario.hosts.countries[c].title,
                        [c](const ReportedEvent& e) { return e.country == c; });
    }
    const std::int64_t start = calibration::local_day(scenario.time.start, 0.0);
    const std::int64_t end = calibration::local_day({scenario.time.end.seconds - 1}, 0.0);
    constexpr int week = 7;
    for (std::int64_t monday = monday_of(start); monday <= end; monday += week) {
        rows.add("week", to_text(Day{std::chrono::days{monday}}), [monday](const ReportedEvent& e) {
            return monday_of(e.first_day) == monday && monday_of(e.last_day) == monday;
        });
    }
    for (const EventType type : all_of<EventType>()) {
        rows.add_if_any("type", std::string{word_of(type)},
                        [type](const ReportedEvent& e) { return e.type == type; });
    }
    for (const EventStance stance : all_of<EventStance>()) {
        rows.add_if_any("stance", std::string{word_of(stance)},
                        [stance](const ReportedEvent& e) { return e.stance == stance; });
    }
    return rows.take();
}

std::vector<PresenceRow> presence_rows(const calibration::Evidence& evidence, Runs runs,
                                       const Scenario& scenario,
                                       const calibration::Places& places) {
    std::map<std::uint16_t, PresenceRow> rows;
    const auto row_of_city = [&](std::uint16_t city) -> PresenceRow& {
        const calibration::City& place = places.cities[city];
        return rows
            .try_emplace(city, PresenceRow{place.name, scenario.hosts.countries[place.country].name,
                                           false, 0.0, 0.0})
            .first->second;
    };
    const std::int64_t days = calibration::local_day({scenario.time.end.seconds - 1}, 0.0) -
                              calibration::local_day(scenario.time.start, 0.0) + 1;
    std::map<std::uint16_t, std::int64_t> covered;
    for (const calibration::CoveredCity& one : evidence.registers) {
        if (one.city != no_city) {
            covered[one.city] += one.last_day - one.first_day + 1;
        }
    }
    for (const auto& [city, covered_days] : covered) {
        row_of_city(city).is_complete = covered_days >= days; // else the rest may hold an event
    }
    for (const ReportedEvent& event : evidence.events) {
        if (event.city != no_city) {
            row_of_city(event.city).observed += 1.0;
        }
    }
    std::vector<PresenceRow> result;
    for (auto& [number, row] : rows) {
        const std::uint16_t city = number;
        for (const calibration::ObservedRun& run : runs) {
            const bool is_present = std::ranges::any_of(
                run.events, [city](const ReportedEvent& e) { return e.city == city; });
            row.probability += is_present ? 1.0 / static_cast<double>(runs.size()) : 0.0;
        }
        result.push_back(row);
    }
    return result;
}

std::size_t count_without_week(Events events) {
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const ReportedEvent& event) {
        return monday_of(event.first_day) != monday_of(event.last_day);
    }));
}

std::optional<std::int64_t> first_lethal_day(const Scenario& scenario) {
    std::optional<std::int64_t> first;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        if (trigger.fatalities > 0.0 && trigger.start >= scenario.time.start) {
            const std::int64_t day = calibration::local_day(trigger.start, 0.0);
            first = std::min(first.value_or(day), day);
        }
    }
    return first;
}

std::vector<DelayRow> delay_rows(Events observed, Runs runs, const Scenario& scenario) {
    const auto day = first_lethal_day(scenario);
    if (!day) {
        return {};
    }
    std::vector<DelayRow> rows;
    for (const std::string& region : host_regions(scenario)) {
        DelayRow row{region, delay_of(observed, scenario, region, *day), std::nullopt, 0.0};
        std::vector<double> delays;
        for (const calibration::ObservedRun& run : runs) {
            if (const auto delay = delay_of(run.events, scenario, region, *day)) {
                delays.push_back(*delay);
            }
        }
        row.none = 1.0 - static_cast<double>(delays.size()) / static_cast<double>(runs.size());
        if (!delays.empty()) {
            row.simulated = interval_of(std::move(delays));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ShareRow> share_rows(Events observed, Runs runs, const Scenario& scenario,
                                 Silence silence) {
    std::vector<ShareRow> rows;
    const bool is_known =
        silence == Silence::media ||
        std::ranges::all_of(host_regions(scenario), [&](const std::string& region) {
            return share_of(observed, scenario, region).value_or(0.0) > 0.0;
        });
    for (const std::string& region : host_regions(scenario)) {
        std::vector<double> shares;
        for (const calibration::ObservedRun& run : runs) {
            if (const auto share = share_of(run.events, scenario, region)) {
                shares.push_back(*share);
            }
        }
        const std::size_t n = shares.size();
        rows.push_back({region, is_known ? share_of(observed, scenario, region) : std::nullopt,
                        interval_of(std::move(shares)), n});
    }
    return rows;
}

} // namespace diasim::analysis

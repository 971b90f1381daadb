// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/tables.hpp"

#include <algorithm>
#include <tuple>

namespace diasim::analysis {

std::vector<EventRow> event_rows(Events observed, const Scenario& scenario,
                                 const calibration::Places& places) {
    std::vector<EventRow> rows;
    rows.reserve(observed.size());
    for (const calibration::ReportedEvent& event : observed) {
        EventRow row;
        row.first_day = event.first_day;
        row.last_day = event.last_day;
        row.country = scenario.hosts.countries.at(event.country).name;
        if (event.city != calibration::no_city) {
            row.city = places.cities.at(event.city).name;
        }
        row.type = Choices<EventType>::words[static_cast<std::size_t>(event.type)];
        row.stance = Choices<EventStance>::words[static_cast<std::size_t>(event.stance)];
        row.in_register = event.in_register;
        row.in_media = event.in_media;
        row.size = calibration::known_size(event);
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const EventRow& row) {
        return std::tie(row.first_day, row.country, row.city);
    });
    return rows;
}

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/cells.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace diasim::analysis {
namespace {

using calibration::CoveredCity;
using calibration::Evidence;
using calibration::monday_of;
using calibration::no_city;
using calibration::ReportedEvent;

/// Media cells stand behind those of registers.
using Key = std::tuple<bool, std::size_t, std::int64_t>; ///< of media, place, Monday

using Index = std::map<Key, std::size_t>;

/// Known days of each cell.
using Days = std::map<Key, std::int64_t>;

void add_days(Days& days, bool is_media, std::size_t place, std::int64_t first, std::int64_t last) {
    for (std::int64_t day = first; day <= last; ++day) {
        ++days[{is_media, place, monday_of(day)}];
    }
}

Days known_days(const Evidence& evidence, const Scenario& scenario,
                const calibration::Places& places, Silence silence) {
    Days days;
    for (const CoveredCity& one : evidence.registers) {
        if (one.city != no_city && places.cities[one.city].has_hosts) {
            add_days(days, false, one.city, one.first_day, one.last_day);
        }
    }
    if (silence == Silence::media) {
        const std::int64_t first = calibration::local_day(scenario.time.start, 0.0);
        const std::int64_t last = calibration::local_day({scenario.time.end.seconds - 1}, 0.0);
        for (std::size_t country = 0; country != scenario.hosts.countries.size(); ++country) {
            add_days(days, true, country, first, last);
        }
    }
    return days;
}

/// Counts of events by cell; events of unknown week or outside every cell count nowhere.
std::vector<std::uint32_t> counts(const Index& index, std::span<const ReportedEvent> events) {
    std::vector<std::uint32_t> result(index.size(), 0);
    for (const ReportedEvent& event : events) {
        const std::int64_t monday = monday_of(event.first_day);
        if (monday != monday_of(event.last_day)) {
            continue;
        }
        const std::size_t place = event.in_register ? event.city : event.country;
        const auto found = index.find({!event.in_register, place, monday});
        if (found != index.end()) {
            ++result[found->second];
        }
    }
    return result;
}

} // namespace

std::vector<std::string> host_regions(const Scenario& scenario) {
    std::vector<std::string> regions;
    for (const Country& country : scenario.hosts.countries) {
        if (std::ranges::find(regions, country.region) == regions.end()) {
            regions.push_back(country.region);
        }
    }
    return regions;
}

std::size_t region_of(const Scenario& scenario, std::uint16_t country) {
    const std::vector<std::string> regions = host_regions(scenario);
    const auto found = std::ranges::find(regions, scenario.hosts.countries[country].region);
    return static_cast<std::size_t>(found - regions.begin());
}

Residents residents_of(std::span<const RunRecord> records, const Scenario& scenario,
                       const calibration::Places& places) {
    Residents residents{std::vector<double>(places.cities.size(), 0.0),
                        std::vector<double>(scenario.hosts.countries.size(), 0.0)};
    for (const RunRecord& record : records) {
        for (std::size_t i = 0; i != record.people.size(); ++i) {
            const std::size_t community = i / record.shape.subgroups;
            const double people = record.people[i] / static_cast<double>(records.size());
            residents.by_country[scenario.hosts.communities[community].country] += people;
            if (places.city_of_community[community] != no_city) {
                residents.by_city[places.city_of_community[community]] += people;
            }
        }
    }
    return residents;
}

Cells cells_of(const Evidence& evidence, std::span<const calibration::ObservedRun> runs,
               const Scenario& scenario, const calibration::Places& places,
               const Residents& residents, Silence silence) {
    Cells result;
    result.regions = host_regions(scenario);
    Index index;
    for (const auto& [key, days] : known_days(evidence, scenario, places, silence)) {
        const auto& [is_media, place, monday] = key;
        const std::uint16_t country =
            is_media ? static_cast<std::uint16_t>(place) : places.cities[place].country;
        index.emplace(key, result.cells.size());
        result.cells.push_back({!is_media, place, monday, days,
                                (is_media ? residents.by_country : residents.by_city)[place],
                                region_of(scenario, country)});
    }
    result.observed = counts(index, evidence.events);
    result.simulated.resize(result.cells.size());
    for (const calibration::ObservedRun& run : runs) {
        const std::vector<std::uint32_t> of_run = counts(index, run.events);
        for (std::size_t i = 0; i != of_run.size(); ++i) {
            result.simulated[i].push_back(of_run[i]);
        }
    }
    for (const CoveredCity& one : evidence.registers) {
        result.cities_without_hosts +=
            one.city == no_city || !places.cities[one.city].has_hosts ? 1U : 0U;
    }
    return result;
}

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/event_tables.hpp"
#include "calibration/observation/evidence.hpp"
#include "model/record/record_reader.hpp"
#include "model/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diasim::analysis {

/// A place and week in which the number of events is known, zeros with them.
struct Cell {
    bool is_register = true; ///< a city in a register; else a country in the media
    std::size_t place = 0;   ///< position of the city or the country
    std::int64_t monday = 0; ///< of the week
    std::int64_t days = 0;   ///< of the week that are known
    double people = 0.0;     ///< of the model who live there, mean over replicates
    std::size_t region = 0;  ///< position in Cells::regions
};

/// What is scored: counts of events by place and week, observed and simulated.
struct Cells {
    std::vector<Cell> cells;
    std::vector<std::uint32_t> observed;        ///< by cell
    std::vector<std::vector<double>> simulated; ///< by cell: one count a replicate
    std::vector<std::string> regions;           ///< host regions
    std::size_t cities_without_hosts = 0; ///< in registers, but nobody of the model lives there
};

/// Which silence counts as a zero.
enum class Silence : std::uint8_t {
    registers, ///< of registers alone: what media do not tell is unknown
    media      ///< also of media, in every country of the scenario
};

/// Mean number of the model's people by city and by country.
struct Residents {
    std::vector<double> by_city;
    std::vector<double> by_country;
};

[[nodiscard]] Residents residents_of(std::span<const RunRecord> records, const Scenario& scenario,
                                     const calibration::Places& places);

/// Cells by place and week, in order of source, place and week. A register's cell counts events
/// that registers hold, a cell of the media those that only media hold.
[[nodiscard]] Cells cells_of(const calibration::Evidence& evidence,
                             std::span<const calibration::ObservedRun> runs,
                             const Scenario& scenario, const calibration::Places& places,
                             const Residents& residents, Silence silence);

/// Position of the country's region among the regions of the scenario, in the order of countries.
[[nodiscard]] std::vector<std::string> host_regions(const Scenario& scenario);
[[nodiscard]] std::size_t region_of(const Scenario& scenario, std::uint16_t country);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/observe.hpp"

#include <span>
#include <string>
#include <vector>

namespace diasim::calibration {

/// What one replicate left behind in the sources.
struct ObservedRun {
    std::uint32_t replicate = 0;
    std::vector<ReportedEvent> events;
};

/// What the sources hold of simulated events, as tables that read_catalogue() reads, with the
/// replicate in a column of its own: events of media, entries of registers with links to them, and
/// the cities and periods of the registers.
[[nodiscard]] std::string events_csv(const Scenario& scenario, const Places& places,
                                     std::span<const ObservedRun> runs);
[[nodiscard]] std::string registrations_csv(const Scenario& scenario, const Places& places,
                                            std::span<const ObservedRun> runs);
[[nodiscard]] std::string registers_csv(const Scenario& scenario, const Places& places,
                                        std::span<const CoveredCity> registers);

} // namespace diasim::calibration

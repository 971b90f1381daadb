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

/// Events that media hold, in the columns of an observed events.csv with the replicate in front.
[[nodiscard]] std::string events_csv(const Scenario& scenario, const Places& places,
                                     std::span<const ObservedRun> runs);

/// Entries of the registers, in the columns of an observed registrations.csv with the replicate in
/// front.
[[nodiscard]] std::string registrations_csv(const Scenario& scenario, const Places& places,
                                            std::span<const ObservedRun> runs);

} // namespace diasim::calibration

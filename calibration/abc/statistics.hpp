// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/calibration_file.hpp"
#include "calibration/observation/reported_event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace diasim::calibration {

/// The days on which events count, both included.
struct Window {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// First day (UTC) with deaths among the triggers since the scenario's start.
[[nodiscard]] std::optional<std::int64_t> first_day_with_deaths(const Scenario& scenario);

/// The summary statistics of reported events, observed or simulated: both by this function.
/// @param scenario whose countries and regions the filters name
[[nodiscard]] std::vector<double> summarize(std::span<const ReportedEvent> events,
                                            std::span<const StatisticSpec> statistics,
                                            const Window& window, const Scenario& scenario);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace diasim {

/// An interval in which nothing enters, leaves or changes: between two neighbouring moments of
/// triggers, connectivity and steps.
struct Interval {
    double begin = 0.0; ///< days since the scenario's start, negative before it
    double end = 0.0;
    std::int64_t step = -1; ///< the step that holds it, -1 before the start
};

/// Triggers that share their regions: they are hidden and revealed together.
struct SourceGroup {
    std::vector<std::uint8_t> regions;    ///< empty: abroad
    std::vector<std::size_t> triggers;    ///< positions in the table
    std::vector<double> weight_by_region; ///< how much people with kin there feel of it
};

/// The times and groups that all series share.
struct Timeline {
    std::vector<Interval> intervals;
    std::vector<SourceGroup> groups;
    std::vector<double> begin_days;    ///< of each trigger
    std::vector<double> news_end_days; ///< end of the interval in which its impulse enters
    std::vector<double> end_days;
    std::vector<std::vector<double>> connectivity; ///< by interval, then region

    /// Connectivity of a group's regions during an interval: their mean, 1 abroad.
    [[nodiscard]] double connectivity_of(const SourceGroup& group, std::size_t interval) const;
};

[[nodiscard]] Timeline make_timeline(const Scenario& scenario);

} // namespace diasim

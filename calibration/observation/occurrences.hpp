// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/places.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace diasim::calibration {

/// Something that happened in a run and that somebody could have recorded as an event: a gathering
/// of so many people, or the acts of a community in a week that nobody gathers for, such as
/// signatures under a petition, if they are enough.
struct Occurrence {
    /// Addresses its random numbers: (activity, kind and place; step).
    std::uint64_t entity = 0;
    std::uint32_t step = 0;
    std::uint8_t activity = 0;
    bool is_gathering = false;
    std::uint16_t country = 0;
    std::uint16_t city = no_city;
    std::int64_t day = 0;    ///< local date; of collective acts the day with most of them
    std::int64_t monday = 0; ///< of its week
    double size = 1.0;       ///< people who came, or acts; at least 1
};

/// The occurrences of a run, of activities with a name in tables of events (`observed_as`): its
/// gatherings in their order, then collective acts of `observation.collective` and more by
/// community, activity and week.
/// @param record with acts and gatherings of this scenario, sites being those of `places`
[[nodiscard]] std::vector<Occurrence>
occurrences_of(const RunRecord& record, const Scenario& scenario, const Places& places);

} // namespace diasim::calibration

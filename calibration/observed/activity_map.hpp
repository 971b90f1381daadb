// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/vocabulary.hpp"
#include "model/scenario/table_reader.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace diasim {

/// Which activity of the model stands for an observed type and stance; "" says that none does.
using ActivityMap = std::map<std::pair<EventType, EventStance>, std::string>;

/// Reads columns type, stance, activity (each pair once; an activity may be empty). Adds to
/// `problems` unknown words and activities, and pairs that are there twice.
/// @param activities names that the scenario has; empty: any
[[nodiscard]] ActivityMap read_activity_map(const TableFile& file,
                                            const std::vector<std::string>& activities,
                                            Inputs& inputs, Problems& problems);

/// The activity for a type and stance; "" if the map has none or says that there is none.
[[nodiscard]] std::string activity_of(const ActivityMap& map, EventType type, EventStance stance);

} // namespace diasim

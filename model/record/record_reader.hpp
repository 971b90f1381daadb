// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <filesystem>
#include <vector>

namespace diasim {

/// What happened in the runs of a result file, for those who look at acts and gatherings only.
struct RecordedRuns {
    /// Replicates that were done, rising. Filled are shape, replicate, people, acts and gatherings
    /// (without how many came of each community and subgroup); everything else is empty.
    std::vector<RunRecord> records;
    std::vector<float> news; ///< by step: homeland's news, mean over its regions, in [0, 1]
};

/// Reads them from a result file of `scenario`.
/// @throws InputError if the file is no result, or not one of that scenario
[[nodiscard]] RecordedRuns read_runs(const std::filesystem::path& path, const Scenario& scenario);

} // namespace diasim

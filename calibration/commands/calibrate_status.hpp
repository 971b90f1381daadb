// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/calibrate_job.hpp"

#include <filesystem>
#include <string>

namespace diasim::calibration {

/// The folder that holds the simulations of a posterior, if the path names that; else the path.
[[nodiscard]] std::filesystem::path folder_of_runs(const std::filesystem::path& path);

/// How far a calibration is, from its folder alone; it may be at work. Ranks of an MPI job are not
/// among the processes at work.
/// @param is_json as JSON
[[nodiscard]] std::string calibration_status(const CalibrateJob& job, bool is_json);

} // namespace diasim::calibration

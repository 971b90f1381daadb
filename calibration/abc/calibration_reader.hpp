// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/calibration_file.hpp"
#include "calibration/abc/statistics.hpp"
#include "calibration/execution/target.hpp"
#include "model/base/error.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/origin.hpp"

#include <filesystem>
#include <vector>

namespace diasim::calibration {

/// A calibration file as it was read, with what is wrong with its text.
struct CalibrationText {
    CalibrationSpec spec;
    Origins origins;
    std::vector<Problem> problems;
    ExitCode code = ExitCode::done; ///< of the problems
};

/// Reads a calibration file along its format.
[[nodiscard]] CalibrationText read_calibration(const std::filesystem::path& path, Inputs& inputs);

/// Where the keys of a calibration stand.
struct CalibrationPlace {
    std::filesystem::path file;
    const Origins& origins;
};

/// What the priors are of; adds to `problems` paths that the scenario does not have or that are
/// used twice, laws that are none, and bounds that the value may not have.
/// @param scenario must outlive the targets
[[nodiscard]] std::vector<Target> resolve_targets(const CalibrationSpec& spec,
                                                  const CalibrationPlace& place, Scenario& scenario,
                                                  Problems& problems);

/// The days that count; adds to `problems` what is no day or outside the scenario's time.
[[nodiscard]] Window resolve_window(const CalibrationSpec& spec, const CalibrationPlace& place,
                                    const Scenario& scenario, Problems& problems);

/// Adds to `problems` filters that name nothing, and what the scenario cannot tell.
void check_statistics(const CalibrationSpec& spec, const CalibrationPlace& place,
                      const Scenario& scenario, Problems& problems);

} // namespace diasim::calibration

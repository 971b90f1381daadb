// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/calibration_file.hpp"
#include "calibration/abc/sampler.hpp"
#include "calibration/abc/statistics.hpp"
#include "calibration/execution/task.hpp"
#include "calibration/observation/evidence.hpp"
#include "model/scenario/load.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diasim::calibration {

/// A calibration with its scenario and what was observed: everything that a posterior is made of.
struct CalibrationStudy {
    CalibrationSpec spec;
    LoadedScenario scenario; ///< its inputs hold the texts of the calibration and the tables, too
    Window window;
    Places places; ///< with the cities of registers
    Evidence evidence;
    AbcProblem problem;
    std::vector<std::string> units; ///< by prior
};

/// Reads a calibration file, its scenario and the observed tables.
/// @throws InputError with what is wrong in any of them
[[nodiscard]] CalibrationStudy load_calibration(const std::filesystem::path& file,
                                                const Inputs& inputs = Inputs{});

/// One simulation: the statistics of what sources would hold of it; nothing if the beat says stop.
using SimulateStatistics =
    std::function<std::optional<std::vector<double>>(const Proposal&, const Beat&)>;

/// From any thread. @param study must outlive it
[[nodiscard]] SimulateStatistics simulation_of(const CalibrationStudy& study);

/// The parameters as assignments for --set, with those of the file before and the seed behind.
[[nodiscard]] std::vector<std::string> assignments_of(const CalibrationStudy& study,
                                                      const Proposal& proposal);

/// JSON Schema of calibration files.
[[nodiscard]] nlohmann::ordered_json calibration_schema();

} // namespace diasim::calibration

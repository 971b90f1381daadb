// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/sweep/study.hpp"
#include "calibration/sweep/sweep_data.hpp"
#include "model/record/result_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace diasim::calibration {

/// Version of the layout of sweep files.
inline constexpr std::int64_t sweep_version = 1;

/// Writes a sweep as one netCDF-4 readable HDF5 file: factors, seeds, outputs, status and failures
/// of each run, sensitivities, and every text that the sweep was made from. The same study and data
/// give the same bytes, whoever did the runs. The file appears under its name only when it is
/// whole.
/// @param copies of plan, scenario and tables; `main` is the plan
/// @throws OutputError with path and reason; ExitCode::output_exists if it exists and may not be
/// replaced
void write_sweep(const std::filesystem::path& path, Overwrite overwrite, const Study& study,
                 const SweepData& data, const Sensitivity& sensitivity, const InputCopies& copies);

} // namespace diasim::calibration

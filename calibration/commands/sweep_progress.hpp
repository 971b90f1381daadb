// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/progress_writer.hpp"

#include <cstddef>
#include <string>

namespace diasim::calibration {

/// How far a sweep is.
struct SweepProgress {
    std::size_t finished = 0; ///< by whomever, failures with them
    std::size_t found = 0;    ///< of them: before this process began
    std::size_t failed = 0;   ///< of them
    std::size_t total = 0;
};

/// One line: share, runs, failures, time left at the present pace.
[[nodiscard]] std::string progress_line(const SweepProgress& progress, double elapsed_seconds);
/// The same as a line of JSON.
[[nodiscard]] std::string progress_json(const SweepProgress& progress, double elapsed_seconds);

/// Shows it.
void show(commands::ProgressWriter& writer, const SweepProgress& progress);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/progress_writer.hpp"
#include "model/simulation/ensemble.hpp"

#include <string>

namespace diasim::commands {

/// One line: share, replicates and steps done, time left. `elapsed_seconds` tells the pace.
[[nodiscard]] std::string progress_line(const Progress& progress, double elapsed_seconds);

/// The same as a line of JSON.
[[nodiscard]] std::string progress_json(const Progress& progress, double elapsed_seconds);

/// Shows how far an ensemble is.
void show(ProgressWriter& writer, const Progress& progress);

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/mpi_world.hpp"
#include "model/base/error.hpp"
#include "model/commands/console.hpp"

#include <functional>

namespace diasim::calibration {

/// Runs a verb with the ranks of an MPI job. An error of one rank is told and ends all: the others
/// would wait for it.
/// @param run the verb's work, on every rank
[[nodiscard]] ExitCode run_with_mpi(const std::function<ExitCode(MpiWorld&)>& run,
                                    const commands::Console& console);

} // namespace diasim::calibration

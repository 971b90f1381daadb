// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/calibrate.hpp"
#include "calibration/commands/calibrate_job.hpp"
#include "calibration/commands/sweep_work.hpp"
#include "calibration/execution/ledger.hpp"
#include "calibration/execution/mpi_world.hpp"

namespace diasim::calibration {

/// Brings a sampler to its end, round by round, with the threads that the options say, beside
/// whoever else works on the folder; with the ranks of `world` if there is one. What is finished is
/// in the ledger, and on disk.
/// @throws OutputError if the disk is full or fails
[[nodiscard]] WorkEnd bring_to_end(Sampler& sampler, const CalibrateJob& job,
                                   const CalibrateOptions& options, Ledger& ledger, MpiWorld* world,
                                   const Console& console);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/calibrate.hpp"
#include "calibration/commands/calibrate_job.hpp"
#include "calibration/commands/calibrate_progress.hpp"
#include "calibration/commands/sweep_work.hpp"
#include "calibration/execution/ledger.hpp"
#include "calibration/execution/mpi_world.hpp"

namespace diasim::calibration {

/// What the ledger knows. @param ledger must outlive it
[[nodiscard]] Lookup lookup_in(const Ledger& ledger);

/// How far a sampler is in its present generation.
/// @param round,missing simulations of the round, and those of them that are not done
[[nodiscard]] CalibrateProgress progress_of(const Sampler& sampler, std::size_t round,
                                            std::size_t missing);

/// Brings a sampler to its end, round by round, with the threads that the options say, beside
/// whoever else works on the folder; with the ranks of `world` if there is one. What is finished is
/// in the ledger, and on disk.
/// @throws OutputError if the disk is full or fails
[[nodiscard]] WorkEnd bring_to_end(Sampler& sampler, const CalibrateJob& job,
                                   const CalibrateOptions& options, Ledger& ledger, MpiWorld* world,
                                   const Console& console);

} // namespace diasim::calibration

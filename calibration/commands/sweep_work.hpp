// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/sweep.hpp"
#include "calibration/commands/sweep_job.hpp"
#include "calibration/execution/mpi_world.hpp"

#include <cstddef>

namespace diasim::calibration {

/// What the work on a sweep came to.
struct WorkEnd {
    bool is_stopped = false;           ///< by a signal or the time allowed
    ExitCode stop = ExitCode::stopped; ///< if it was stopped
};

/// Threads of this process: what the options say, or one for a rank of MPI that was not given more.
[[nodiscard]] std::size_t worker_threads(const commands::WorkOptions& work, const MpiWorld* world);

/// Does what is missing of a job with the threads that the options say, beside whoever else works
/// on the folder; with the ranks of `world` if there is one. What is finished is in the ledger, and
/// on disk.
/// @throws OutputError if the disk is full or fails
[[nodiscard]] WorkEnd do_missing(const SweepJob& job, const SweepOptions& options, Ledger& ledger,
                                 MpiWorld* world, const Console& console);

} // namespace diasim::calibration

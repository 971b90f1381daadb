// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/sweep_job.hpp"

#include <cstddef>
#include <string>

namespace diasim::calibration {

/// What a sweep is expected to need, from a few measured runs.
struct SweepCost {
    std::uint64_t runs = 0;  ///< of the plan
    std::uint64_t to_do = 0; ///< of them, still
    std::size_t threads = 1;
    std::size_t probes = 0;     ///< runs that were measured, one after the other on one thread
    std::size_t failed = 0;     ///< of them
    double probe_seconds = 0.0; ///< mean of them
    double slowest_seconds = 0.0;
    double memory_bytes = 0.0; ///< at the peak of one process with all threads, at most
    double disk_bytes = 0.0;   ///< journals still to come, and result

    [[nodiscard]] double core_hours() const;
    [[nodiscard]] double wall_hours() const;
};

/// How many runs a sweep still has to do in its folder, which may not be there yet. Writes nothing.
/// @param is_retrying failures are to be tried again
/// @throws OutputError if the folder is of another sweep or of none and not empty
[[nodiscard]] std::uint64_t runs_to_do(const SweepJob& job, bool is_retrying);

/// Measures runs at points spread over the design; none if there is nothing to do.
[[nodiscard]] SweepCost probe(const SweepJob& job, std::uint64_t to_do, std::size_t threads);

[[nodiscard]] std::string cost_text(const SweepCost& cost);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/sweep_job.hpp"

#include <cstddef>
#include <string>

namespace diasim::calibration {

/// What a sweep is expected to need, from a few measured runs.
struct SweepCost {
    std::uint64_t runs = 0;
    std::size_t threads = 1;
    std::size_t probes = 0;     ///< runs that were measured, one after the other on one thread
    std::size_t failed = 0;     ///< of them
    double probe_seconds = 0.0; ///< mean of them
    double slowest_seconds = 0.0;
    double memory_bytes = 0.0; ///< at the peak of one process with all threads, at most
    double disk_bytes = 0.0;   ///< journals and result

    [[nodiscard]] double core_hours() const;
    [[nodiscard]] double wall_hours() const;
};

/// Measures runs at points spread over the design.
[[nodiscard]] SweepCost probe(const SweepJob& job, std::size_t threads);

[[nodiscard]] std::string cost_text(const SweepCost& cost);

} // namespace diasim::calibration

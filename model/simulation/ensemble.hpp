// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/simulation/plan.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace diasim {

/// A replicate that failed, with the reason.
struct Failure {
    std::uint32_t replicate = 0;
    std::string reason;
};

/// How far an ensemble is. Values may be seen from several threads.
struct Progress {
    std::uint64_t steps_done = 0; ///< over all replicates
    std::uint64_t steps_total = 0;
    std::uint32_t replicates_done = 0;
    std::uint32_t replicates_total = 0;
};

struct EnsembleResult {
    std::vector<RunRecord> records; ///< by replicate, rising; without those that failed
    std::vector<Failure> failures;  ///< by replicate, rising
    bool is_stopped = false;        ///< the observer asked to stop: records are incomplete
};

/// Called now and then, one call at a time; returns false to stop as soon as possible.
using EnsembleObserver = std::function<bool(const Progress&)>;

/// Runs replicates 0 ... scenario.replicates - 1: many at once, each in one thread, unless there
/// are fewer replicates than threads. The records do not depend on the number of threads.
[[nodiscard]] EnsembleResult run_ensemble(const Plan& plan, const EnsembleObserver& observer = {});

} // namespace diasim

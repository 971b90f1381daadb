// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"

#include <cstdint>
#include <functional>
#include <optional>
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
    std::uint64_t steps_found = 0; ///< of steps_done: those of replicates that were there already
};

struct EnsembleResult {
    std::vector<RunRecord> records; ///< by replicate, rising; without those that failed
    std::vector<Failure> failures;  ///< by replicate, rising
    bool is_stopped = false;        ///< the observer asked to stop: records are incomplete
};

/// Called now and then, one call at a time; returns false to stop as soon as possible.
using EnsembleObserver = std::function<bool(const Progress&)>;

/// Takes a finished record at once, one call at a time, so that it outlives the process. What it
/// throws ends the ensemble.
using RecordKeeper = std::function<void(const RunRecord&)>;

/// The scenario of one replicate, if they differ by more than chance. From any thread.
using ScenarioOf = std::function<Scenario(std::uint32_t replicate)>;

/// What an earlier call for the same plan has done, and where new records go as they are finished.
struct EnsembleStore {
    std::vector<RunRecord> finished; ///< these replicates are not run again
    RecordKeeper keep;               ///< may be empty
    ScenarioOf scenario_of = {};     ///< empty: the plan's; sizes and seed must be the plan's
};

/// Runs one replicate of a plan, of the scenario that it has of its own if there is one.
/// @return what it wrote down; nothing if the observer stopped it
/// @throws InputError as simulate() and `scenario_of` do
[[nodiscard]] std::optional<RunRecord> simulate_replicate(const Plan& plan, std::uint32_t replicate,
                                                          const ScenarioOf& scenario_of,
                                                          const StepObserver& observer);

/// Runs replicates 0 ... scenario.replicates - 1: many at once, each in one thread, unless there
/// are fewer replicates than threads. The records do not depend on the number of threads, nor on
/// which of them were finished before.
[[nodiscard]] EnsembleResult run_ensemble(const Plan& plan, const EnsembleObserver& observer = {},
                                          EnsembleStore store = {});

} // namespace diasim

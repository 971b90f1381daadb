// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/target.hpp"
#include "calibration/sweep/plan.hpp"
#include "model/base/error.hpp"
#include "model/record/run_scalar.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/origin.hpp"
#include "model/simulation/plan.hpp"

#include <filesystem>
#include <vector>

namespace diasim::calibration {

/// A plan as it was read, with what is wrong with its text.
struct PlanText {
    SweepPlan plan;
    Origins origins;
    std::vector<Problem> problems;
    ExitCode code = ExitCode::done; ///< of the problems
};

/// Reads a plan file along its format.
[[nodiscard]] PlanText read_plan(const std::filesystem::path& path, Inputs& inputs);

/// The outputs of the plan; adds to `problems` those that a run does not have.
[[nodiscard]] std::vector<RunScalar> resolve_outputs(const SweepPlan& plan, const Origins& origins,
                                                     const Plan& base, Problems& problems);

/// What the factors set; adds to `problems` paths that the scenario does not have or that are used
/// twice, laws that are none, and ranges that the value may not have.
/// @param scenario must outlive the targets
[[nodiscard]] std::vector<Target> resolve_targets(const SweepPlan& plan, const Origins& origins,
                                                  Scenario& scenario,
                                                  const std::filesystem::path& file,
                                                  Problems& problems);

/// Adds to `problems` if the runs of so many points are more than a result can hold.
void check_runs(const SweepPlan& plan, double points, const Origins& origins,
                const std::filesystem::path& file, Problems& problems);

/// Adds to `problems` what the design lacks, has no use for, or has too much of.
void check_design(const SweepPlan& plan, const Origins& origins, const std::filesystem::path& file,
                  Problems& problems);

/// The law of a factor; of values, that of their positions.
[[nodiscard]] Law law_of(const Factor& factor);

} // namespace diasim::calibration

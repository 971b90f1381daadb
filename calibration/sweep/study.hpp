// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/design/design.hpp"
#include "calibration/execution/target.hpp"
#include "calibration/execution/task.hpp"
#include "calibration/sweep/plan.hpp"
#include "model/base/random.hpp"
#include "model/record/run_scalar.hpp"
#include "model/scenario/load.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::calibration {

/// One run of a sweep.
struct SweepRun {
    std::uint32_t point = 0;
    std::uint32_t replicate = 0;
};

/// A plan with its scenario and its points: everything that a sweep is made of.
struct Study {
    SweepPlan plan;
    LoadedScenario scenario; ///< its inputs hold the texts of the plan, too
    std::vector<RunScalar> outputs;
    Points cube;                    ///< points in [0, 1]; without rows for a list
    Points points;                  ///< point, factor: numbers in the factor's unit, or the
                                    ///< position in its values if they are words
    std::vector<std::string> units; ///< by factor; "" if its values are words

    [[nodiscard]] std::uint64_t runs() const {
        return std::uint64_t{points.size()} * plan.replicates;
    }
};

/// Reads a plan and its scenario and makes the points.
/// @throws InputError with what is wrong in plan, scenario and tables
[[nodiscard]] Study load_study(const std::filesystem::path& plan, const Inputs& inputs = Inputs{});

/// Runs are numbered replicate by replicate, so that a sweep that is stopped early is balanced.
[[nodiscard]] Task task_of(const Study& study, SweepRun run);
[[nodiscard]] SweepRun run_of(const Study& study, Task task);

/// Seed of the runs of a point.
[[nodiscard]] std::uint64_t seed_of(const Study& study, std::uint32_t point);

/// What the factors are set to at a point.
[[nodiscard]] std::vector<TargetValue> settings_of(const Study& study, std::uint32_t point);

/// The same as assignments for --set, with those of the plan before and the seed behind.
[[nodiscard]] std::vector<std::string> assignments_of(const Study& study, std::uint32_t point);

/// JSON Schema of plan files.
[[nodiscard]] nlohmann::ordered_json plan_schema();

} // namespace diasim::calibration

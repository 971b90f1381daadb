// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/design/design.hpp"
#include "calibration/execution/target.hpp"
#include "calibration/sweep/plan.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/origin.hpp"
#include "model/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace diasim::calibration {

/// The points of a plan. See Study.
struct PlanPoints {
    Points cube;
    Points values;
    std::vector<std::string> units;
};

/// Makes the points of a plan whose factors and design were checked.
/// @param targets of the factors, in `scenario`
/// @param problems gets what is wrong with the table of a list: no numbers, or such as the targets
/// may not have
[[nodiscard]] PlanPoints plan_points(const SweepPlan& plan, const Origins& origins,
                                     const std::vector<Target>& targets, const Scenario& scenario,
                                     Inputs& inputs, Problems& problems);

} // namespace diasim::calibration

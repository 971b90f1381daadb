// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/target.hpp"
#include "calibration/execution/task.hpp"
#include "model/base/random.hpp"
#include "model/record/run_record.hpp"
#include "model/simulation/plan.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace diasim::calibration {

/// A run of a scenario at a point of its parameters.
struct ScenarioPoint {
    std::vector<TargetValue> values; ///< in the order of the targets
    RunKey run;
};

/// What is wanted of a run, from its record.
using Measure = std::function<std::vector<double>(const Plan&, const RunRecord&)>;

/// A scenario as a function of some of its values: the same as reading the scenario with --set for
/// each of them and running one replicate, but nothing is read twice. May be called from many
/// threads.
class ScenarioFunction {
public:
    /// @param paths of the values, each of which the scenario has
    ScenarioFunction(Scenario scenario, std::vector<std::string> paths, Measure measure);
    ~ScenarioFunction();
    ScenarioFunction(const ScenarioFunction&) = delete;
    ScenarioFunction& operator=(const ScenarioFunction&) = delete;
    ScenarioFunction(ScenarioFunction&&) = delete;
    ScenarioFunction& operator=(ScenarioFunction&&) = delete;

    /// The measures of one run; nothing if the beat says stop.
    /// @throws InputError if the scenario is not valid at this point; what a run throws
    [[nodiscard]] std::optional<std::vector<double>> operator()(const ScenarioPoint& point,
                                                                const Beat& beat);

private:
    struct Copy;

    [[nodiscard]] std::unique_ptr<Copy> borrow();
    void give_back(std::unique_ptr<Copy> copy);

    Scenario scenario_;
    std::vector<std::string> paths_;
    Measure measure_;
    std::mutex guard_;
    std::vector<std::unique_ptr<Copy>> free_; ///< copies that nobody uses just now
};

} // namespace diasim::calibration

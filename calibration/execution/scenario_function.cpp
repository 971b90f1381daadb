// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/scenario_function.hpp"

#include "model/base/error.hpp"
#include "model/scenario/checks.hpp"
#include "model/simulation/simulation.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace diasim::calibration {

/// A scenario whose values one thread sets.
struct ScenarioFunction::Copy {
    Copy(const Scenario& original, const std::vector<std::string>& paths) : scenario{original} {
        const Outline fields = outline(scenario);
        for (const std::string& path : paths) {
            const std::optional<Target> target = Target::find(fields, path);
            check(target.has_value(), "a scenario lacks the value that is to be set");
            targets.push_back(*target);
        }
    }

    /// @throws InputError
    void set(const std::vector<TargetValue>& values) {
        const Inputs no_files;
        Problems problems{no_files};
        for (std::size_t i = 0; i != targets.size(); ++i) {
            const Location place{
                fmt::format("--set {}={}", targets[i].path(), targets[i].text_of(values[i])), 0, 0};
            targets[i].set(values[i], place, problems);
        }
        if (problems.empty()) {
            check_scenario(scenario, {}, problems);
        }
        problems.throw_if_any();
    }

    Scenario scenario;
    std::vector<Target> targets; // point into the scenario
};

ScenarioFunction::ScenarioFunction(Scenario scenario, std::vector<std::string> paths,
                                   Measure measure)
    : scenario_{std::move(scenario)}, paths_{std::move(paths)}, measure_{std::move(measure)} {}

ScenarioFunction::~ScenarioFunction() = default;

std::unique_ptr<ScenarioFunction::Copy> ScenarioFunction::borrow() {
    {
        const std::lock_guard lock{guard_};
        if (!free_.empty()) {
            std::unique_ptr<Copy> copy = std::move(free_.back());
            free_.pop_back();
            return copy;
        }
    }
    return std::make_unique<Copy>(scenario_, paths_);
}

void ScenarioFunction::give_back(std::unique_ptr<Copy> copy) {
    const std::lock_guard lock{guard_};
    free_.push_back(std::move(copy));
}

std::optional<std::vector<double>> ScenarioFunction::operator()(const ScenarioPoint& point,
                                                                const Beat& beat) {
    std::unique_ptr<Copy> copy = borrow(); // all values are set anew: nothing of the last is left
    copy->set(point.values);
    std::optional<std::vector<double>> result;
    {
        const Plan plan{copy->scenario};
        const std::optional<RunRecord> record =
            simulate(plan, point.run, [&beat](std::uint32_t) { return beat(); });
        if (record) {
            result = measure_(plan, *record);
        }
    }
    give_back(std::move(copy));
    return result;
}

} // namespace diasim::calibration

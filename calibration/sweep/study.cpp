// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/study.hpp"

#include "calibration/design/purposes.hpp"
#include "calibration/sweep/plan_checks.hpp"
#include "calibration/sweep/plan_points.hpp"
#include "model/simulation/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace diasim::calibration {
namespace {

void add(const InputError& error, std::vector<Problem>& problems, ExitCode& code) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    code = std::max(code, error.code());
}

/// Plan and scenario; what is wrong in either is said at once.
struct Sources {
    PlanText plan;
    LoadedScenario scenario;
};

Sources read_sources(const std::filesystem::path& path, Inputs inputs) {
    Sources sources{read_plan(path, inputs), {}};
    std::vector<Problem> problems = sources.plan.problems;
    ExitCode code = sources.plan.code;
    const std::string& scenario = sources.plan.plan.scenario;
    if (!scenario.empty()) {
        try {
            sources.scenario = load_scenario(scenario, sources.plan.plan.sets, std::move(inputs));
        } catch (const InputError& error) {
            add(error, problems, code);
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems), code};
    }
    return sources;
}

} // namespace

Study load_study(const std::filesystem::path& path, const Inputs& inputs) {
    Sources sources = read_sources(path, inputs);
    Study study;
    study.plan = std::move(sources.plan.plan);
    study.scenario = std::move(sources.scenario);
    Problems problems{study.scenario.inputs};
    const Plan base{study.scenario.scenario};
    study.outputs = resolve_outputs(study.plan, sources.plan.origins, base, problems);
    const std::vector<Target> targets =
        resolve_targets(study.plan, sources.plan.origins, study.scenario.scenario, path, problems);
    check_design(study.plan, sources.plan.origins, path, problems);
    problems.throw_if_any();
    PlanPoints points = plan_points(study.plan, sources.plan.origins, targets,
                                    study.scenario.scenario, study.scenario.inputs, problems);
    check_runs(study.plan, static_cast<double>(points.values.size()), sources.plan.origins, path,
               problems);
    problems.throw_if_any();
    study.cube = std::move(points.cube);
    study.points = std::move(points.values);
    study.units = std::move(points.units);
    return study;
}

Task task_of(const Study& study, SweepRun run) {
    return std::uint64_t{run.replicate} * study.points.size() + run.point;
}

SweepRun run_of(const Study& study, Task task) {
    const Task points = std::max<Task>(study.points.size(), 1); // a study has one at least
    return {static_cast<std::uint32_t>(task % points), static_cast<std::uint32_t>(task / points)};
}

std::uint64_t seed_of(const Study& study, std::uint32_t point) {
    const std::uint64_t seed = study.scenario.scenario.seed;
    if (study.plan.seeds == Seeds::common) {
        return seed;
    }
    Stream stream{RunKey{seed, 0}, point_seed_purpose, point, 0};
    const std::uint64_t high = stream() >> 1U; // as TOML integers are signed
    return high << 32U | stream();
}

std::vector<TargetValue> settings_of(const Study& study, std::uint32_t point) {
    std::vector<TargetValue> settings;
    for (std::size_t f = 0; f != study.plan.factors.size(); ++f) {
        const double value = study.points[point][f];
        const Factor& factor = study.plan.factors[f];
        if (factor.form == FactorForm::values && study.units[f].empty()) { // words
            settings.emplace_back(factor.values[static_cast<std::size_t>(value)]);
        } else {
            settings.emplace_back(value);
        }
    }
    return settings;
}

std::vector<std::string> assignments_of(const Study& study, std::uint32_t point) {
    Scenario scenario = study.scenario.scenario;
    const Outline fields = outline(scenario);
    const std::vector<TargetValue> settings = settings_of(study, point);
    std::vector<std::string> assignments = study.plan.sets;
    for (std::size_t f = 0; f != settings.size(); ++f) {
        const auto target = Target::find(fields, study.plan.factors[f].target);
        assignments.push_back(fmt::format("{}={}", target->path(), target->text_of(settings[f])));
    }
    if (study.plan.seeds == Seeds::independent) {
        assignments.push_back(fmt::format("seed={}", seed_of(study, point)));
    }
    return assignments;
}

} // namespace diasim::calibration

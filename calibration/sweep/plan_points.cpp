// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/plan_points.hpp"

#include "calibration/sweep/plan_checks.hpp"
#include "model/scenario/format.hpp"
#include "model/scenario/table_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace diasim::calibration {
namespace {

/// The numbers of a factor's values; nothing if one of them is a word.
std::optional<std::vector<double>> numbers_of(const Factor& factor, const Target& target) {
    std::vector<double> numbers;
    for (const std::string& text : factor.values) {
        const std::optional<double> number = target.number_of(text);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::vector<std::size_t> grid_levels(const SweepPlan& plan) {
    std::vector<std::size_t> levels;
    for (const Factor& factor : plan.factors) {
        levels.push_back(factor.form == FactorForm::values ? factor.values.size()
                                                           : plan.design.levels);
    }
    return levels;
}

Points cube_of(const SweepPlan& plan) {
    const DesignSpec& design = plan.design;
    const std::size_t factors = plan.factors.size();
    switch (design.kind) {
    case DesignKind::latin_hypercube:
        return latin_hypercube(design.points, factors, design.seed);
    case DesignKind::sobol:
        return sobol(design.points, factors, design.seed);
    case DesignKind::morris:
        return morris(design.trajectories, factors, design.steps, design.seed);
    case DesignKind::saltelli:
        return saltelli(design.points, factors, design.seed);
    case DesignKind::grid:
        return grid(grid_levels(plan));
    case DesignKind::list:
        break;
    }
    return {factors, {}};
}

/// The rows of the table that a list names.
Points listed(const SweepPlan& plan, const Origins& origins, Scenario trial, Inputs& inputs,
              Problems& problems) {
    const Outline fields = outline(trial); // values are tried, so that they are refused as in a run
    std::vector<Target> targets;
    Points points{plan.factors.size(), {}};
    std::vector<std::string> columns;
    for (const Factor& factor : plan.factors) {
        columns.push_back(factor.name);
        targets.push_back(*Target::find(fields, factor.target));
    }
    const auto origin = origins.find("design.file");
    const Location place = origin == origins.end() ? Location{} : origin->second.location;
    const Sheet sheet{{plan.design.file, place}, columns, inputs, problems};
    for (std::size_t row = 0; sheet.is_usable() && row != sheet.size(); ++row) {
        const SheetRow cells{sheet, row};
        for (std::size_t f = 0; f != columns.size(); ++f) {
            if (!targets[f].number()) {
                cells.report(columns[f], "a list holds numbers only, and this target is a word",
                             "use a grid with values = [...]");
                continue;
            }
            const std::size_t before = problems.all().size();
            const double value = cells.number(columns[f], {});
            points.values.push_back(value);
            if (problems.all().size() == before) {
                targets[f].set(value, {sheet.file(), cells.line(), cells.place_of(columns[f])},
                               problems);
            }
        }
    }
    return points;
}

} // namespace

PlanPoints plan_points(const SweepPlan& plan, const Origins& origins,
                       const std::vector<Target>& targets, const Scenario& scenario, Inputs& inputs,
                       Problems& problems) {
    PlanPoints result;
    for (const Target& target : targets) {
        result.units.push_back(target.unit());
    }
    if (plan.design.kind == DesignKind::list) {
        result.values = listed(plan, origins, scenario, inputs, problems);
        result.cube.factors = result.values.factors;
        return result;
    }
    result.cube = cube_of(plan);
    result.values = result.cube;
    for (std::size_t f = 0; f != targets.size(); ++f) {
        Law law = law_of(plan.factors[f]);
        if (law.form == Law::Form::values) {
            const auto numbers = numbers_of(plan.factors[f], targets[f]);
            law.values = numbers.value_or(law.values);
            result.units[f] = numbers ? result.units[f] : "";
        }
        for (std::size_t at = f; at < result.values.values.size(); at += targets.size()) {
            double& value = result.values.values[at];
            value = quantile(law, value);
            value = targets[f].is_whole_number() ? std::round(value) : value;
        }
    }
    return result;
}

} // namespace diasim::calibration

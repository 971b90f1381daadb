// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/sweep_data.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace diasim::calibration {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// The replicates of which every point has come to an end.
std::vector<std::uint32_t> whole_replicates_of(const Study& study, const SweepData& data) {
    std::vector<std::uint32_t> whole;
    for (std::uint32_t r = 0; r != study.plan.replicates; ++r) {
        bool is_whole = true;
        for (std::size_t point = 0; point != study.points.size() && is_whole; ++point) {
            is_whole = data.status[point * study.plan.replicates + r] != RunStatus::missing;
        }
        if (is_whole) {
            whole.push_back(r);
        }
    }
    return whole;
}

/// The same replicates for all points: with common seeds their chance cancels in comparisons.
std::vector<double> means_of(const Study& study, const SweepData& data) {
    const std::size_t replicates = study.plan.replicates;
    const std::size_t outputs = study.outputs.size();
    std::vector<double> means(study.points.size() * outputs, 0.0);
    for (std::size_t point = 0; point != study.points.size(); ++point) {
        for (std::size_t output = 0; output != outputs; ++output) {
            double& mean = means[point * outputs + output];
            for (const std::uint32_t r : data.whole_replicates) { // NaN if one is
                mean += data.outputs[(point * replicates + r) * outputs + output];
            }
            mean /= static_cast<double>(data.whole_replicates.size()); // NaN of none
        }
    }
    return means;
}

} // namespace

SweepData collect(const Study& study, const std::unordered_map<Task, Outcome>& outcomes) {
    const std::size_t replicates = study.plan.replicates;
    const std::size_t outputs = study.outputs.size();
    SweepData data;
    data.status.assign(study.runs(), RunStatus::missing);
    data.outputs.assign(study.runs() * outputs, nothing);
    for (Task task = 0; task != study.runs(); ++task) {
        const auto known = outcomes.find(task);
        const SweepRun run = run_of(study, task);
        const std::size_t row = std::size_t{run.point} * replicates + run.replicate;
        if (known == outcomes.end()) {
            ++data.missing;
        } else if (!known->second.is_done()) {
            data.status[row] = RunStatus::failed;
            data.failures.push_back({run, known->second.failure});
        } else {
            data.status[row] = RunStatus::done;
            ++data.done;
            std::copy(known->second.values.begin(), known->second.values.end(),
                      data.outputs.begin() + static_cast<std::ptrdiff_t>(row * outputs));
        }
    }
    data.whole_replicates = whole_replicates_of(study, data);
    data.means = means_of(study, data);
    return data;
}

Sensitivity sensitivity_of(const Study& study, const SweepData& data) {
    Sensitivity result;
    const std::size_t outputs = study.outputs.size();
    for (std::size_t output = 0; output != outputs; ++output) {
        std::vector<double> values;
        values.reserve(study.points.size());
        for (std::size_t point = 0; point != study.points.size(); ++point) {
            values.push_back(data.means[point * outputs + output]);
        }
        if (study.plan.design.kind == DesignKind::morris) {
            result.morris.push_back(morris_effects(study.cube, values));
        } else if (study.plan.design.kind == DesignKind::saltelli) {
            result.sobol.push_back(
                sobol_indices(study.cube.factors, values, study.plan.design.seed));
        }
    }
    return result;
}

} // namespace diasim::calibration

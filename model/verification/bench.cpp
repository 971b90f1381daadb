// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/bench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace diasim::verification {

Bench::Bench(std::filesystem::path file, std::vector<std::string> sets, EnsembleObserver observer)
    : file_{std::move(file)}, sets_{std::move(sets)}, observer_{std::move(observer)},
      loaded_{std::make_unique<LoadedScenario>(load_scenario(file_, sets_))},
      plan_{std::make_unique<Plan>(loaded_->scenario)} {}

std::vector<RunRecord> Bench::run() const {
    EnsembleResult result = run_ensemble(*plan_, observer_);
    if (result.is_stopped) {
        throw Stopped{};
    }
    if (!result.failures.empty()) {
        throw std::runtime_error{fmt::format("{}: replicate {} failed: {}", file_.string(),
                                             result.failures.front().replicate,
                                             result.failures.front().reason)};
    }
    return std::move(result.records);
}

Bench Bench::with(const std::string& assignment) const {
    std::vector<std::string> sets = sets_;
    sets.push_back(assignment);
    return {file_, std::move(sets), observer_};
}

double people_of(const RunRecord& record) {
    return std::accumulate(record.people.begin(), record.people.end(), 0.0);
}

double people_of(const Scenario& scenario) {
    double sum = 0.0;
    for (const People& row : scenario.population.people) {
        sum += 0.5 * (row.low + row.high);
    }
    return sum * scenario.population.scale;
}

double acts_of(const RunRecord& record, std::size_t activity) {
    double sum = 0.0;
    for (std::size_t i = activity; i < record.acts.size(); i += record.shape.activities) {
        sum += record.acts[i];
    }
    return sum;
}

double participants_of(const RunRecord& record, std::size_t activity) {
    double sum = 0.0;
    for (std::size_t i = activity; i < record.participants.size(); i += record.shape.activities) {
        sum += record.participants[i];
    }
    return sum;
}

bool is_settled(const RunRecord& record) {
    const std::size_t in_last = record.shape.communities * record.shape.activities;
    return std::all_of(record.acts.end() - static_cast<std::ptrdiff_t>(in_last), record.acts.end(),
                       [](std::uint32_t acts) { return acts == 0; });
}

double days_of(const Plan& plan) {
    return plan.steps * plan.step_days;
}

std::size_t activity_called(const Scenario& scenario, const std::string& name) {
    const auto found = find_name(scenario.activities, name);
    if (!found) {
        throw InputError{
            fmt::format("the scenario has no activity '{}': this claim is about it", name)};
    }
    return *found;
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/scenario/load.hpp"
#include "model/simulation/ensemble.hpp"
#include "model/simulation/plan.hpp"

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace diasim::verification {

/// The observer asked to stop.
struct Stopped : std::runtime_error {
    Stopped() : runtime_error{"stopped"} {}
};

/// One scenario at one point of its parameters, and what its ensemble writes down. Everything goes
/// through the public face of the engine.
class Bench {
public:
    /// @throws InputError if the scenario is not valid there
    Bench(std::filesystem::path file, std::vector<std::string> sets, EnsembleObserver observer);

    [[nodiscard]] const Scenario& scenario() const noexcept { return loaded_->scenario; }
    [[nodiscard]] const Plan& plan() const noexcept { return *plan_; }

    /// All replicates. @throws Stopped; std::runtime_error if a replicate fails
    [[nodiscard]] std::vector<RunRecord> run() const;

    /// The same scenario with further assignments.
    [[nodiscard]] Bench with(const std::string& assignment) const;

private:
    std::filesystem::path file_;
    std::vector<std::string> sets_;
    EnsembleObserver observer_;
    std::unique_ptr<LoadedScenario> loaded_; // the plan refers to it
    std::unique_ptr<Plan> plan_;
};

/// A number of each replicate.
template <class Function>
[[nodiscard]] std::vector<double> over(const std::vector<RunRecord>& records,
                                       const Function& number) {
    std::vector<double> values;
    values.reserve(records.size());
    for (const RunRecord& record : records) {
        values.push_back(number(record));
    }
    return values;
}

/// People of a run.
[[nodiscard]] double people_of(const RunRecord& record);
/// Expected people of a scenario: the middles of its intervals times the scale.
[[nodiscard]] double people_of(const Scenario& scenario);
/// Acts of one activity over all steps and communities.
[[nodiscard]] double acts_of(const RunRecord& record, std::size_t activity);
/// People who did one activity at least once.
[[nodiscard]] double participants_of(const RunRecord& record, std::size_t activity);
/// Whether nobody acted in the last step.
[[nodiscard]] bool is_settled(const RunRecord& record);
/// Days of a run.
[[nodiscard]] double days_of(const Plan& plan);
/// Position of the activity called `name`. @throws InputError if the scenario has none
[[nodiscard]] std::size_t activity_called(const Scenario& scenario, const std::string& name);

} // namespace diasim::verification

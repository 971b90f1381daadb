// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/sampler.hpp"
#include "model/base/distributions.hpp"

#include <functional>
#include <unordered_map>
#include <vector>

/// Approximate Bayesian computation of models that are a few lines, through the same sampler as
/// those of a diaspora.
namespace diasim::calibration {

using ToyModel =
    std::function<std::vector<double>(const std::vector<double>& parameters, Stream& stream)>;

inline Outcome toy_outcome(const ToyModel& model, const Proposal& proposal) {
    Stream stream{RunKey{proposal.seed, 0}, Purpose::trait, 0, 0};
    return {model(proposal.parameters, stream), ""};
}

/// From the first round to the end.
inline Sampler run_toy(const AbcProblem& problem, const AbcSettings& settings,
                       const ToyModel& model) {
    Sampler sampler{problem, settings};
    std::unordered_map<Task, Outcome> known;
    const Lookup lookup = [&known](Task task) -> const Outcome* {
        const auto found = known.find(task);
        return found == known.end() ? nullptr : &found->second;
    };
    for (auto tasks = sampler.next_round(lookup); !tasks.empty();
         tasks = sampler.next_round(lookup)) {
        for (const Task task : tasks) {
            known.emplace(task, toy_outcome(model, sampler.proposal_of(task)));
        }
    }
    return sampler;
}

inline std::vector<double> gaussian_model(const std::vector<double>& parameters, Stream& stream) {
    return {parameters[0] + standard_normal(stream)};
}

/// theta ~ N(0, 1), y ~ N(theta, 1), y = 1 was observed.
inline AbcProblem gaussian_problem(double observed = 1.0) {
    return {{{Prior::Form::normal, 0.0, 1.0}}, {observed}, {1.0}};
}

} // namespace diasim::calibration

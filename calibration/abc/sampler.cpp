// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/sampler.hpp"

#include "calibration/abc/weighted.hpp"
#include "calibration/design/purposes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace diasim::calibration {
namespace {

using Status = Simulation::Status;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr unsigned generation_shift = 32; // a task: generation, number of the proposal

std::vector<std::vector<double>> statistics_of(const Generation& generation) {
    std::vector<std::vector<double>> rows;
    rows.reserve(generation.simulations.size());
    for (const Simulation& simulation : generation.simulations) {
        if (simulation.status != Status::failed) {
            rows.push_back(simulation.statistics);
        }
    }
    return rows;
}

/// The scales that the simulations of a generation show; 1 if none are wanted.
std::vector<double> scales_from(const Generation& generation, const AbcSettings& settings,
                                std::size_t n) {
    const std::vector<std::vector<double>> rows = statistics_of(generation);
    return settings.has_scales && !rows.empty() ? scales_of(rows) : std::vector<double>(n, 1.0);
}

void measure(Generation& generation, const AbcProblem& problem) {
    for (Simulation& simulation : generation.simulations) {
        if (simulation.status != Status::failed) {
            simulation.distance = generation.metric(simulation.statistics, problem.observed);
        }
    }
}

/// The tolerance of rejection: as said, else the distance of the last that is wanted.
double nearest_tolerance(const Generation& generation, const AbcSettings& settings) {
    std::vector<double> distances;
    distances.reserve(generation.simulations.size());
    for (const Simulation& simulation : generation.simulations) {
        if (simulation.status != Status::failed) {
            distances.push_back(simulation.distance);
        }
    }
    if (settings.tolerance > 0.0 || distances.empty()) {
        return settings.tolerance;
    }
    std::ranges::sort(distances);
    return distances[std::min<std::size_t>(settings.population, distances.size()) - 1];
}

/// Gives the accepted simulations their weights.
void weigh(Generation& generation, const std::vector<Prior>& priors,
           const std::optional<Kernel>& kernel) {
    const Draws draws = draws_of(generation);
    const std::size_t n = draws.simulation.size();
    const std::vector<double> weights = kernel && n != 0
                                            ? kernel->weights_of(draws.unbounded, priors)
                                            : std::vector<double>(n, 1.0 / static_cast<double>(n));
    for (std::size_t i = 0; i != n; ++i) {
        generation.simulations[draws.simulation[i]].weight = weights[i];
    }
}

} // namespace

Draws draws_of(const Generation& generation) {
    Draws draws;
    for (std::size_t i = 0; i != generation.simulations.size(); ++i) {
        const Simulation& simulation = generation.simulations[i];
        if (simulation.status == Status::accepted) {
            draws.simulation.push_back(i);
            draws.unbounded.push_back(simulation.proposal.unbounded);
            draws.parameters.push_back(simulation.proposal.parameters);
            draws.statistics.push_back(simulation.statistics);
            draws.distances.push_back(simulation.distance);
            draws.weights.push_back(simulation.weight);
        }
    }
    return draws;
}

Sampler::Sampler(AbcProblem problem, AbcSettings settings)
    : problem_{std::move(problem)}, settings_{settings} {
    present_.tolerance = infinite;
    present_.metric = {problem_.weights, std::vector<double>(problem_.weights.size(), 1.0)};
}

std::uint64_t Sampler::simulations() const noexcept {
    return earlier_ + present_.simulations.size();
}

/// Proposals of the present generation after which it is given up.
std::uint64_t Sampler::most_proposals() const {
    const std::uint64_t left = settings_.simulations - earlier_;
    if (settings_.algorithm == Algorithm::rejection) {
        return left;
    }
    const double worth_it = std::ceil(settings_.population / settings_.acceptance);
    return static_cast<std::uint64_t>(std::min(static_cast<double>(left), worth_it));
}

/// Half of the proposals that are still needed at the rate so far, at least as many as there are
/// acceptances missing, and never so few that processors wait for one another all the time.
std::uint64_t Sampler::round_size() const {
    constexpr double least = 32.0;
    const std::uint64_t made = present_.simulations.size();
    const std::uint64_t left = most_proposals() - made;
    if (settings_.algorithm == Algorithm::rejection) {
        return left;
    }
    const auto missing = static_cast<double>(settings_.population - present_.accepted);
    const double rate = made == 0 ? 1.0
                                  : std::max(1.0, static_cast<double>(present_.accepted)) /
                                        static_cast<double>(made);
    const double wanted = std::max({missing, 0.5 * missing / rate, least});
    // In the first generation everything is accepted: then the number is known.
    return std::min(left, static_cast<std::uint64_t>(done_.empty() ? missing : std::ceil(wanted)));
}

std::vector<Task> Sampler::next_round(const Lookup& outcomes) {
    while (end_.empty()) {
        const std::uint64_t first = present_.simulations.size();
        const std::uint64_t n = round_size();
        if (n == 0) {
            close();
            continue;
        }
        std::vector<Task> tasks(n);
        bool is_finished = true;
        for (std::uint64_t i = 0; i != n; ++i) {
            tasks[i] = Task{done_.size()} << generation_shift | (first + i);
            is_finished = is_finished && outcomes(tasks[i]) != nullptr;
        }
        if (!is_finished) {
            return tasks;
        }
        const auto is_whole = [&](Task task) { return absorb(task, *outcomes(task)); };
        if (std::ranges::any_of(tasks, is_whole)) { // what comes behind is as if never simulated
            finish_generation();
        }
    }
    return {};
}

Proposal Sampler::proposal_of(Task task) const {
    const auto generation = static_cast<std::uint32_t>(task >> generation_shift);
    const std::uint64_t number = task & 0xFFFFFFFFU;
    const RunKey key{settings_.seed, 0};
    Stream stream{key, proposal_purpose, number, generation};
    Proposal proposal;
    if (kernel_) {
        proposal.unbounded = kernel_->propose(stream);
        proposal.parameters.reserve(problem_.priors.size());
        for (std::size_t k = 0; k != problem_.priors.size(); ++k) {
            proposal.parameters.push_back(
                from_unbounded(problem_.priors[k], proposal.unbounded[k]));
        }
    } else {
        proposal.parameters.reserve(problem_.priors.size());
        proposal.unbounded.reserve(problem_.priors.size());
        for (const Prior& prior : problem_.priors) {
            proposal.parameters.push_back(draw(prior, stream));
            proposal.unbounded.push_back(to_unbounded(prior, proposal.parameters.back()));
        }
    }
    Stream seeds{key, proposal_seed_purpose, number, generation};
    const std::uint64_t high = seeds() >> 1U; // as TOML integers are signed
    proposal.seed = high << 32U | seeds();
    return proposal;
}

/// Takes in one outcome. @return whether the generation is whole with it
bool Sampler::absorb(Task task, const Outcome& outcome) {
    Simulation simulation;
    simulation.proposal = proposal_of(task);
    simulation.distance = std::numeric_limits<double>::quiet_NaN();
    if (outcome.is_done()) {
        simulation.statistics = outcome.values;
        simulation.distance = present_.metric(simulation.statistics, problem_.observed);
    } else {
        simulation.failure = outcome.failure;
        simulation.status = Status::failed;
    }
    if (settings_.algorithm == Algorithm::smc && simulation.distance <= present_.tolerance) {
        simulation.status = Status::accepted;
        ++present_.accepted;
    }
    present_.simulations.push_back(std::move(simulation));
    return settings_.algorithm == Algorithm::smc && present_.accepted == settings_.population;
}

void Sampler::begin_generation() {
    const Generation& last = done_.back();
    present_ = {};
    present_.metric = {problem_.weights, scales_from(last, settings_, problem_.weights.size())};
    // The distances of the last generation as this one measures them.
    std::vector<double> distances;
    const Draws draws = draws_of(last);
    distances.reserve(draws.statistics.size());
    for (const std::vector<double>& row : draws.statistics) {
        distances.push_back(present_.metric(row, problem_.observed));
    }
    present_.tolerance = std::max(settings_.tolerance,
                                  weighted_quantile(distances, draws.weights, settings_.quantile));
    kernel_.emplace(Population{draws.unbounded, draws.weights});
}

void Sampler::finish_generation() {
    if (!kernel_) { // measured as the prior's simulations vary
        present_.metric.scales = scales_from(present_, settings_, problem_.weights.size());
        measure(present_, problem_);
    }
    weigh(present_, problem_.priors, kernel_);
    earlier_ += present_.simulations.size();
    done_.push_back(std::exchange(present_, {}));
    const Generation& last = done_.back();
    if (last.tolerance <= settings_.tolerance) {
        end_ = fmt::format("the tolerance {:.4g} was reached", settings_.tolerance);
    } else if (done_.size() == settings_.generations) {
        end_ = fmt::format("{} generations were asked for", settings_.generations);
    } else {
        begin_generation();
    }
}

void Sampler::finish_rejection() {
    present_.metric.scales = scales_from(present_, settings_, problem_.weights.size());
    measure(present_, problem_);
    present_.tolerance = nearest_tolerance(present_, settings_);
    for (Simulation& simulation : present_.simulations) {
        if (simulation.distance <= present_.tolerance) {
            simulation.status = Status::accepted;
            ++present_.accepted;
        }
    }
    weigh(present_, problem_.priors, kernel_);
    earlier_ += present_.simulations.size();
    done_.push_back(std::exchange(present_, {}));
    end_ = fmt::format("{} simulations were asked for", settings_.simulations);
}

/// No proposals are left to the present generation.
void Sampler::close() {
    if (settings_.algorithm == Algorithm::rejection) {
        finish_rejection();
    } else if (simulations() >= settings_.simulations) {
        end_ = fmt::format("{} simulations were allowed", settings_.simulations);
    } else {
        end_ = fmt::format("fewer than {:.3g} % of the proposals were accepted",
                           100.0 * settings_.acceptance);
    }
}

} // namespace diasim::calibration

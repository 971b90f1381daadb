// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/simulations_file.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>

namespace diasim::calibration {
namespace {

Variable of_each_simulation(const char* name, const char* meaning) {
    return {name, {"simulation"}, "1", meaning};
}

/// One number of each simulation.
template <class Number, class Get>
void write_each(Hdf5Writer& file, const Variable& variable,
                const std::vector<const Simulation*>& simulations, const Get& get) {
    std::vector<Number> values;
    values.reserve(simulations.size());
    for (const Simulation* simulation : simulations) {
        values.push_back(static_cast<Number>(std::invoke(get, *simulation)));
    }
    file.write(variable, values);
}

/// One row of numbers of each simulation.
/// @param width of a row; rows that are empty are NaN
template <class Get>
void write_rows(Hdf5Writer& file, const Variable& variable,
                const std::vector<const Simulation*>& simulations, std::size_t width,
                const Get& get) {
    std::vector<double> values;
    values.reserve(simulations.size() * width);
    for (const Simulation* simulation : simulations) {
        const std::vector<double>& row = std::invoke(get, *simulation);
        values.insert(values.end(), row.begin(), row.end());
        values.resize(values.size() + width - row.size(), std::numeric_limits<double>::quiet_NaN());
    }
    file.write(variable, values);
}

/// To which generation each simulation belongs, and its number there.
void write_numbers(Hdf5Writer& file, const Sampler& sampler) {
    std::vector<std::uint32_t> generations;
    std::vector<std::uint32_t> proposals;
    const auto add = [&](const Generation& generation, std::size_t number) {
        for (std::size_t i = 0; i != generation.simulations.size(); ++i) {
            generations.push_back(static_cast<std::uint32_t>(number));
            proposals.push_back(static_cast<std::uint32_t>(i));
        }
    };
    for (std::size_t t = 0; t != sampler.generations().size(); ++t) {
        add(sampler.generations()[t], t);
    }
    add(sampler.present(), sampler.generations().size());
    file.write(of_each_simulation("simulation_generation",
                                  "generation; the last may be one that was given up"),
               generations);
    file.write(
        of_each_simulation("simulation_proposal", "number of the proposal in its generation"),
        proposals);
}

void write_failures(Hdf5Writer& file, const std::vector<const Simulation*>& simulations) {
    std::vector<std::uint32_t> numbers;
    std::vector<std::string> reasons;
    for (std::size_t i = 0; i != simulations.size(); ++i) {
        if (simulations[i]->status == Simulation::Status::failed) {
            numbers.push_back(static_cast<std::uint32_t>(i));
            reasons.push_back(simulations[i]->failure);
        }
    }
    if (!numbers.empty()) {
        file.dimension({"failure", numbers.size()});
        file.write(Variable{"failure_simulation", {"failure"}, "1", "simulation that failed"},
                   numbers);
        file.write_strings({"failure_reason", {"failure"}, "", "why it failed"}, reasons);
    }
}

} // namespace

std::vector<const Simulation*> simulations_of(const Sampler& sampler) {
    std::vector<const Simulation*> simulations;
    const auto add = [&](const Generation& generation) {
        for (const Simulation& simulation : generation.simulations) {
            simulations.push_back(&simulation);
        }
    };
    for (const Generation& generation : sampler.generations()) {
        add(generation);
    }
    add(sampler.present());
    return simulations;
}

void write_simulations(Hdf5Writer& file, const Sampler& sampler) {
    const std::vector<const Simulation*> simulations = simulations_of(sampler);
    write_numbers(file, sampler);
    write_each<std::uint64_t>(
        file, of_each_simulation("simulation_seed", "seed of the run, whose replicate 0 it is"),
        simulations, [](const Simulation& s) { return s.proposal.seed; });
    write_each<std::uint8_t>(
        file, of_each_simulation("simulation_status", "0 accepted, 1 rejected, 2 failed"),
        simulations, [](const Simulation& s) { return static_cast<std::uint8_t>(s.status); });
    write_each<double>(file,
                       of_each_simulation("simulation_distance", "distance from what was observed"),
                       simulations, &Simulation::distance);
    write_each<double>(
        file,
        of_each_simulation("simulation_weight", "weight in its generation; 0 if not accepted"),
        simulations, &Simulation::weight);
    const AbcProblem& problem = sampler.problem();
    write_rows(
        file, Variable{"simulation_parameters", {"simulation", "parameter"}, "1", "parameters"},
        simulations, problem.priors.size(),
        [](const Simulation& s) -> const std::vector<double>& { return s.proposal.parameters; });
    write_rows(file,
               Variable{"simulation_statistics",
                        {"simulation", "statistic"},
                        "1",
                        "statistics; NaN if it failed"},
               simulations, problem.observed.size(), &Simulation::statistics);
    write_failures(file, simulations);
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"
#include "model/network/network.hpp"
#include "model/population/population.hpp"
#include "model/scenario/load.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace diasim;

LoadedScenario load(const std::string& name) {
    return load_scenario(std::string{DIASIM_SOURCE_DIR} + "/scenarios/" + name, {});
}

/// Whole replicates, population and network included. The rate is people x steps per second.
void replicate(benchmark::State& state, const std::string& name) {
    const LoadedScenario loaded = load(name);
    const Plan plan{loaded.scenario};
    std::uint64_t people_steps = 0;
    std::uint32_t index = 0;
    with_threads(static_cast<std::size_t>(state.range(0)), [&] {
        for ([[maybe_unused]] auto _ : state) {
            const auto record = simulate(plan, {loaded.scenario.seed, index++});
            for (const std::uint32_t n : record->people) {
                people_steps += std::uint64_t{n} * plan.steps;
            }
        }
    });
    state.SetItemsProcessed(static_cast<std::int64_t>(people_steps));
}
BENCHMARK_CAPTURE(replicate, january, "january-2022.toml")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replicate, million, "scale/million.toml")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

/// What all replicates share: homeland series, contexts, hazards, bounds.
void plan(benchmark::State& state) {
    const LoadedScenario loaded = load("january-2022.toml");
    for ([[maybe_unused]] auto _ : state) {
        const Plan made{loaded.scenario};
        benchmark::DoNotOptimize(made.steps);
    }
}
BENCHMARK(plan)->Unit(benchmark::kMillisecond);

/// The people of January 2022, without their ties.
void population(benchmark::State& state) {
    const LoadedScenario loaded = load("january-2022.toml");
    const PopulationLaws laws = make_laws(loaded.scenario.population);
    std::int64_t people = 0;
    for ([[maybe_unused]] auto _ : state) {
        people += make_population(loaded.scenario, laws, {1, 0}).size();
    }
    state.SetItemsProcessed(people);
}
BENCHMARK(population)->Unit(benchmark::kMillisecond);

} // namespace

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"
#include "model/network/network.hpp"
#include "model/population/population.hpp"
#include "model/scenario/load.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/simulation.hpp"
#include "model/simulation/world.hpp"
#include "tests/benchmark/cost.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <optional>

namespace {

using namespace diasim;
using namespace diasim::benchmarks;

LoadedScenario load(const std::string& name) {
    return load_scenario(std::string{DIASIM_SOURCE_DIR} + "/scenarios/" + name, {});
}

double sum_of(const std::vector<std::uint32_t>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

/// Directed ties of all layers of a replicate.
double edges_of(const Plan& plan, RunKey run) {
    const World world{plan, run};
    return static_cast<double>(world.network.friends.edge_count() +
                               world.network.kin_abroad.edge_count() +
                               world.network.follows.edge_count());
}

/// M1 and M2: whole replicates, people and ties included. Rates are of people times steps and of
/// ties times steps; shares are what the last replicate ended in.
void replicate(benchmark::State& state, const std::string& name) {
    const LoadedScenario loaded = load(name);
    const Plan plan{loaded.scenario};
    double people_steps = 0.0;
    double edge_steps = 0.0;
    RunKey key{loaded.scenario.seed, 0};
    with_threads(static_cast<std::size_t>(state.range(0)), [&] {
        for ([[maybe_unused]] auto _ : state) {
            state.PauseTiming();
            edge_steps += edges_of(plan, key) * plan.steps;
            state.ResumeTiming();
            std::optional<RunRecord> record;
            const double bytes = peak_bytes_of([&] { record = simulate(plan, key); });
            const double people = sum_of(record->people);
            people_steps += people * plan.steps;
            state.counters["bytes/person"] = bytes / people;
            state.counters["reached"] = sum_of(record->reached) / people;
            state.counters["active"] = sum_of(record->active_people) / people;
            ++key.replicate;
        }
    });
    using benchmark::Counter;
    state.counters["people_ticks/s"] = Counter{people_steps, Counter::kIsRate};
    state.counters["edge_ticks/s"] = Counter{edge_steps, Counter::kIsRate};
}
BENCHMARK_CAPTURE(replicate, m1_january, "january-2022.toml")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replicate, m2_million, "scale/million.toml")
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

// SPDX-License-Identifier: BSD-3-Clause
// The work units W1, W1s, W2 and W4: whole runs of the engine beside hand-written kernels that do
// nothing else, on the same ties, one after the other. The time is the engine's; `of_limit` is the
// kernel's over the engine's, 1 at the limit. A benchmark whose final states differ fails.

#include "model/base/parallel.hpp"
#include "model/simulation/ensemble.hpp"
#include "model/simulation/world.hpp"
#include "tests/benchmark/cost.hpp"
#include "tests/benchmark/limit/cascade.hpp"
#include "tests/benchmark/limit/epidemic.hpp"
#include "tests/benchmark/work_units.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <optional>

namespace {

using namespace diasim;
using namespace diasim::benchmarks;

/// What a run costs, without the people and ties that it begins with, and what it ends in.
struct Run {
    double build_seconds = 0.0;
    double seconds = 0.0;
    double bytes = 0.0; ///< at the peak, everything included
    RunRecord record;
};

/// One replicate, and its world to run a kernel in.
Run run_of(const Plan& plan, RunKey key, std::optional<World>& world) {
    Run run;
    run.build_seconds = seconds_of([&] { world.emplace(plan, key); });
    double seconds = 0.0;
    run.bytes = peak_bytes_of(
        [&] { seconds = seconds_of([&] { run.record = simulate(plan, key).value(); }); });
    run.seconds = seconds - run.build_seconds;
    return run;
}

/// Sums over the iterations of a benchmark.
struct Sums {
    double seconds = 0.0;
    double limit_seconds = 0.0;
    double build_seconds = 0.0;
    double bytes = 0.0;
    double edges = 0.0;
};

/// Adds one iteration.
void add(Sums& sums, const Run& run, const World& world, double limit_seconds) {
    sums.seconds += run.seconds;
    sums.limit_seconds += limit_seconds;
    sums.build_seconds += run.build_seconds;
    sums.bytes = std::max(sums.bytes, run.bytes);
    sums.edges += static_cast<double>(world.network.friends.edge_count());
}

/// Rates are of the run without its beginning: person-ticks, and directed ties times ticks.
void report(benchmark::State& state, const Sums& sums, double people, double ticks) {
    const auto n = static_cast<double>(state.iterations());
    state.counters["people_ticks/s"] = n * people * ticks / sums.seconds;
    state.counters["edge_ticks/s"] = sums.edges * ticks / sums.seconds;
    state.counters["of_limit"] = sums.limit_seconds / sums.seconds;
    state.counters["limit_s"] = sums.limit_seconds / n;
    state.counters["build_s"] = sums.build_seconds / n;
    state.counters["bytes/person"] = sums.bytes / people;
}

/// Final shares of an epidemic of n people waver by less than 1 / sqrt(n); the limit draws numbers
/// of its own, so that two runs may differ by three times that.
bool is_same_law(double share, double limit_share, double people) {
    constexpr double most = 3.0;
    return std::abs(share - limit_share) < most / std::sqrt(people);
}

/// W1; argument: people. One thread.
void w1_sir(benchmark::State& state) {
    const auto people = static_cast<double>(state.range(0));
    const limit::Epidemic law;
    const Scenario scenario = epidemic_world(people, law);
    const Plan plan{scenario};
    Sums sums;
    with_threads(1, [&] {
        for (RunKey key{scenario.seed, 0}; [[maybe_unused]] auto _ : state) {
            std::optional<World> world;
            const Run run = run_of(plan, key, world);
            limit::EpidemicState limit;
            const double limit_seconds = seconds_of(
                [&] { limit = limit::run_sir(world->network.friends, law, key.replicate); });
            state.SetIterationTime(run.seconds);
            add(sums, run, *world, limit_seconds);
            const double reached = run.record.reached.front() / people;
            state.counters["reached"] = reached;
            state.counters["limit_reached"] = limit.reached / people;
            if (!is_same_law(reached, limit.reached / people, people)) {
                state.SkipWithError("engine and limit reach different shares");
                break;
            }
            ++key.replicate;
        }
    });
    report(state, sums, people, law.ticks);
}

/// W1s: W1 where those whose attention lapsed hear of the news from contacts again; argument:
/// people. One thread.
void w1s_sis(benchmark::State& state) {
    const auto people = static_cast<double>(state.range(0));
    const limit::Epidemic law;
    Scenario scenario = epidemic_world(people, law);
    scenario.attention.contact_recapture = {1.0};
    const Plan plan{scenario};
    Sums sums;
    with_threads(1, [&] {
        for (RunKey key{scenario.seed, 0}; [[maybe_unused]] auto _ : state) {
            std::optional<World> world;
            const Run run = run_of(plan, key, world);
            limit::EpidemicState limit;
            const double limit_seconds = seconds_of(
                [&] { limit = limit::run_sis(world->network.friends, law, key.replicate); });
            state.SetIterationTime(run.seconds);
            add(sums, run, *world, limit_seconds);
            const double infectious = run.record.attentive.back() / people;
            state.counters["infectious"] = infectious;
            state.counters["limit_infectious"] = limit.infectious / people;
            if (!is_same_law(infectious, limit.infectious / people, people)) {
                state.SkipWithError("engine and limit end with different shares");
                break;
            }
            ++key.replicate;
        }
    });
    report(state, sums, people, law.ticks);
}

/// W2, to the fixed point; argument: people. One thread.
void w2_cascade(benchmark::State& state, const Cascade& law) {
    const auto people = static_cast<double>(state.range(0));
    const Scenario scenario = cascade_world(people, law);
    const Plan plan{scenario};
    Sums sums;
    with_threads(1, [&] {
        for (RunKey key{scenario.seed, 0}; [[maybe_unused]] auto _ : state) {
            std::optional<World> world;
            const Run run = run_of(plan, key, world);
            const Graph& ties = world->network.friends;
            const auto seeds = cascade_seeds(law, key, world->population.size());
            std::vector<std::uint32_t> rounds;
            const double limit_seconds = seconds_of([&] {
                rounds = limit::run_cascade(ties, limit::contacts_needed(ties, law.share), seeds);
            });
            state.SetIterationTime(run.seconds);
            add(sums, run, *world, limit_seconds);
            state.counters["rounds"] = static_cast<double>(rounds.size());
            state.counters["active"] =
                std::accumulate(rounds.begin(), rounds.end(), static_cast<double>(seeds.size())) /
                people;
            if (rounds != cascade_rounds(run.record)) {
                state.SkipWithError("engine and limit differ in who acts in a round");
                break;
            }
            ++key.replicate;
        }
    });
    report(state, sums, people, 1.0); // a tie passes on once that somebody acts, in whatever step
}

double mean_reached(const std::vector<RunRecord>& records, double people) {
    double sum = 0.0;
    for (const RunRecord& record : records) {
        sum += record.reached.front() / people;
    }
    return sum / static_cast<double>(records.size());
}

/// W4: 100 replicates of W1 with 10^4 people, from the scenario to the records. The limit runs on
/// ties made before. Argument: threads.
void w4_replicates(benchmark::State& state) {
    constexpr double people = 10000.0;
    constexpr std::uint32_t replicates = 100;
    const limit::Epidemic law;
    Scenario scenario = epidemic_world(people, law);
    scenario.replicates = replicates;
    std::vector<Graph> ties;
    for (std::uint32_t r = 0; r != replicates; ++r) {
        ties.push_back(make_society(Plan{scenario}, {scenario.seed, r})->network.friends);
    }
    double seconds = 0.0;
    double limit_seconds = 0.0;
    with_threads(static_cast<std::size_t>(state.range(0)), [&] {
        for ([[maybe_unused]] auto _ : state) {
            EnsembleResult result;
            const double passed = seconds_of([&] { result = run_ensemble(Plan{scenario}); });
            std::vector<double> limit(replicates);
            limit_seconds += seconds_of([&] {
                for_each_task(replicates, [&](std::size_t r) {
                    limit[r] = limit::run_sir(ties[r], law, r).reached / people;
                });
            });
            seconds += passed;
            state.SetIterationTime(passed);
            const double reached = mean_reached(result.records, people);
            const double limit_reached =
                std::accumulate(limit.begin(), limit.end(), 0.0) / replicates;
            state.counters["reached"] = reached;
            state.counters["limit_reached"] = limit_reached;
            if (!is_same_law(reached, limit_reached, people * replicates)) {
                state.SkipWithError("engine and limit reach different shares");
                break;
            }
        }
    });
    const double runs = static_cast<double>(state.iterations()) * replicates;
    state.counters["replicates/s"] = runs / seconds;
    state.counters["people_ticks/s"] = runs * people * law.ticks / seconds;
    state.counters["of_limit"] = limit_seconds / seconds;
}

constexpr int million = 1000000;
BENCHMARK(w1_sir)->Arg(million / 10)->Arg(million)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(w1s_sis)->Arg(million)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(w2_cascade, a, cascade_a)
    ->Arg(million)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(w2_cascade, b, cascade_b)
    ->Arg(million)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(w4_replicates)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

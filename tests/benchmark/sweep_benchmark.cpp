// SPDX-License-Identifier: BSD-3-Clause
// What a sweep costs beside its simulations. Runs of 1 ms and 0.1 s are a busy wait, so that the
// rest of the time is the machinery's.

#include "calibration/execution/crew.hpp"
#include "calibration/execution/ledger.hpp"
#include "calibration/execution/scenario_function.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "model/scenario/load.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <numeric>
#include <string>
#include <unistd.h>

namespace {

using namespace diasim;
using namespace diasim::calibration;
namespace fs = std::filesystem;

constexpr std::uint64_t job = 1;

/// A folder of this process, removed at the end.
class Scratch {
public:
    Scratch() : path_{fs::current_path() / ("sweep-benchmark-" + std::to_string(::getpid()))} {
        fs::remove_all(path_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
    ~Scratch() { fs::remove_all(path_); }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// All runs of a sweep on one thread, each a wait of so many microseconds.
void sweep_of_waits(benchmark::State& state) {
    const std::chrono::microseconds length{state.range(0)};
    const auto n = static_cast<std::size_t>(state.range(1));
    double waited = 0.0;
    double passed = 0.0;
    using Clock = std::chrono::steady_clock;
    const Evaluate wait = [&](Task, const Beat&) {
        const auto start = Clock::now();
        while (Clock::now() - start < length) {
        }
        waited += std::chrono::duration<double>(Clock::now() - start).count();
        return std::optional{std::vector<double>(8, 1.0)};
    };
    for (auto _ : state) {
        const Scratch scratch;
        std::vector<Task> tasks(n);
        std::iota(tasks.begin(), tasks.end(), Task{0});
        const auto start = Clock::now();
        Ledger ledger{scratch.path() / "runs", job, worker_name()};
        SharedFolder folder{scratch.path(), ledger, tasks, {1.0}};
        const Beat beat = [] { return true; };
        static_cast<void>(work([&] { return folder.next(beat); }, wait,
                               [&](Task t, Outcome o) { ledger.keep(t, std::move(o)); }, beat));
        ledger.sync();
        passed += std::chrono::duration<double>(Clock::now() - start).count();
    }
    state.counters["overhead_percent"] = 100.0 * (passed - waited) / waited;
    state.counters["us_per_run"] =
        1e6 * (passed - waited) /
        (static_cast<double>(n) * static_cast<double>(state.iterations()));
}
BENCHMARK(sweep_of_waits)->Args({1000, 3000})->Args({100000, 50})->Iterations(1)->UseRealTime();

/// Going on in a folder of 100,000 finished runs, spread over so many journals as of processes that
/// worked on it: until it is known that nothing is left.
void resume(benchmark::State& state) {
    const Scratch scratch;
    const auto journals = static_cast<Task>(state.range(0));
    std::vector<Task> tasks(100000);
    std::iota(tasks.begin(), tasks.end(), Task{0});
    // Each ledger writes its share and reads those before at its beginning, so in a folder of its
    // own.
    fs::create_directories(scratch.path() / "runs");
    for (Task journal = 0; journal != journals; ++journal) {
        const std::string name = std::to_string(journal);
        Ledger ledger{scratch.path() / name, job, name};
        for (Task task = journal; task < tasks.size(); task += journals) {
            ledger.keep(task, {std::vector<double>(8, static_cast<double>(task)), ""});
        }
        fs::rename(scratch.path() / name / (name + ".journal"),
                   scratch.path() / "runs" / (name + ".journal"));
    }
    for (auto _ : state) {
        Ledger ledger{scratch.path() / "runs", job, "now"};
        SharedFolder folder{scratch.path(), ledger, tasks, {1.0}};
        benchmark::DoNotOptimize(folder.next([] { return true; }));
    }
}
BENCHMARK(resume)->Arg(1)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A run of the small scenario of the tests: setting values, checking, deriving and simulating.
void small_run(benchmark::State& state) {
    const LoadedScenario loaded =
        load_scenario(std::string{DIASIM_SOURCE_DIR} + "/tests/data/small/small.toml", {});
    ScenarioFunction function{loaded.scenario,
                              {"barrier.distance.weight", "influence.memory"},
                              [](const Plan&, const RunRecord& record) {
                                  return std::vector<double>{static_cast<double>(record.people[0])};
                              }};
    std::uint32_t replicate = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            function({{2.0, 2.0}, {loaded.scenario.seed, replicate++}}, [] { return true; }));
    }
}
BENCHMARK(small_run)->Unit(benchmark::kMillisecond);

} // namespace

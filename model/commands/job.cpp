// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/job.hpp"

#include "model/base/parallel.hpp"
#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/stop.hpp"
#include "model/scenario/writer.hpp"
#include "model/simulation/simulation.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace diasim::commands {
namespace {

/// One replicate alone, with its number in the ensemble and so with its random numbers.
EnsembleResult run_replicate(const Plan& plan, std::uint32_t replicate,
                             const EnsembleObserver& observer) {
    EnsembleResult result;
    try {
        const RunKey key{plan.scenario.seed, replicate};
        auto record = simulate(plan, key, [&](std::uint32_t done) {
            return observer({done, plan.steps, done == plan.steps ? 1U : 0U, 1U});
        });
        if (record) {
            result.records.push_back(std::move(*record));
        }
        result.is_stopped = !record;
    } catch (const std::exception& error) {
        result.failures.push_back({replicate, error.what()});
    }
    return result;
}

EnsembleResult run_watched(const Job& job, const Plan& plan, const EnsembleObserver& observer) {
    return job.only_replicate ? run_replicate(plan, *job.only_replicate, observer)
                              : run_ensemble(plan, observer);
}

HomelandNumbers numbers_of(const HomelandSeries& homeland) {
    HomelandNumbers numbers;
    for (const RegionalSeries& motive : homeland.motives) {
        numbers.motives.emplace_back(motive.values());
    }
    for (const RegionalSeries& series : homeland.series) {
        numbers.series.emplace_back(series.values());
    }
    numbers.connectivity = homeland.connectivity.values();
    numbers.frame = homeland.frame;
    numbers.attention_left = homeland.attention_left;
    return numbers;
}

void write(const Job& job, const Plan& plan, const EnsembleResult& ensemble,
           const JobResult& result) {
    const Version version = program_version();
    write_result(job.output, job.overwrite,
                 {.scenario = plan.scenario,
                  .effective = effective_toml(plan.scenario),
                  .copies = job.copies,
                  .sites = plan.sites,
                  .homeland = numbers_of(plan.homeland),
                  .shape = plan.shape,
                  .records = ensemble.records,
                  .failures = result.failures,
                  .only_replicate = job.only_replicate,
                  .program_version = version.program,
                  .source_version = version.git});
}

ExitCode code_of(const EnsembleResult& ensemble) {
    if (ensemble.failures.empty()) {
        return ExitCode::done;
    }
    return ensemble.records.empty() ? ExitCode::all_failed : ExitCode::some_failed;
}

std::string work_line(const Job& job, const Scenario& scenario, std::size_t n_threads) {
    const std::string what = job.only_replicate ? fmt::format("replicate {}", *job.only_replicate)
                                                : fmt::format("{} replicate{}", scenario.replicates,
                                                              scenario.replicates == 1 ? "" : "s");
    return fmt::format("{}: {} of {} steps on {} thread{}, seed {}", job.copies.main, what,
                       step_count(scenario), n_threads, n_threads == 1 ? "" : "s", scenario.seed);
}

JobResult run_and_write(const Job& job, const WorkOptions& work, const Console& console,
                        const StopWatch& stop) {
    JobResult result;
    const Plan plan{job.scenario.scenario};
    EnsembleResult ensemble;
    {
        ProgressDisplay display{progress_form(work.progress, console), console};
        ensemble = run_watched(job, plan, [&](const Progress& progress) {
            result.progress = progress;
            display.show(progress);
            return stop.may_go_on();
        });
    }
    for (const Failure& failure : ensemble.failures) {
        result.failures.push_back({failure.replicate, failure.reason});
    }
    const bool is_whole = ensemble.records.size() + ensemble.failures.size() ==
                          (job.only_replicate ? 1 : plan.scenario.replicates);
    // A signal in the very last step finds everything done: then nothing is thrown away.
    result.code = is_whole ? code_of(ensemble) : stop.code();
    if (is_whole && !ensemble.records.empty()) {
        console.detail(fmt::format("writing {}", job.output.string()));
        write(job, plan, ensemble, result);
        result.summary =
            summarize(plan.scenario, plan.sites, ensemble.records, ensemble.failures.size());
    }
    return result;
}

} // namespace

Job make_job(InputCopies copies, std::optional<std::uint32_t> only_replicate) {
    Job job;
    job.scenario = load_copies(copies);
    job.copies = std::move(copies);
    job.only_replicate = only_replicate;
    const std::uint32_t replicates = job.scenario.scenario.replicates;
    if (only_replicate && *only_replicate >= replicates) {
        throw InputError{fmt::format("--replicate {}: the scenario has replicates 0 to {}",
                                     *only_replicate, replicates - 1)};
    }
    return job;
}

JobResult carry_out(const Job& job, const WorkOptions& work, const Console& console) {
    const StopWatch stop{time_limit(work)};
    const std::size_t n_threads = threads(work);
    console.say(work_line(job, job.scenario.scenario, n_threads));
    JobResult result;
    with_threads(n_threads, [&] { result = run_and_write(job, work, console, stop); });
    return result;
}

} // namespace diasim::commands

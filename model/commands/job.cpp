// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/job.hpp"

#include "model/base/parallel.hpp"
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/job_result.hpp"
#include "model/commands/kept_runs.hpp"
#include "model/commands/stop.hpp"
#include "model/record/parameter_draws.hpp"
#include "model/simulation/simulation.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace diasim::commands {
namespace {

/// One replicate alone, with its number in the ensemble and so with its random numbers.
EnsembleResult run_replicate(const Plan& plan, std::uint32_t replicate,
                             const EnsembleObserver& observer, const EnsembleStore& store) {
    EnsembleResult result;
    std::optional<RunRecord> record;
    try {
        record = simulate_replicate(plan, replicate, store.scenario_of, [&](std::uint32_t done) {
            return observer({done, plan.steps, done == plan.steps ? 1U : 0U, 1U});
        });
        result.is_stopped = !record;
    } catch (const InputError&) {
        throw; // the scenario is at fault, not this run of it
    } catch (const std::exception& error) {
        result.failures.push_back({replicate, error.what()});
    }
    if (record) {
        store.keep(*record);
        result.records.push_back(std::move(*record));
    }
    return result;
}

EnsembleResult run_missing(const Job& job, const Plan& plan, const EnsembleObserver& observer,
                           EnsembleStore store) {
    if (!job.only_replicate) {
        return run_ensemble(plan, observer, std::move(store));
    }
    if (!store.finished.empty()) {
        EnsembleResult result;
        result.records = std::move(store.finished);
        return result;
    }
    return run_replicate(plan, *job.only_replicate, observer, store);
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

EnsembleStore store_of(const Job& job, std::optional<KeptRuns>& kept, const RecordShape& shape) {
    EnsembleStore store{{}, [](const RunRecord&) {}, own_scenarios(job.copies)};
    if (kept) {
        store.finished = kept->records(shape);
        store.keep = [&kept](const RunRecord& record) { kept->keep(record); };
    }
    return store;
}

std::string stop_text(const Progress& progress) {
    return fmt::format("{} of {} replicates were finished: nothing is kept",
                       progress.replicates_done, progress.replicates_total);
}

/// What a job that was killed after it published its result knows of it: then nothing is run, not
/// even what failed, so that the result can be recognised.
std::optional<EnsembleResult> published_before(const Job& job, const Plan& plan,
                                               const std::optional<KeptRuns>& kept) {
    if (!kept || !kept->is_complete() || !is_taken(job)) {
        return std::nullopt;
    }
    EnsembleResult ensemble;
    ensemble.records = kept->records(plan.shape);
    for (FailedReplicate& failure : kept->failures()) {
        ensemble.failures.push_back({failure.replicate, std::move(failure.reason)});
    }
    return ensemble;
}

JobResult run_and_write(const Job& job, const WorkOptions& work, const Console& console,
                        const StopWatch& stop, std::optional<KeptRuns>& kept) {
    JobResult result;
    const Plan plan{job.scenario.scenario};
    std::optional<EnsembleResult> known = published_before(job, plan, kept);
    Progress last;
    if (!known) {
        ProgressWriter writer{progress_form(work.progress, console), console};
        const auto observer = [&](const Progress& progress) {
            last = progress;
            show(writer, progress);
            return stop.may_go_on();
        };
        known = run_missing(job, plan, observer, store_of(job, kept, plan.shape));
    }
    const EnsembleResult& ensemble = *known;
    for (const Failure& failure : ensemble.failures) {
        result.failures.push_back({failure.replicate, failure.reason});
    }
    const bool is_whole = ensemble.records.size() + ensemble.failures.size() ==
                          (job.only_replicate ? 1 : plan.scenario.replicates);
    // A signal in the very last step finds everything done: then nothing is thrown away.
    result.code = is_whole ? code_of(ensemble) : stop.code();
    if (!is_whole) {
        result.stop = kept ? kept->state() : stop_text(last);
    } else if (!ensemble.records.empty()) {
        console.detail(fmt::format("writing {}", job.output.string()));
        if (kept) {
            kept->keep(result.failures);
        }
        write_or_confirm(job, plan, ensemble.records, result.failures);
        if (job.when_written) {
            job.when_written();
        }
        if (kept) {
            kept->remove();
        }
        result.summary =
            summarize(plan.scenario, plan.sites, ensemble.records, ensemble.failures.size());
    }
    return result;
}

/// As run_and_write(); a disk that fails costs nothing that was finished, and the error says so.
JobResult run_or_keep(const Job& job, const WorkOptions& work, const Console& console,
                      const StopWatch& stop) {
    std::optional<KeptRuns> kept;
    const std::optional<std::uint64_t> program = job.is_kept ? program_checksum() : std::nullopt;
    if (program) {
        kept.emplace(job, *program, console);
    } else if (job.is_kept) {
        console.warn("the program cannot read itself (/proc/self/exe), and so not tell its "
                     "replicates from those of another: none is kept before the result is there");
    }
    if (is_taken(job) && !(kept && kept->is_complete())) {
        refuse_output(job);
    }
    try {
        return run_and_write(job, work, console, stop, kept);
    } catch (const OutputError& error) {
        if (!kept) {
            throw;
        }
        throw OutputError{fmt::format("{}\n{}", error.what(), kept->state()), error.code()};
    }
}

} // namespace

ScenarioOf own_scenarios(const InputCopies& copies) {
    const auto table = copies.files.find(draws_file);
    if (table == copies.files.end()) {
        return {};
    }
    return [&copies, &text = table->second](std::uint32_t replicate) {
        std::vector<std::string> sets = copies.sets;
        for (std::string& assignment : assignments_in(text, replicate)) {
            sets.push_back(std::move(assignment));
        }
        return load_scenario(copies.main, sets, inputs_over(copies)).scenario;
    };
}

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
    with_threads(n_threads, [&] { result = run_or_keep(job, work, console, stop); });
    return result;
}

} // namespace diasim::commands

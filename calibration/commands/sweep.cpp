// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/sweep.hpp"

#include "calibration/commands/dry_run.hpp"
#include "calibration/commands/mpi_job.hpp"
#include "calibration/commands/sweep_job.hpp"
#include "calibration/commands/sweep_work.hpp"
#include "calibration/execution/mpi_world.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <exception>
#include <optional>

namespace diasim::calibration {
namespace {

void check_options(const SweepOptions& options) {
    commands::Mistakes mistakes;
    mistakes.look_at([&] { static_cast<void>(commands::threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(commands::time_limit(options.work)); });
    mistakes.look_at([&] {
        const auto lease = parse_duration(options.lease);
        if (!lease || lease->days <= 0.0) {
            throw InputError{fmt::format(
                "--lease {}: give a time with its unit, such as \"10 min\"", options.lease)};
        }
    });
    mistakes.look_at([&] {
        if (options.plan.empty()) {
            throw InputError{"which plan? diasim sweep PLAN -o DIR"};
        }
        if (options.folder.empty() && !options.is_dry) {
            throw InputError{"where to? name a folder with -o DIR"};
        }
        if (std::filesystem::exists(options.folder) &&
            !std::filesystem::is_directory(options.folder)) {
            throw InputError{fmt::format("{} is a file: a sweep needs a folder of its own",
                                         options.folder.string())};
        }
    });
    mistakes.refuse();
}

/// The same command again, as the user would type it.
std::string again(const SweepOptions& options) {
    return fmt::format("diasim sweep {} -o {}", commands::shell_word(options.plan.string()),
                       commands::shell_word(options.folder.string()));
}

ExitCode report_unfinished(const SweepJob& job, const SweepOptions& options, const SweepData& data,
                           const WorkEnd& end, const Console& console) {
    if (options.on_error == "stop" && !data.failures.empty() && !end.is_stopped) {
        report_failures(job, data, console);
        console.error(fmt::format("stopped at a failure, as asked: {}\n    go on without it: {}",
                                  count_text(job.study, data), again(options)));
        return ExitCode::some_failed;
    }
    console.error(fmt::format("stopped: {}\n    the same command goes on: {}",
                              count_text(job.study, data), again(options)));
    return end.is_stopped ? end.stop : ExitCode::stopped;
}

/// The end of a sweep for whoever answers to the user.
ExitCode conclude(const SweepJob& job, const SweepOptions& options, Ledger& ledger,
                  const WorkEnd& end, const Console& console) {
    ledger.refresh();
    const SweepData data = collect(job.study, ledger.known());
    if (!data.is_whole()) {
        return report_unfinished(job, options, data, end, console);
    }
    const Sensitivity sensitivity = sensitivity_of(job.study, data);
    put_result(job, data, sensitivity, job.folder.result());
    commands::print_result(fmt::format("{}\n{}{}\n", job.study.plan.title,
                                       count_text(job.study, data),
                                       sensitivity_text(job.study, sensitivity)));
    report_failures(job, data, console);
    if (ledger.duplicates() != 0) {
        console.say(fmt::format("{} runs were done more than once, with the same results",
                                ledger.duplicates()));
    }
    console.say(fmt::format("Result: {}", job.folder.result().string()));
    return code_of(data);
}

ExitCode run_sweep(const SweepOptions& options, MpiWorld* world, const Console& console) {
    const bool is_first = world == nullptr || world->rank() == 0;
    const SweepJob job = job_of_plan(options.plan, options.folder);
    if (is_first) {
        commands::warn(job.study.scenario.warnings, console);
    }
    if (is_first) {
        begin_or_join(job.folder, job.manifest, job.copies);
    }
    if (world != nullptr) {
        static_cast<void>(world->agree(0)); // the folder is there now
        begin_or_join(job.folder, job.manifest, job.copies);
    }
    Ledger ledger{job.folder.runs(), job.manifest.fingerprint(), worker_name()};
    if (options.is_retrying) {
        ledger.forget_failures();
    }
    if (is_first && ledger.damaged_bytes() != 0) {
        console.say(fmt::format("{}: {} bytes are no whole run and are not used",
                                job.folder.runs().string(), ledger.damaged_bytes()));
    }
    const WorkEnd end = do_missing(job, options, ledger, world, console);
    ExitCode code = ExitCode::done;
    if (is_first) {
        code = conclude(job, options, ledger, end, console);
    }
    return world == nullptr ? code : static_cast<ExitCode>(world->agree(static_cast<int>(code)));
}

} // namespace

void add_sweep(CLI::App& command, SweepOptions& options) {
    command.add_option("plan", options.plan, "Plan file (TOML)")->type_name("PLAN");
    command
        .add_option("-o,--output", options.folder, "Folder of the sweep; goes on if it is there")
        ->type_name("DIR")
        ->group("Output");
    commands::add_flags(command, options.work);
    command
        .add_option(
            "--on-error", options.on_error,
            "What a run that fails means for the other runs of this process: nothing, or the "
            "end. Other processes on the folder go on")
        ->check(CLI::IsMember({"continue", "stop"}))
        ->type_name("continue|stop")
        ->group("Work");
    command.add_option("--retries", options.retries, "Further tries of a run that fails, 0 to 100")
        ->check(CLI::Range(0, 100))
        ->type_name("N")
        ->group("Work");
    command.add_flag("--retry-failed", options.is_retrying, "Try runs again that failed earlier")
        ->group("Work");
    command
        .add_option("--lease", options.lease,
                    "Time without a sign of life after which a process elsewhere counts as dead")
        ->type_name("DURATION")
        ->group("Work");
    command
        .add_flag("--dry-run", options.is_dry,
                  "Measure a few runs and predict the cost, of what is missing if DIR is there")
        ->group("Work");
    command.add_flag("--schema", options.wants_schema, "Print the JSON Schema of plans")
        ->group("Output");
    command.footer("Examples:\n"
                   "  diasim sweep calibration/sweeps/fear-and-blackout.toml -o map\n"
                   "  diasim sweep calibration/sweeps/fear-and-blackout.toml --dry-run\n"
                   "  diasim sweep PLAN -o DIR --dry-run          (what is still missing)\n"
                   "  mpirun -n 4 diasim sweep PLAN -o DIR        (built with the preset mpi)\n"
                   "  diasim submit sweep PLAN -o DIR --slurm     (a job array)");
}

ExitCode sweep(const SweepOptions& options, const Console& console) {
    if (options.wants_schema) {
        commands::print_result(plan_schema().dump(2) + '\n');
        return ExitCode::done;
    }
    check_options(options);
    if (options.is_dry) {
        const SweepJob job = job_of_plan(options.plan, options.folder);
        commands::print_result(cost_text(
            probe(job, runs_to_do(job, options.is_retrying), commands::threads(options.work))));
        return ExitCode::done;
    }
    return launched_together() > 1
               ? run_with_mpi([&](MpiWorld& world) { return run_sweep(options, &world, console); },
                              console)
               : run_sweep(options, nullptr, console);
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/status.hpp"

#include "calibration/commands/calibrate_status.hpp"
#include "calibration/commands/sweep.hpp"
#include "calibration/commands/sweep_job.hpp"
#include "calibration/execution/ledger.hpp"
#include "calibration/execution/presence.hpp"
#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace diasim::calibration {
namespace {

Ledger ledger_of(const SweepJob& job) {
    return {job.folder.runs(), job.manifest.fingerprint(), worker_name()};
}

/// Processes at work and dead; those on other hosts by the lease that sweeps have by themselves.
Census census(const SweepJob& job) {
    return census_of(job.folder.path, *parse_duration(SweepOptions{}.lease));
}

void add_folder(CLI::App& command, FolderOptions& options, const char* what) {
    command.add_option("folder", options.folder, what)->required()->type_name("DIR");
    command.add_flag("--json", options.is_json, "Numbers as JSON")->group("Output");
}

std::string json_of(const SweepJob& job, const SweepData& data, const Ledger& ledger) {
    const Census workers = census(job);
    return nlohmann::ordered_json{{"plan", job.copies.main},
                                  {"points", job.study.points.size()},
                                  {"replicates", job.study.plan.replicates},
                                  {"runs", job.study.runs()},
                                  {"done", data.done},
                                  {"failed", data.failures.size()},
                                  {"missing", data.missing},
                                  {"done_again", ledger.duplicates()},
                                  {"replicates_in_means", data.whole_replicates.size()},
                                  {"workers", workers.living},
                                  {"workers_dead", workers.dead},
                                  {"result", std::filesystem::exists(job.folder.result())}}
               .dump(2) +
           '\n';
}

} // namespace

void add_status(CLI::App& command, FolderOptions& options) {
    add_folder(command, options, "Folder of a sweep, or posterior of a calibration");
}

ExitCode status(const FolderOptions& options, const Console& console) {
    const std::filesystem::path folder = folder_of_runs(options.folder);
    if (const auto calibration = job_of_calibration_folder(folder)) {
        commands::print_result(calibration_status(*calibration, options.is_json));
        return ExitCode::done;
    }
    const SweepJob job = job_of_folder(options.folder);
    const Ledger ledger = ledger_of(job);
    const SweepData data = collect(job.study, ledger.known());
    if (options.is_json) {
        commands::print_result(json_of(job, data, ledger));
        return ExitCode::done;
    }
    const Census workers = census(job);
    commands::print_result(fmt::format(
        "{}: {} points x {} replicates\n{}, {} done more than once\n{} processes at work, {} "
        "died at it\n{}\n",
        job.copies.main, job.study.points.size(), job.study.plan.replicates,
        count_text(job.study, data), ledger.duplicates(), workers.living, workers.dead,
        std::filesystem::exists(job.folder.result()) ? "result: " + job.folder.result().string()
                                                     : std::string{"no result yet"}));
    report_failures(job, data, console);
    return ExitCode::done;
}

void add_merge(CLI::App& command, FolderOptions& options) {
    add_folder(command, options, "Folder of a sweep");
}

ExitCode merge(const FolderOptions& options, const Console& console) {
    const SweepJob job = job_of_folder(options.folder);
    const Ledger ledger = ledger_of(job);
    const SweepData data = collect(job.study, ledger.known());
    const Sensitivity sensitivity = sensitivity_of(job.study, data);
    const std::filesystem::path path = data.is_whole() ? job.folder.result() : job.folder.partial();
    put_result(job, data, sensitivity, path);
    commands::print_result(options.is_json ? json_of(job, data, ledger)
                                           : fmt::format("{}\n{}{}\n", job.study.plan.title,
                                                         count_text(job.study, data),
                                                         sensitivity_text(job.study, sensitivity)));
    report_failures(job, data, console);
    console.say(fmt::format("Result: {}", path.string()));
    if (!data.is_whole()) {
        console.error(
            fmt::format("{} runs are missing: give the command of the sweep again", data.missing));
        return ExitCode::stopped;
    }
    return code_of(data);
}

} // namespace diasim::calibration

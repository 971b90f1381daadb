// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/sweep_job.hpp"

#include "calibration/execution/scenario_function.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "calibration/sweep/sweep_file.hpp"
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/kept_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_reasons = 10;

std::uint64_t this_program() {
    if (const auto program = commands::program_checksum()) {
        return *program;
    }
    throw OutputError{"the program cannot read itself (/proc/self/exe), and so not tell its runs "
                      "from those of another"};
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// The file that replays a run: the user's own, else the copy in the folder.
fs::path scenario_of(const SweepJob& job) {
    return job.scenario.empty() ? job.folder.inputs() / job.study.plan.scenario : job.scenario;
}

std::string replay_command(const SweepJob& job, SweepRun run) {
    std::string line = "diasim run " + commands::shell_word(scenario_of(job).string());
    for (const std::string& assignment : assignments_of(job.study, run.point)) {
        line += " --set " + commands::shell_word(assignment);
    }
    const std::uint32_t replicates =
        std::max(run.replicate + 1, job.study.scenario.scenario.replicates);
    return fmt::format("{} --replicates {} --replicate {} -o replay.h5", line, replicates,
                       run.replicate);
}

} // namespace

SweepJob job_of_plan(const fs::path& plan, const fs::path& folder) {
    const Study user = load_study(plan);
    const LoadedScenario all{{}, user.scenario.inputs, plan, {}, {}};
    SweepJob job{{folder}, commands::copies_of(all), {}, {}, user.plan.scenario};
    job.manifest = manifest_of(job.copies, this_program());
    job.study = load_study(job.copies.main, commands::inputs_over(job.copies));
    return job;
}

SweepJob job_of_folder(const fs::path& folder) {
    SweepJob job{{folder}, {}, {}, {}, {}};
    job.manifest = read_manifest(job.folder);
    job.copies = read_copies(job.folder, job.manifest);
    job.study = load_study(job.copies.main, commands::inputs_over(job.copies));
    return job;
}

Evaluate evaluate_of(const Study& study) {
    std::vector<std::string> paths;
    for (const Factor& factor : study.plan.factors) {
        paths.push_back(factor.target);
    }
    const Measure measure = [&study](const Plan&, const RunRecord& record) {
        std::vector<double> values;
        values.reserve(study.outputs.size());
        for (const RunScalar& output : study.outputs) {
            values.push_back(output.number(record));
        }
        return values;
    };
    const auto function =
        std::make_shared<ScenarioFunction>(study.scenario.scenario, std::move(paths), measure);
    return [function, &study](Task task, const Beat& beat) {
        const SweepRun run = run_of(study, task);
        return (*function)(
            {settings_of(study, run.point), RunKey{seed_of(study, run.point), run.replicate}},
            beat);
    };
}

void report_failures(const SweepJob& job, const SweepData& data, const Console& console) {
    std::map<std::string, std::vector<SweepRun>> reasons;
    for (const FailedRun& failure : data.failures) {
        reasons[failure.reason].push_back(failure.run);
    }
    std::size_t told = 0;
    for (const auto& [reason, runs] : reasons) {
        if (++told > most_reasons) {
            console.error(fmt::format("and {} more reasons: failure_reason in the file",
                                      reasons.size() - most_reasons));
            break;
        }
        console.error(fmt::format(
            "{}: point {}, replicate {}{}\n{}\n    replay it with: {}",
            runs.size() == 1 ? "1 run failed" : fmt::format("{} runs failed", runs.size()),
            runs.front().point, runs.front().replicate, runs.size() == 1 ? "" : ", ...", reason,
            replay_command(job, runs.front())));
    }
    if (!reasons.empty()) {
        console.error("try them again: diasim sweep with --retry-failed");
    }
}

void put_result(const SweepJob& job, const SweepData& data, const Sensitivity& sensitivity,
                const fs::path& path) {
    // Several processes may be here at once, on machines that count processes alike.
    const fs::path aside =
        path.parent_path() / fmt::format("{}-{}.h5", path.stem().string(), worker_name());
    write_sweep(aside, Overwrite::no, job.study, data, sensitivity, job.copies);
    settle(aside, path);
}

void settle(const fs::path& aside, const fs::path& path) {
    if (fs::exists(path) && bytes_of(path) == bytes_of(aside)) {
        fs::remove(aside);
    } else {
        publish(aside, path, Overwrite::yes);
    }
}

ExitCode code_of(const SweepData& data) {
    if (data.failures.empty()) {
        return ExitCode::done;
    }
    return data.done == 0 ? ExitCode::all_failed : ExitCode::some_failed;
}

std::string count_text(const Study& study, const SweepData& data) {
    std::string text =
        fmt::format("{} runs: {} done, {} failed", study.runs(), data.done, data.failures.size());
    if (data.missing == 0) {
        return text;
    }
    return text + fmt::format(", {} missing; means and indices from {} of {} replicates",
                              data.missing, data.whole_replicates.size(), study.plan.replicates);
}

} // namespace diasim::calibration

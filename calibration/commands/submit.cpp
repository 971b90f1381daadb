// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/submit.hpp"

#include "calibration/commands/calibrate_job.hpp"
#include "calibration/commands/slurm_script.hpp"
#include "calibration/commands/sweep_job.hpp"
#include "model/commands/console.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

/// First line that a command prints; its messages go where ours go.
/// @throws OutputError if it fails
std::string ask(const std::string& command) {
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
        throw OutputError{fmt::format("cannot run: {}", command)};
    }
    std::string text;
    std::array<char, 256> part{};
    while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) {
        text += part.data();
    }
    if (::pclose(pipe) != 0) {
        throw OutputError{fmt::format("failed: {}\nis Slurm here? --print shows the scripts, which "
                                      "any machine with the folder may submit",
                                      command)};
    }
    return text.substr(0, text.find_first_of(";\n")); // "ID;CLUSTER"
}

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// A script that is there already must be the one that would be written: neither what the user
/// changed nor what the profile says now is passed over in silence.
void refuse_other_script(const TextFile& script) {
    if (!fs::exists(script.path) || text_of(script.path) == script.text) {
        return;
    }
    const std::string word = commands::shell_word(script.path.string());
    throw OutputError{fmt::format("{} is there already and differs from what this command and "
                                  "profile ask for; submit it as it is with sbatch {}, or remove "
                                  "it and it is written anew",
                                  script.path.string(), word),
                      ExitCode::output_exists};
}

void write(const TextFile& script) {
    if (!fs::exists(script.path)) {
        publish_texts({script}, Overwrite::no);
    }
}

void check_options(const SubmitOptions& options) {
    if (options.verb != "sweep" && options.verb != "calibrate") {
        throw InputError{
            {Problem{Location{}, fmt::format("cannot submit '{}'", options.verb), "", 1,
                     "diasim submit sweep PLAN -o DIR --slurm, or diasim submit "
                     "calibrate FILE -o POSTERIOR.h5 --slurm"}},
            ExitCode::invalid_scenario};
    }
    if (!options.is_slurm) {
        throw InputError{{Problem{Location{}, "to which batch system?", "", 1,
                                  "--slurm is the one that is known"}},
                         ExitCode::invalid_scenario};
    }
}

/// What the tasks are to do. @param folder that they share
SlurmWork work_of(const SubmitOptions& options, const fs::path& folder, const fs::path& output) {
    return {fs::read_symlink("/proc/self/exe"),
            options.verb,
            fs::absolute(options.plan),
            folder,
            output,
            options.on_error,
            options.retries};
}

/// @return number of the job array, which is told at once: it is at work whatever comes after
std::string submit_array(const TextFile& array) {
    std::string id = ask("sbatch --parsable " + commands::shell_word(array.path.string()));
    commands::print_result(fmt::format("array {}\n", id));
    return id;
}

ExitCode submit_sweep(const SubmitOptions& options, const SlurmProfile& profile,
                      const Console& console) {
    const fs::path folder = fs::absolute(options.output).lexically_normal();
    const SlurmWork work = work_of(options, folder, folder);
    const SweepJob job = job_of_plan(options.plan, folder); // mistakes are found here, not there
    if (options.is_printing) {
        commands::print_result(array_script(profile, work) + "\n" + merge_script(profile, work));
        return ExitCode::done;
    }
    const TextFile array{folder / "sweep.sbatch", array_script(profile, work)};
    const TextFile merge{folder / "merge.sbatch", merge_script(profile, work)};
    refuse_other_script(array);
    refuse_other_script(merge);
    begin_or_join(job.folder, job.manifest, job.copies);
    write(array);
    write(merge);
    const std::string array_id = submit_array(array);
    const std::string merge_id =
        ask(fmt::format("sbatch --parsable --dependency=afterany:{} {}", array_id,
                        commands::shell_word(merge.path.string())));
    commands::print_result(fmt::format("merge {}\n", merge_id));
    console.say(fmt::format("{} runs; how far it is: diasim status {}", job.study.runs(),
                            commands::shell_word(options.output.string())));
    return ExitCode::done;
}

/// Whichever task sees the last generation finished writes the posterior: there is no merge.
ExitCode submit_calibration(const SubmitOptions& options, const SlurmProfile& profile,
                            const Console& console) {
    const fs::path output = fs::absolute(options.output).lexically_normal();
    const CalibrateJob job = job_of_calibration(options.plan, output);
    const SlurmWork work = work_of(options, job.folder.path, output);
    const TextFile array{job.folder.path / "calibrate.sbatch", array_script(profile, work)};
    if (options.is_printing) {
        commands::print_result(array.text);
        return ExitCode::done;
    }
    if (!fs::exists(job.folder.path)) {
        commands::require_free(output, {});
    }
    refuse_other_script(array);
    begin_or_join(job.folder, job.manifest, job.copies);
    write(array);
    static_cast<void>(submit_array(array));
    console.say(fmt::format("{} simulations at most; how far it is: diasim status {}",
                            job.study.spec.algorithm.simulations,
                            commands::shell_word(options.output.string())));
    return ExitCode::done;
}

} // namespace

void add_submit(CLI::App& command, SubmitOptions& options) {
    command.add_option("verb", options.verb, "What to submit: sweep, calibrate")
        ->required()
        ->type_name("VERB");
    command.add_option("plan", options.plan, "Plan or calibration file (TOML)")
        ->required()
        ->type_name("FILE");
    command
        .add_option("-o,--output", options.output,
                    "Folder of the sweep, or file of the posterior, seen by all nodes")
        ->required()
        ->type_name("DIR|FILE.h5");
    command
        .add_option(
            "--on-error", options.on_error,
            "What a run of a sweep that fails means for the other runs of its task: nothing, "
            "or the end. Other tasks go on")
        ->check(CLI::IsMember({"continue", "stop"}))
        ->type_name("continue|stop");
    command.add_option("--retries", options.retries, "Further tries of a run that fails, 0 to 100")
        ->check(CLI::Range(0, 100))
        ->type_name("N");
    command.add_flag("--slurm", options.is_slurm, "Submit to Slurm");
    command.add_option("--profile", options.profile, "What to ask of Slurm (TOML)")
        ->type_name("PROFILE.toml");
    command.add_flag("--print", options.is_printing, "Print the scripts; submit nothing");
    command.footer("Examples:\n"
                   "  diasim submit sweep PLAN.toml -o DIR --slurm --profile site.toml\n"
                   "  diasim submit calibrate FILE.toml -o posterior.h5 --slurm\n\n"
                   "A profile, with its defaults:\n"
                   "  tasks = 4             # of the array\n"
                   "  cpus_per_task = 1\n"
                   "  memory = \"2G\"\n"
                   "  time = \"60 min\"       # then a task goes on as a new one\n"
                   "  lead = \"2 min\"        # for stopping in order before\n"
                   "  restarts = 100\n"
                   "  partition = \"\"\n"
                   "  account = \"\"\n"
                   "  sbatch = []           # further options, such as \"--qos=long\"\n"
                   "  before = []           # shell lines, such as \"module load hdf5\"");
}

ExitCode submit(const SubmitOptions& options, const Console& console) {
    check_options(options);
    const SlurmProfile profile =
        options.profile.empty() ? SlurmProfile{} : read_profile(options.profile);
    return options.verb == "sweep" ? submit_sweep(options, profile, console)
                                   : submit_calibration(options, profile, console);
}

} // namespace diasim::calibration

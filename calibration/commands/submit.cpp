// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/submit.hpp"

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
    if (options.verb != "sweep") {
        throw InputError{{Problem{Location{}, fmt::format("cannot submit '{}'", options.verb), "",
                                  1, "diasim submit sweep PLAN -o DIR --slurm"}},
                         ExitCode::invalid_scenario};
    }
    if (!options.is_slurm) {
        throw InputError{{Problem{Location{}, "to which batch system?", "", 1,
                                  "--slurm is the one that is known"}},
                         ExitCode::invalid_scenario};
    }
}

} // namespace

void add_submit(CLI::App& command, SubmitOptions& options) {
    command.add_option("verb", options.verb, "What to submit: sweep")
        ->required()
        ->type_name("VERB");
    command.add_option("plan", options.plan, "Plan file (TOML)")->required()->type_name("PLAN");
    command.add_option("-o,--output", options.folder, "Folder of the sweep, seen by all nodes")
        ->required()
        ->type_name("DIR");
    command
        .add_option("--on-error", options.on_error,
                    "What a run that fails means for the other runs of its task: nothing, or the "
                    "end. Other tasks go on")
        ->check(CLI::IsMember({"continue", "stop"}))
        ->type_name("continue|stop");
    command.add_option("--retries", options.retries, "Further tries of a run that fails, 0 to 100")
        ->check(CLI::Range(0, 100))
        ->type_name("N");
    command.add_flag("--slurm", options.is_slurm, "Submit to Slurm");
    command.add_option("--profile", options.profile, "What to ask of Slurm (TOML)")
        ->type_name("PROFILE.toml");
    command.add_flag("--print", options.is_printing, "Print the scripts; submit nothing");
    command.footer("A profile, with its defaults:\n"
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
    const SlurmWork work{fs::read_symlink("/proc/self/exe"), fs::absolute(options.plan),
                         fs::absolute(options.folder).lexically_normal(), options.on_error,
                         options.retries};
    const SweepJob job =
        job_of_plan(options.plan, work.folder); // mistakes are found here, not there
    if (options.is_printing) {
        commands::print_result(array_script(profile, work) + "\n" + merge_script(profile, work));
        return ExitCode::done;
    }
    const TextFile array{work.folder / "sweep.sbatch", array_script(profile, work)};
    const TextFile merge{work.folder / "merge.sbatch", merge_script(profile, work)};
    refuse_other_script(array);
    refuse_other_script(merge);
    begin_or_join(job.folder, job.manifest, job.copies);
    write(array);
    write(merge);
    // Each id at once: the array is at work even if the second call fails.
    const std::string array_id =
        ask("sbatch --parsable " + commands::shell_word(array.path.string()));
    commands::print_result(fmt::format("array {}\n", array_id));
    const std::string merge_id =
        ask(fmt::format("sbatch --parsable --dependency=afterany:{} {}", array_id,
                        commands::shell_word(merge.path.string())));
    commands::print_result(fmt::format("merge {}\n", merge_id));
    console.say(fmt::format("{} runs; how far it is: diasim status {}", job.study.runs(),
                            commands::shell_word(options.folder.string())));
    return ExitCode::done;
}

} // namespace diasim::calibration

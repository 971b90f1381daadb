// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/slurm_script.hpp"

#include "model/base/error.hpp"
#include "model/commands/console.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/field_reader.hpp"
#include "model/scenario/format.hpp"
#include "model/scenario/outliner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::calibration {

/// The format of a profile; found by the outliner.
template <class V>
void describe(V& v, SlurmProfile& p) {
    v.field("tasks", p.tasks, range(1, 1000), "tasks of the job array, which share the work");
    v.field("cpus_per_task", p.cpus_per_task, range(1, 4096), "processors, and threads, of a task");
    v.field("memory", p.memory, anything(), "of a task, as in \"2G\"");
    v.field("time", p.time, range(2 * one_minute, 365), "time limit of a task");
    v.field("lead", p.lead, range(0.5 * one_minute, 1),
            "before the limit, when the program is told to stop in order");
    v.field("restarts", p.restarts, range(0, 100000), "how often a task goes on after its limit");
    v.field("partition", p.partition, anything(), "where; empty: the site's default");
    v.field("account", p.account, anything(), "who pays; empty: the user's default");
    v.field("sbatch", p.sbatch, anything(), "further options of sbatch, such as \"--qos=long\"");
    v.field("before", p.before, anything(), "shell lines before, such as \"module load hdf5\"");
}

namespace {

constexpr double minutes_per_day = 1440.0;

std::string option(const char* name, const std::string& value) {
    return value.empty() ? "" : fmt::format("#SBATCH --{}={}\n", name, value);
}

/// A value as the options of sbatch take it: in quotes, as it may hold spaces.
std::string quoted(const std::string& value) {
    std::string text = "\"";
    for (const char c : value) {
        text += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return text + '"';
}

/// A file of the folder in a line of #SBATCH, where % begins what Slurm fills in.
/// @param pattern name with such parts
std::string log_path(const std::filesystem::path& folder, const char* pattern) {
    std::string text;
    for (const char c : folder.string()) {
        text += c == '%' ? "%%" : std::string{c};
    }
    return quoted(text + (text.ends_with('/') ? "" : "/") + pattern);
}

/// The last part of a path; "x/" ends in "x", too.
std::string last_name(const std::filesystem::path& path) {
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

/// Lines that both scripts begin with.
std::string header(const SlurmProfile& profile, const SlurmWork& work, const char* what) {
    std::string text = "#!/bin/bash\n";
    text += option("job-name", quoted(fmt::format("diasim-{}-{}", what, last_name(work.folder))));
    text += option("partition", profile.partition) + option("account", profile.account);
    text += option("mem", profile.memory);
    for (const std::string& line : profile.sbatch) {
        text += fmt::format("#SBATCH {}\n", line);
    }
    return text;
}

std::string lines(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& line : list) {
        text += line + "\n";
    }
    return text;
}

std::string word(const std::filesystem::path& path) {
    return commands::shell_word(path.string());
}

} // namespace

SlurmProfile read_profile(const std::filesystem::path& path) {
    Inputs inputs;
    Problems problems{inputs};
    SlurmProfile profile;
    SlurmProfile defaults;
    const Node document = read_document(path, inputs, problems);
    static_cast<void>(read_fields(document, outline_of(profile, &document, false),
                                  outline_of(defaults, &document, false), Completeness::whole,
                                  problems));
    if (profile.lead >= profile.time) {
        problems.add({path.generic_string(), 1, 1}, "lead: the time limit is not above it", 1,
                     "time = \"60 min\" with lead = \"2 min\"");
    }
    problems.throw_if_any();
    return profile;
}

std::string array_script(const SlurmProfile& profile, const SlurmWork& work) {
    const auto minutes = static_cast<long>(std::ceil(profile.time.days * minutes_per_day));
    const auto lead = static_cast<long>(std::ceil(profile.lead.days * seconds_per_day));
    const std::string on_error =
        work.verb == "sweep" ? fmt::format(" --on-error {}", work.on_error) : "";
    return header(profile, work, work.verb.c_str()) +
           fmt::format(
               R"(#SBATCH --array=1-{tasks}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={cpus}
#SBATCH --time={minutes}
#SBATCH --signal=TERM@{lead}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output={log}

# Written by diasim; yours to change. Tasks share the folder and take work from it as they go, so
# any number of them may start, end or die at any time; submit it again to go on.
{before}
# With srun, as Slurm tells steps alone that the time limit is near; then the program stops in order.
srun --ntasks=1 --cpus-per-task="${{SLURM_CPUS_PER_TASK:-1}}" \
    {program} {verb} {plan} \
    -o {output} --progress plain{on_error} --retries {retries}
code=$?

# 6: stopped in order with work left. Slurm ends this script when it queues the task again.
if [ "$code" -eq 6 ] && [ "${{SLURM_RESTART_COUNT:-0}}" -lt {restarts} ]; then
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_${{SLURM_ARRAY_TASK_ID}}" && sleep 60
fi
exit "$code"
)",
               fmt::arg("tasks", profile.tasks), fmt::arg("cpus", profile.cpus_per_task),
               fmt::arg("minutes", minutes), fmt::arg("lead", lead),
               fmt::arg("log", log_path(work.folder, "slurm-%A_%a.log")),
               fmt::arg("before", lines(profile.before)), fmt::arg("program", word(work.program)),
               fmt::arg("verb", work.verb), fmt::arg("plan", word(work.plan)),
               fmt::arg("output", word(work.output)), fmt::arg("restarts", profile.restarts),
               fmt::arg("on_error", on_error), fmt::arg("retries", work.retries));
}

std::string merge_script(const SlurmProfile& profile, const SlurmWork& work) {
    return header(profile, work, "merge") + fmt::format(R"(#SBATCH --ntasks=1
#SBATCH --time=30
#SBATCH --output={}

# Written by diasim; yours to change. Writes result.h5 if all runs are there, else partial.h5 and
# ends with code 6: then submit the array again.
{}{} merge {}
)",
                                                        log_path(work.folder, "slurm-merge-%j.log"),
                                                        lines(profile.before), word(work.program),
                                                        word(work.folder));
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/run.hpp"

#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/job.hpp"
#include "model/record/parameter_draws.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace diasim::commands {
namespace {

std::filesystem::path output_of(const RunOptions& options) {
    if (!options.output.output.empty()) {
        return options.output.output;
    }
    return options.scenario.scenario.stem().string() + ".h5";
}

/// The page beside the result; empty if there will be none.
std::filesystem::path page_of(const RunOptions& options) {
    const bool is_made = options.write_page && !options.has_no_report;
    return is_made ? output_of(options).replace_extension(".html") : std::filesystem::path{};
}

/// Refuses a page that exists, before anything is computed. With the journal beside the result it
/// may be that of a run that was killed while tidying up. Its folder is the result's.
void require_free_page(const std::filesystem::path& page, const RunOptions& options) {
    const bool is_begun = std::filesystem::exists(journal_path(output_of(options))) &&
                          discard(options.output) == Discard::no;
    if (std::filesystem::exists(page) && !is_begun) {
        require_free_file(page, overwrite(options.output));
    }
}

/// The command that ran, with everything that was set and what is added.
std::string command_line(const RunOptions& options, const std::vector<std::string>& sets,
                         const std::string& more) {
    std::string line = "diasim run " + shell_word(options.scenario.scenario.string());
    for (const std::string& assignment : sets) {
        line += " --set " + shell_word(assignment);
    }
    if (!options.posterior.empty()) {
        line += " --posterior " + shell_word(options.posterior.string());
    }
    return line + more;
}

void report_failures(const RunOptions& options, const Job& job, const JobResult& result,
                     const Console& console) {
    for (const FailedReplicate& failure : result.failures) {
        console.error(fmt::format("error: replicate {} failed: {}\n    replay it with: {}",
                                  failure.replicate, failure.reason,
                                  command_line(options, job.copies.sets,
                                               fmt::format(" --replicate {}", failure.replicate))));
    }
    if (result.code == ExitCode::all_failed) {
        console.error("error: every replicate failed: nothing was written");
    } else if (result.code == ExitCode::some_failed) {
        console.error(fmt::format("{} failed; the rest is in {}", result.failures.size(),
                                  job.output.string()));
    }
}

void report_stop(const RunOptions& options, const Job& job, const JobResult& result,
                 const Console& console) {
    std::string more;
    if (options.replicate) {
        more += fmt::format(" --replicate {}", *options.replicate);
    }
    if (!options.output.output.empty()) {
        more += " -o " + shell_word(job.output.string());
    }
    if (options.output.force) {
        more += " --force";
    }
    if (options.has_no_report) {
        more += " --no-report";
    }
    console.error(fmt::format("stopped, nothing was written: {}\n    {}", result.stop,
                              command_line(options, job.copies.sets, more)));
}

void report_result(const RunOptions& options, const Job& job, const JobResult& result,
                   const Console& console) {
    print_result(options.is_json ? summary_json(result.summary).dump(2) + '\n'
                                 : summary_text(result.summary));
    const std::string file = shell_word(job.output.string());
    const std::string page = page_of(options).string();
    console.say(fmt::format("\nResult: {}{}\nNext: ncdump -h {}\n      diasim reproduce {} --check",
                            job.output.string(), page.empty() ? "" : "\nPage: " + page, file,
                            file));
    if (!options.write_page && !options.has_no_report) {
        console.say("No page was made: this build has none, as npm was missing");
    }
}

/// The scenario's texts, with what each replicate draws if there is a posterior.
InputCopies copies_with_draws(const RunOptions& options, const std::vector<std::string>& sets) {
    const LoadedScenario loaded = load_scenario(options.scenario.scenario, sets);
    InputCopies copies = copies_of(loaded);
    if (!options.posterior.empty()) {
        copies.files.insert_or_assign(
            draws_file, draws_table(read_parameter_draws(options.posterior), loaded.scenario.seed,
                                    loaded.scenario.replicates));
    }
    return copies;
}

/// The job, once everything that the command says was looked at.
Job checked_job(const RunOptions& options) {
    const std::filesystem::path output = output_of(options);
    Mistakes mistakes;
    const std::filesystem::path page = page_of(options);
    mistakes.look_at([&] { require_free(output, options.output); });
    mistakes.look_at([&] { require_free_page(page, options); });
    mistakes.look_at([&] { static_cast<void>(threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(time_limit(options.work)); });
    Job job;
    mistakes.look_at([&] {
        const std::vector<std::string> sets = assignments(options.scenario);
        job = make_job(copies_with_draws(options, sets), options.replicate);
        if (const ScenarioOf scenario_of = own_scenarios(job.copies)) {
            static_cast<void>(scenario_of(0)); // what it lacks of the posterior is said now
        }
    });
    mistakes.refuse();
    job.output = output;
    job.overwrite = overwrite(options.output);
    job.discard = discard(options.output);
    if (!page.empty()) {
        job.when_written = [write = options.write_page, output, page, may = job.overwrite] {
            write(output, page, may);
        };
    }
    return job;
}

} // namespace

void add_run(CLI::App& command, RunOptions& options) {
    command.add_option("scenario", options.scenario.scenario, "Scenario file (TOML)")
        ->required()
        ->type_name("SCENARIO");
    command
        .add_option("--replicate", options.replicate,
                    "Run this replicate alone, as in the ensemble")
        ->type_name("N")
        ->group("Scenario");
    add_flags(command, options.scenario);
    command
        .add_option("--posterior", options.posterior,
                    "Each replicate draws its values from this file of diasim calibrate")
        ->type_name("FILE.h5")
        ->group("Scenario");
    add_flags(command, options.work);
    add_flags(command, options.output);
    command
        .add_flag("--no-report", options.has_no_report,
                  "Make no page (FILE.html) beside the result")
        ->group("Output");
    command.add_flag("--json", options.is_json, "Summary as JSON")->group("Output");
    command.footer(
        "Examples:\n"
        "  diasim run scenarios/january-2022.toml\n"
        "  diasim run scenarios/january-2022.toml --replicates 4 -j 2 -o quick.h5\n"
        "  diasim run scenarios/january-2022.toml -o no-fear.h5 \\\n"
        "      --set barrier.fear_for_relatives.weight=0\n"
        "  diasim run scenarios/january-2022.toml --posterior posterior.h5 -o fitted.h5");
}

ExitCode run(const RunOptions& options, const Console& console) {
    const Job job = checked_job(options);
    warn(job.scenario.warnings, console);
    const JobResult result = carry_out(job, options.work, console);
    if (result.code == ExitCode::stopped || result.code == ExitCode::interrupted) {
        report_stop(options, job, result, console);
        return result.code;
    }
    if (result.code != ExitCode::all_failed) {
        report_result(options, job, result, console);
    }
    report_failures(options, job, result, console);
    return result.code;
}

} // namespace diasim::commands

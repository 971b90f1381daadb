// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/explain.hpp"

#include "analysis/commands/explain_case.hpp"
#include "analysis/commands/explain_runs.hpp"
#include "analysis/explain/explanation_text.hpp"
#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace diasim::analysis {
namespace {

using commands::Console;

void add_question_flags(CLI::App& command, ExplainOptions& options) {
    command
        .add_option("--over", options.over,
                    "What is switched off: barriers (default), motives, channels, triggers (by "
                    "kind), or names")
        ->type_name("WHAT|NAME,...");
    command
        .add_option("--outcome", options.outcome,
                    "The number of a run that is explained, such as participants.rally or "
                    "reached@turkey; default critical_acts")
        ->type_name("NAME");
    command
        .add_option("--what-if", options.what_ifs,
                    "Another scenario whose effect is told, too: a file, or changes of this one "
                    "(repeatable)")
        ->allow_extra_args(false)
        ->type_name("FILE|\"NAME: PATH=VALUE, ...\"");
    command
        .add_option("--permutations", options.permutations,
                    "Orders of switching off a replicate, if all coalitions are too many; 1 "
                    "(default) or even")
        ->type_name("N");
}

} // namespace

void add_explain(CLI::App& command, ExplainOptions& options) {
    command.add_option("scenario", options.scenario.scenario, "Scenario file (TOML)")
        ->required()
        ->type_name("SCENARIO");
    add_question_flags(command, options);
    commands::add_flags(command, options.scenario);
    command
        .add_option("--posterior", options.posterior,
                    "Each replicate draws its values from this file of diasim calibrate, the same "
                    "with and without a change")
        ->type_name("FILE.h5")
        ->group("Scenario");
    commands::add_flags(command, options.work);
    command.add_option("-o,--output", options.output.output, "Write the explanation for a report")
        ->type_name("FILE.h5")
        ->group("Output");
    command.add_flag("--force", options.output.force, "Replace a file that exists")
        ->group("Output");
    command
        .add_flag("--discard", options.output.discard,
                  "Throw finished runs of an earlier command away instead of going on")
        ->group("Output");
    command.add_flag("--json", options.is_json, "Explanation as JSON")->group("Output");
    command.footer(
        "Replicates are 4, the fewest with intervals, unless --replicates says more; errors fall "
        "with their square root.\n\n"
        "Examples:\n"
        "  diasim explain scenarios/january-2022.toml\n"
        "  diasim explain scenarios/january-2022.toml --over motives --outcome participants.rally\n"
        "  diasim explain scenarios/january-2022.toml --over fear_for_self,fear_for_relatives \\\n"
        "      --what-if scenarios/january-2022-no-shutdown.toml \\\n"
        "      --what-if \"half the fear: barrier.fear_for_relatives.weight*=0.5\" -o why.h5\n"
        "  diasim explain scenarios/january-2022.toml --posterior posterior.h5 --replicates 10\n\n"
        "With -o, finished runs are kept beside the file (FILE.h5.journal) until it is there: a "
        "command that\nwas stopped or killed goes on when it is given again.");
}

ExitCode explain(const ExplainOptions& options, const Console& console) {
    const ExplainCase one = read_case(options);
    commands::warn(one.loaded.warnings, console);
    const std::size_t n_threads = commands::threads(options.work);
    console.say(fmt::format("{} runs on {} thread{}", one.inquiry->runs(), n_threads,
                            n_threads == 1 ? "" : "s"));
    const ExplainResult result = explain_case(one, options, console);
    if (!result.explanation) {
        console.error(result.stop);
        return result.code;
    }
    if (!options.output.output.empty()) {
        console.say(fmt::format("Explanation: {}", options.output.output.string()));
    }
    commands::print_result(options.is_json ? explanation_json(*result.explanation).dump(2) + '\n'
                                           : explanation_text(*result.explanation));
    return ExitCode::done;
}

} // namespace diasim::analysis

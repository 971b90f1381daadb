// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/explain.hpp"

#include "analysis/commands/what_if.hpp"
#include "analysis/explain/explanation_file.hpp"
#include "analysis/explain/explanation_text.hpp"
#include "analysis/explain/inquiry.hpp"
#include "calibration/commands/sweep_progress.hpp"
#include "calibration/execution/crew.hpp"
#include "model/base/parallel.hpp"
#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/stop.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>

namespace diasim::analysis {
namespace {

using calibration::Outcome;
using calibration::Task;
using commands::Console;

constexpr std::uint32_t most_replicates = 10'000;
constexpr std::uint32_t most_permutations = 100'000;

/// A scenario and what is asked about it.
struct Case {
    LoadedScenario loaded;
    ExplanationOrigin origin;
    std::optional<Inquiry> inquiry;
};

void check_options(const ExplainOptions& options) {
    commands::Mistakes mistakes;
    mistakes.look_at([&] { static_cast<void>(commands::threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(commands::time_limit(options.work)); });
    mistakes.look_at([&] {
        if (!options.output.output.empty()) {
            commands::require_free(options.output.output, options.output);
        }
    });
    mistakes.look_at([&] {
        const std::uint32_t n = options.scenario.replicates.value_or(default_replicates);
        if (n < 2 || n > most_replicates) {
            throw InputError{fmt::format("--replicates {}: an interval needs 2 at least, and {} "
                                         "are the most",
                                         n, most_replicates)};
        }
    });
    mistakes.look_at([&] {
        if (options.permutations < 2 || options.permutations % 2 != 0 ||
            options.permutations > most_permutations) {
            throw InputError{fmt::format("--permutations {}: give an even number from 2 to {}, as "
                                         "each order is also taken backwards",
                                         options.permutations, most_permutations)};
        }
    });
    mistakes.look_at([&] {
        for (const std::string& text : options.what_ifs) {
            static_cast<void>(parse_what_if(text));
        }
    });
    mistakes.refuse();
}

/// The scenario as it is read for an explanation: its own replicates do not matter.
LoadedScenario load(const std::filesystem::path& file, const ExplainOptions& options,
                    const std::vector<std::string>& more) {
    std::vector<std::string> sets = commands::assignments(options.scenario);
    sets.insert(sets.end(), more.begin(), more.end());
    return load_scenario(file, sets);
}

Variant variant_of(const std::string& text, const ExplainOptions& options) {
    const WhatIf what_if = parse_what_if(text);
    if (what_if.file.empty()) {
        return {what_if.name, fmt::format("{}", fmt::join(what_if.sets, ", ")),
                load(options.scenario.scenario, options, what_if.sets).scenario};
    }
    LoadedScenario other = load(what_if.file, options, {});
    return {what_if.name, other.scenario.description, std::move(other.scenario)};
}

/// Reads all that the command names, and says all that is wrong with it at once.
Case read_case(const ExplainOptions& options) {
    check_options(options);
    Case one;
    Question question;
    commands::Mistakes mistakes;
    mistakes.look_at([&] {
        one.loaded = load(options.scenario.scenario, options, {});
        question.scenario = one.loaded.scenario;
    });
    mistakes.refuse(); // else every what-if would say the same again
    for (const std::string& text : options.what_ifs) {
        mistakes.look_at([&] { question.what_ifs.push_back(variant_of(text, options)); });
    }
    mistakes.refuse();
    question.outcome = options.outcome;
    question.over = options.over;
    question.replicates = options.scenario.replicates.value_or(default_replicates);
    question.pairs = options.permutations / 2;
    one.inquiry.emplace(std::move(question));
    const Version version = program_version();
    one.origin = {effective_toml(one.loaded.scenario), commands::copies_of(one.loaded),
                  version.program, version.git};
    return one;
}

/// The results of all runs so far, from any thread.
class Desk {
public:
    Desk(const Inquiry& inquiry, commands::ProgressForm form, const Console& console)
        : inquiry_{inquiry}, results_(inquiry.runs()), display_{form, console} {}

    /// @throws InputError if the run failed: an explanation with holes would be none
    void keep(Task task, Outcome outcome) {
        if (!outcome.is_done()) {
            throw InputError{fmt::format("{} failed: {}", inquiry_.name_of(task), outcome.failure),
                             ExitCode::all_failed};
        }
        const std::lock_guard lock{guard_};
        results_.at(task) = std::move(outcome.values);
        display_.show({++finished_, 0, 0, results_.size()});
    }

    [[nodiscard]] std::size_t finished() const noexcept { return finished_; }
    [[nodiscard]] const std::vector<std::vector<double>>& results() const noexcept {
        return results_;
    }

private:
    const Inquiry& inquiry_;
    std::vector<std::vector<double>> results_;
    std::size_t finished_ = 0;
    std::mutex guard_;
    calibration::SweepDisplay display_;
};

/// Does all runs. @return the code to stop with, if the user or the clock said stop
std::optional<ExitCode> do_runs(const Inquiry& inquiry, const ExplainOptions& options, Desk& desk) {
    const commands::StopWatch stop{commands::time_limit(options.work)};
    std::vector<Task> tasks(inquiry.runs());
    std::iota(tasks.begin(), tasks.end(), Task{0});
    bool is_complete = false;
    with_threads(commands::threads(options.work), [&] {
        is_complete = calibration::work(
            calibration::deal_from(tasks),
            [&](Task task, const calibration::Beat& beat) { return inquiry.run(task, beat); },
            [&](Task task, Outcome outcome) { desk.keep(task, std::move(outcome)); },
            [&] { return stop.may_go_on(); }, {});
    });
    return is_complete ? std::nullopt : std::optional{stop.code()};
}

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
                    "Orders of switching off a replicate, if all coalitions are too many; even, "
                    "default 2")
        ->type_name("N");
}

} // namespace

void add_explain(CLI::App& command, ExplainOptions& options) {
    command.add_option("scenario", options.scenario.scenario, "Scenario file (TOML)")
        ->required()
        ->type_name("SCENARIO");
    add_question_flags(command, options);
    commands::add_flags(command, options.scenario);
    commands::add_flags(command, options.work);
    command.add_option("-o,--output", options.output.output, "Write the explanation for a report")
        ->type_name("FILE.h5")
        ->group("Output");
    command.add_flag("--force", options.output.force, "Replace a file that exists")
        ->group("Output");
    command.add_flag("--json", options.is_json, "Explanation as JSON")->group("Output");
    command.footer(
        "Replicates are 5, the fewest with intervals, unless --replicates says more; errors fall "
        "with their square root.\n\n"
        "Examples:\n"
        "  diasim explain scenarios/january-2022.toml\n"
        "  diasim explain scenarios/january-2022.toml --over motives --outcome participants.rally\n"
        "  diasim explain scenarios/january-2022.toml --over fear_for_self,fear_for_relatives \\\n"
        "      --what-if scenarios/january-2022-no-shutdown.toml \\\n"
        "      --what-if \"half the fear: barrier.fear_for_relatives.weight*=0.5\" -o why.h5");
}

ExitCode explain(const ExplainOptions& options, const Console& console) {
    const Case one = read_case(options);
    const Inquiry& inquiry = *one.inquiry;
    commands::warn(one.loaded.warnings, console);
    const std::size_t n_threads = commands::threads(options.work);
    console.say(fmt::format("{} runs on {} thread{}", inquiry.runs(), n_threads,
                            n_threads == 1 ? "" : "s"));
    std::vector<std::vector<double>> results;
    {
        Desk desk{inquiry, commands::progress_form(options.work.progress, console), console};
        if (const auto code = do_runs(inquiry, options, desk)) {
            console.error(fmt::format("stopped after {} of {} runs: nothing is explained",
                                      desk.finished(), inquiry.runs()));
            return *code;
        }
        results = desk.results();
    }
    const Explanation explanation = inquiry.conclude(results);
    if (!options.output.output.empty()) {
        write_explanation(options.output.output, commands::overwrite(options.output), explanation,
                          one.origin);
        console.say(fmt::format("Explanation: {}", options.output.output.string()));
    }
    commands::print_result(options.is_json ? explanation_json(explanation).dump(2) + '\n'
                                           : explanation_text(explanation));
    return ExitCode::done;
}

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/verify.hpp"

#include "model/base/parallel.hpp"
#include "model/commands/console.hpp"
#include "model/commands/stop.hpp"
#include "model/commands/verify_text.hpp"
#include "model/verification/claim.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>

namespace diasim::commands {
namespace {

using verification::Claim;
using verification::Row;

/// Says which claim is being checked.
void show(ProgressWriter& writer, const std::string& claim, std::size_t done, std::size_t total) {
    writer.write(
        [&](double seconds) {
            return fmt::format("{:2} of {} claims, {:.1f} s: {}", done + 1, total, seconds, claim);
        },
        [&](double seconds) {
            return nlohmann::ordered_json{{"claim", claim},
                                          {"claims_done", done},
                                          {"claims_total", total},
                                          {"elapsed_seconds", seconds}}
                .dump();
        });
}

void require_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw InputError{
            fmt::format("{}: no such folder; run from the folder of the project, or name the "
                        "scenarios with --scenarios DIR",
                        folder.string()),
            ExitCode::input_missing};
    }
}

/// What was found before somebody stopped it is of no use: claims are only judged as a whole.
struct Outcome {
    std::vector<Row> rows;
    bool is_stopped = false;
};

Outcome check_all(const std::vector<Claim>& claims, const VerifyOptions& options,
                  const StopWatch& stop, const Console& console) {
    Outcome outcome;
    ProgressWriter writer{progress_form(options.work.progress, console), console};
    const EnsembleObserver observer = [&](const Progress&) { return stop.may_go_on(); };
    try {
        for (std::size_t i = 0; i != claims.size(); ++i) {
            show(writer, claims[i].name, i, claims.size());
            const std::vector<std::string> sets =
                known_sets(claims[i], claims, options.scenarios, options.sets);
            const std::vector<Row> rows = check_claim(claims[i], options.scenarios, sets, observer);
            outcome.rows.insert(outcome.rows.end(), rows.begin(), rows.end());
        }
    } catch (const verification::Stopped&) {
        outcome.is_stopped = true;
    }
    return outcome;
}

} // namespace

void add_verify(CLI::App& command, VerifyOptions& options) {
    command.add_option("names", options.names, "Claims to check; all without a name")
        ->type_name("NAME...");
    command
        .add_option("--scenarios", options.scenarios,
                    "Folder of the scenarios; default scenarios/verification")
        ->type_name("DIR")
        ->group("Scenario");
    command
        .add_option("--set", options.sets,
                    "Change a value of the named claims' scenarios; theory follows (repeatable)")
        ->allow_extra_args(false)
        ->type_name("PATH=VALUE")
        ->group("Scenario");
    add_flags(command, options.work);
    command.add_flag("--list", options.is_list, "Name the claims and the paths that they follow");
    command.add_flag("--json", options.is_json, "Rows as JSON")->group("Output");
    command.footer(verdict_rule() +
                   "\nExit code 9: a row fails, or has no verdict without --set.\n\n"
                   "Examples:\n"
                   "  diasim verify\n"
                   "  diasim verify cascade epidemic --json\n"
                   "  diasim verify bass --set channel.others.rate=0.5/d");
}

ExitCode verify(const VerifyOptions& options, const Console& console) {
    const std::vector<Claim> claims = verification::claims_called(options.names);
    if (options.is_list) {
        print_result(claim_list(claims));
        return ExitCode::done;
    }
    if (!options.sets.empty() && options.names.empty()) {
        throw InputError{"--set changes the scenarios of named claims: name one, as in diasim "
                         "verify bass --set channel.others.rate=0.5/d"};
    }
    require_folder(options.scenarios);
    const StopWatch stop{time_limit(options.work)};
    Outcome outcome;
    with_threads(threads(options.work),
                 [&] { outcome = check_all(claims, options, stop, console); });
    if (outcome.is_stopped) {
        console.error("stopped before all claims were checked: no verdict; name fewer claims, as "
                      "diasim verify --list shows them");
        return stop.code();
    }
    print_result(options.is_json ? verdict_json(outcome.rows).dump(2) + '\n'
                                 : verdict_table(outcome.rows));
    return code_of(outcome.rows);
}

} // namespace diasim::commands

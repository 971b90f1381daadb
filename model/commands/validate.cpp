// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/validate.hpp"

#include "model/commands/console.hpp"
#include "model/scenario/load.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim::commands {
namespace {

std::string valid_line(const LoadedScenario& loaded) {
    const Scenario& scenario = loaded.scenario;
    return fmt::format("ok: {}: {} communities, {} subgroups, {} motives, {} barriers, {} "
                       "activities, {} triggers, {} steps, {} replicates\n",
                       loaded.main.generic_string(), scenario.hosts.communities.size(),
                       scenario.population.subgroups.size(), scenario.motives.size(),
                       scenario.barriers.size(), scenario.activities.size(),
                       scenario.homeland.triggers.size(), step_count(scenario),
                       scenario.replicates);
}

} // namespace

void add_validate(CLI::App& command, ValidateOptions& options) {
    command.add_option("scenarios", options.scenarios, "Scenario files (TOML)")
        ->required()
        ->type_name("SCENARIO...");
    command.add_option("--set", options.sets, "Change a value: path.to.key=value (repeatable)")
        ->allow_extra_args(false)
        ->type_name("PATH=VALUE")
        ->group("Scenario");
    command.footer("Examples:\n"
                   "  diasim validate scenarios/january-2022.toml\n"
                   "  diasim validate scenarios/*.toml\n"
                   "  diasim validate mine.toml --set population.scale=10");
}

ExitCode validate(const ValidateOptions& options) {
    std::vector<Problem> problems;
    ExitCode code = ExitCode::done;
    for (const std::filesystem::path& path : options.scenarios) {
        try {
            print_result(valid_line(load_scenario(path, options.sets)));
        } catch (const InputError& error) {
            std::ranges::copy(error.problems(), std::back_inserter(problems));
            code = std::max(code, error.code());
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems), code};
    }
    return ExitCode::done;
}

} // namespace diasim::commands

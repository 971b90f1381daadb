// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/validate.hpp"

#include "model/commands/console.hpp"
#include "model/scenario/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace diasim::commands {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// What the scenario is made of: people, theory, homeland, time.
std::string valid_line(const LoadedScenario& loaded) {
    const Scenario& scenario = loaded.scenario;
    const Hosts& hosts = scenario.hosts;
    const Homeland& homeland = scenario.homeland;
    const std::vector<std::string> parts{
        counted(hosts.countries.size(), "country", "countries"),
        counted(hosts.communities.size(), "community", "communities"),
        counted(scenario.population.subgroups.size(), "subgroup", "subgroups"),
        counted(scenario.population.traits.size(), "trait", "traits"),
        counted(hosts.associations.size(), "association", "associations"),
        counted(scenario.network.voices.size(), "voice", "voices"),
        counted(scenario.motives.size(), "motive", "motives"),
        counted(scenario.barriers.size(), "barrier", "barriers"),
        counted(scenario.activities.size(), "activity", "activities"),
        counted(scenario.channels.size(), "channel", "channels"),
        fmt::format("{} of {} in {}", counted(homeland.triggers.size(), "trigger", "triggers"),
                    counted(scenario.kinds.size(), "kind", "kinds"),
                    counted(homeland.regions.size(), "region", "regions")),
        counted(step_count(scenario), "step", "steps"),
        counted(scenario.replicates, "replicate", "replicates")};
    return fmt::format("ok: {}: {}\n", loaded.main.generic_string(), fmt::join(parts, ", "));
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

ExitCode validate(const ValidateOptions& options, const Console& console) {
    std::vector<Problem> problems;
    ExitCode code = ExitCode::done;
    for (const std::filesystem::path& path : options.scenarios) {
        try {
            const LoadedScenario loaded = load_scenario(path, options.sets);
            print_result(valid_line(loaded));
            warn(loaded.warnings, console);
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

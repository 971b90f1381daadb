// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/show.hpp"

#include "model/base/parallel.hpp"
#include "model/commands/console.hpp"
#include "model/commands/cost.hpp"
#include "model/commands/overview.hpp"
#include "model/scenario/load.hpp"
#include "model/scenario/parameters.hpp"
#include "model/scenario/schema.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace diasim::commands {
namespace {

std::string parameters_view(const Scenario& scenario, const std::string& format) {
    const std::vector<ParameterRow> rows = parameter_rows(scenario);
    if (format == "markdown") {
        return parameters_markdown(rows);
    }
    return format == "csv" ? parameters_csv(rows) : parameters_text(rows);
}

std::string cost_view(const Scenario& scenario, const ShowOptions& options,
                      const Console& console) {
    console.say("measuring one replicate ...");
    const Cost cost = estimate_cost(scenario, threads(options.work));
    return options.is_json ? cost_json(cost).dump(2) + '\n' : cost_text(cost);
}

std::string view(const ShowOptions& options, const Console& console) {
    const LoadedScenario loaded =
        load_scenario(options.scenario.scenario, assignments(options.scenario));
    if (options.is_effective) {
        return effective_toml(loaded.scenario);
    }
    if (options.is_parameters) {
        return parameters_view(loaded.scenario, options.format);
    }
    if (options.is_cost) {
        return cost_view(loaded.scenario, options, console);
    }
    return options.is_json ? overview_json(loaded.scenario).dump(2) + '\n'
                           : overview_text(loaded.scenario);
}

void add_views(CLI::App& command, ShowOptions& options) {
    CLI::Option_group& views = *command.add_option_group("View", "What is shown; else an overview");
    views.add_flag("--effective", options.is_effective,
                   "Complete scenario in TOML, with where each value came from");
    views.add_flag("--parameters", options.is_parameters,
                   "Table of values with unit, range, default, prior and source");
    views.add_flag("--schema", options.is_schema, "JSON Schema of the scenario format");
    views.add_flag("--cost", options.is_cost, "Estimate of time, memory and bytes of a run");
    views.require_option(0, 1);
    command.add_option("--format", options.format, "Form of --parameters")
        ->check(CLI::IsMember({"text", "markdown", "csv"}))
        ->type_name("text|markdown|csv")
        ->group("Output");
    command.add_flag("--json", options.is_json, "Overview or cost as JSON")->group("Output");
}

/// A form that the view does not have would be ignored in silence.
void require_fitting_form(const ShowOptions& options) {
    Mistakes mistakes;
    mistakes.look_at([&] {
        if (!options.format.empty() && !options.is_parameters) {
            throw InputError{fmt::format("--format {} is a form of --parameters: add that flag",
                                         options.format)};
        }
    });
    mistakes.look_at([&] {
        if (options.is_json && (options.is_parameters || options.is_effective)) {
            throw InputError{"--json is a form of the overview and of --cost; the parameters come "
                             "as --format csv or markdown, the effective scenario as TOML"};
        }
    });
    mistakes.refuse();
}

} // namespace

void add_show(CLI::App& command, ShowOptions& options) {
    command.add_option("scenario", options.scenario.scenario, "Scenario file (TOML)")
        ->type_name("SCENARIO");
    add_flags(command, options.scenario);
    add_views(command, options);
    command.add_option("-j,--jobs", options.work.jobs, "Threads that --cost reckons with")
        ->type_name("N|auto")
        ->group("Output");
    command.footer("Examples:\n"
                   "  diasim show scenarios/january-2022.toml\n"
                   "  diasim show scenarios/january-2022.toml --parameters --format csv\n"
                   "  diasim show --schema > scenario.schema.json");
}

ExitCode show(const ShowOptions& options, const Console& console) {
    require_fitting_form(options);
    if (options.is_schema) {
        print_result(scenario_schema().dump(2) + '\n');
        return ExitCode::done;
    }
    if (options.scenario.scenario.empty()) {
        throw InputError{"a scenario file is missing: diasim show SCENARIO"};
    }
    print_result(view(options, console));
    return ExitCode::done;
}

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/compare.hpp"

#include "analysis/commands/compare_words.hpp"
#include "analysis/compare/comparison.hpp"
#include "analysis/compare/comparison_file.hpp"
#include "analysis/compare/comparison_text.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/mobilization/geography.hpp"
#include "model/record/checksum.hpp"
#include "model/record/publish.hpp"
#include "model/record/record_reader.hpp"
#include "model/record/result_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace diasim::analysis {
namespace {

namespace fs = std::filesystem;

/// Everything that a comparison reads.
struct Material {
    Scenario scenario;
    RecordedRuns runs;
    Catalogue catalogue;
    CompareSpec spec;
};

/// Another observation model may look at the same runs; anything else would be another run.
void require_observation(const std::vector<std::string>& sets) {
    commands::Mistakes mistakes;
    for (const std::string& set : sets) {
        mistakes.look_at([&] {
            if (!set.starts_with("observation.")) {
                throw InputError{
                    fmt::format("--set {}: the runs are over; only observation.* can be "
                                "changed here",
                                set)};
            }
        });
    }
    mistakes.refuse();
}

/// What the result was run from, with what is changed here.
InputCopies copies_of(const CompareOptions& options) {
    InputCopies copies = read_origin(options.result).copies;
    copies.sets.insert(copies.sets.end(), options.sets.begin(), options.sets.end());
    return copies;
}

/// Reads all that the command names, and says all that is wrong with it at once.
Material read_material(const CompareOptions& options) {
    Material material;
    commands::Mistakes mistakes;
    mistakes.look_at([&] { require_observation(options.sets); });
    mistakes.look_at([&] { material.spec.led_by = parse_led_by(options.led_by); });
    mistakes.look_at([&] { material.spec.hold_out = parse_hold_out(options.hold_out); });
    mistakes.look_at([&] {
        if (!options.output.output.empty()) {
            commands::require_free(options.output.output, options.output);
        }
    });
    bool has_scenario = false;
    mistakes.look_at([&] {
        const InputCopies copies = copies_of(options);
        material.scenario = commands::load_copies(copies).scenario;
        material.spec.sets = copies.sets;
        has_scenario = true;
        material.runs = read_runs(options.result, material.scenario);
    });
    mistakes.look_at([&] {
        const Hosts* hosts = has_scenario ? &material.scenario.hosts : nullptr;
        material.catalogue = read_catalogue(options.observed, hosts);
    });
    mistakes.refuse();
    material.spec.silence = options.silence == "zero" ? Silence::media : Silence::registers;
    material.spec.has_observers = !options.without_observers;
    return material;
}

void require_events(const Scenario& scenario) {
    for (const Activity& activity : scenario.activities) {
        if (activity.observed_as != ObservedAs::none) {
            return;
        }
    }
    throw InputError{"no activity of the run is recorded as an event: give its activities "
                     "observed_as, such as observed_as = \"rally\", and run it again"};
}

void write_simulated(const CompareOptions& options, const Scenario& scenario,
                     const Compared& compared) {
    std::error_code error;
    fs::create_directories(options.simulated, error);
    if (error) {
        throw OutputError{fmt::format("{}: cannot create the folder: {}",
                                      options.simulated.string(), error.message())};
    }
    publish_texts({{options.simulated / "events.csv",
                    calibration::events_csv(scenario, compared.places, compared.runs)},
                   {options.simulated / "registrations.csv",
                    calibration::registrations_csv(scenario, compared.places, compared.runs)},
                   {options.simulated / "registers.csv",
                    calibration::registers_csv(scenario, compared.places, compared.registers)}},
                  commands::overwrite(options.output));
}

ComparisonOrigin origin_of(const CompareOptions& options) {
    std::vector<std::string> names;
    for (const fs::path& path : options.observed) {
        names.push_back(path.filename().empty() ? path.parent_path().filename().string()
                                                : path.filename().string());
    }
    return {options.result.filename().string(), file_checksum(options.result),
            fmt::format("{}", fmt::join(names, ", ")), program_version().program};
}

} // namespace

void add_compare(CLI::App& command, CompareOptions& options) {
    command.add_option("result", options.result, "Result file of diasim run")
        ->required()
        ->type_name("RUN.h5");
    command
        .add_option("--observed", options.observed,
                    "Folder with observed tables, or single tables: events, registrations, "
                    "registers, absences")
        ->required()
        ->type_name("FOLDER|FILE...");
    command
        .add_option("--led-by", options.led_by,
                    "Whose events count, separated by commas, or all; default diaspora,mixed")
        ->type_name("WHO,...");
    command
        .add_option("--silence", options.silence,
                    "What no report of the media means outside registers: unknown (default), or "
                    "zero reports")
        ->check(CLI::IsMember({"unknown", "zero"}))
        ->type_name("unknown|zero");
    command
        .add_option("--hold-out", options.hold_out,
                    "What baselines are not fitted to: none (default), each region, the last weeks")
        ->type_name("none|region|weeks=N");
    command.add_flag("--without-observers", options.without_observers,
                     "Hold everything that happened against what was recorded: to see what that "
                     "mistake does");
    command
        .add_option("--set", options.sets, "Change a value of the observation model (repeatable)")
        ->allow_extra_args(false)
        ->type_name("observation.PATH=VALUE");
    command
        .add_option(
            "--simulated", options.simulated,
            "Write the simulated events as tables into this folder, all replicates one after the "
            "other: their column replicate tells them apart")
        ->type_name("FOLDER")
        ->group("Output");
    command.add_option("-o,--output", options.output.output, "Write the comparison for a report")
        ->type_name("FILE.h5")
        ->group("Output");
    command.add_flag("--force", options.output.force, "Replace files that exist")->group("Output");
    command.add_flag("--json", options.is_json, "Comparison as JSON")->group("Output");
    command.footer("Examples:\n"
                   "  diasim compare january-2022.h5 --observed calibration/observed\n"
                   "  diasim compare mine.h5 --observed calibration/observed --hold-out weeks=2\n"
                   "  diasim compare mine.h5 --observed my-events.csv --silence zero --json");
}

ExitCode compare(const CompareOptions& options, const commands::Console& console) {
    const Material material = read_material(options);
    require_events(material.scenario);
    const Compared compared = compare(material.scenario, gathering_sites(material.scenario.hosts),
                                      material.runs, material.catalogue, material.spec);
    if (!options.simulated.empty()) {
        write_simulated(options, material.scenario, compared);
        console.say(
            fmt::format("Simulated tables: {} (of {} replicates, see their column replicate)",
                        options.simulated.string(), compared.runs.size()));
    }
    if (!options.output.output.empty()) {
        write_comparison(options.output.output, commands::overwrite(options.output),
                         compared.comparison, origin_of(options));
        console.say(fmt::format("Comparison: {}", options.output.output.string()));
    }
    commands::print_result(options.is_json ? comparison_json(compared.comparison).dump(2) + '\n'
                                           : comparison_text(compared.comparison));
    return ExitCode::done;
}

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/import.hpp"

#include "calibration/observed/archive.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "calibration/observed/catalogue_writer.hpp"
#include "calibration/observed/country_codes.hpp"
#include "calibration/observed/import.hpp"
#include "model/commands/console.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim::calibration {
namespace {

using Tables = std::vector<TextFile>; ///< in the order in which they get their names

[[noreturn]] void refuse(const std::string& message, const std::string& way_out) {
    throw InputError{{Problem{{}, message, "", 1, way_out}}, ExitCode::invalid_scenario};
}

std::filesystem::path registers_path(const std::filesystem::path& output) {
    std::filesystem::path path = output;
    return path.replace_filename(output.stem().string() + "-registers" +
                                 output.extension().string());
}

std::vector<std::filesystem::path> outputs_of(const ImportOptions& options) {
    std::vector<std::filesystem::path> outputs{options.output};
    if (options.format == "registrations") {
        outputs.push_back(registers_path(options.output));
    }
    return outputs;
}

std::optional<Day> day_of(const std::string& flag, const std::string& text) {
    const std::optional<Day> day = parse_day(text);
    if (!day && !text.empty()) {
        refuse(fmt::format("{} {}: it is no day", flag, text), "write it as 2022-01-05");
    }
    return day;
}

template <class Enum>
Enum value_of(const std::string& word) {
    std::uint8_t position = 0;
    while (word_of(static_cast<Enum>(position)) != word) { // CLI11 lets no other word in
        ++position;
    }
    return static_cast<Enum>(position);
}

template <class Enum>
std::vector<std::string> words() {
    return {Choices<Enum>::words.begin(), Choices<Enum>::words.end()};
}

/// Refuses flags that the format does not know or cannot do without.
void check_flags(const ImportOptions& options, commands::Mistakes& mistakes) {
    const bool is_register = options.format == "registrations";
    const auto demand = [&](bool holds, const std::string& message, const std::string& hint) {
        mistakes.look_at([&] {
            if (!holds) {
                refuse(message, hint);
            }
        });
    };
    demand(!is_register || !options.columns.empty(), "registrations need --columns",
           "a file (TOML) that names the columns: see calibration/observed/README.md");
    demand(!is_register || !options.patterns.empty(), "registrations need --actor",
           "which words of a topic are of the homeland? --actor kasach --actor almaty");
    demand(!is_register || options.countries.empty(), "registrations know no --country",
           "a register is of one country");
    demand(is_register || options.columns.empty(),
           fmt::format("{} knows no --columns", options.format), "its columns are always the same");
    for (const std::string& country : options.countries) {
        demand(is_country(country), fmt::format("--country {}: it is no country code", country),
               "write the two capital letters of ISO 3166, such as DE");
    }
}

ImportFilter filter_of(const ImportOptions& options) {
    commands::Mistakes mistakes;
    ImportFilter filter;
    filter.patterns = options.patterns;
    filter.countries = options.countries;
    filter.stance = value_of<EventStance>(options.stance);
    filter.led_by = value_of<LedBy>(options.led_by);
    mistakes.look_at([&] { filter.from = day_of("--from", options.from); });
    mistakes.look_at([&] { filter.to = day_of("--to", options.to); });
    if (filter.from && filter.to && *filter.to < *filter.from) {
        mistakes.look_at([] { refuse("--to is before --from", "exchange them"); });
    }
    check_flags(options, mistakes);
    for (const std::filesystem::path& output : outputs_of(options)) {
        mistakes.look_at([&] {
            commands::require_free_file(output, options.force ? Overwrite::yes : Overwrite::no);
        });
    }
    mistakes.refuse();
    return filter;
}

Hosts read_hosts(const std::filesystem::path& folder, Inputs& inputs, Problems& problems) {
    Hosts hosts;
    if (!folder.empty()) {
        const Location flag{"--hosts " + folder.generic_string(), 0, 0};
        hosts.countries = read_countries({folder / "countries.csv", flag}, inputs, problems);
        hosts.communities =
            read_communities({folder / "communities.csv", flag}, hosts.countries, inputs, problems);
    }
    return hosts;
}

/// What the tables hold must be readable before anybody relies on it: an export may hold bytes that
/// are no text.
void check_readable(const Tables& tables, const Hosts* hosts) {
    std::vector<std::filesystem::path> paths;
    paths.reserve(tables.size());
    for (const TextFile& table : tables) {
        paths.push_back(table.path);
    }
    Inputs inputs{[&tables](const std::filesystem::path& path) -> std::optional<std::string> {
        return std::ranges::find(tables, path, &TextFile::path)->text;
    }};
    Problems problems{inputs};
    static_cast<void>(read_catalogue(paths, hosts, inputs, problems));
    problems.throw_if_any();
}

/// What was kept, as far as the words about it go.
struct Kept {
    std::vector<ObservedPlace> places;
    std::size_t unclear = 0; ///< rows of unknown leaders
    ImportReport report;
};

template <class Rows>
Kept kept_of(const Rows& rows, const ImportReport& report) {
    Kept kept;
    kept.report = report;
    kept.places.reserve(rows.size());
    for (const auto& row : rows) {
        kept.places.push_back(row.place);
        kept.unclear += row.led_by == LedBy::unclear ? 1U : 0U;
    }
    return kept;
}

/// Says what became of the rows, and what a user has to do before they are of use.
void say(const Kept& kept, const Hosts* hosts, const commands::Console& console) {
    console.say(kept.report.text());
    if (kept.places.empty()) {
        console.warn("warning: no row was kept; the reasons stand above. Other words for --actor, "
                     "more countries or another time may find some");
        return;
    }
    if (kept.unclear != 0) {
        console.say(
            fmt::format("{} not say who led {}, and diasim compare counts events "
                        "of the diaspora only: set --led-by diaspora if that holds for all, "
                        "or write led_by into the table",
                        kept.unclear == 1 ? "1 row does" : fmt::format("{} rows do", kept.unclear),
                        kept.unclear == 1 ? "it" : "them"));
    }
    const std::string unmatched = hosts == nullptr ? "" : unmatched_cities(*hosts, kept.places);
    if (!unmatched.empty()) {
        console.say(unmatched);
    }
}

} // namespace

void add_import(CLI::App& command, ImportOptions& options) {
    command.add_option("format", options.format, "What FILE is: acled, gdelt or registrations")
        ->required()
        ->check(CLI::IsMember({"acled", "gdelt", "registrations"}))
        ->type_name("FORMAT");
    command.add_option("file", options.file, "Export or register, maybe zipped")
        ->required()
        ->type_name("FILE");
    command.add_option("-o,--output", options.output, "Table to write")
        ->required()
        ->type_name("EVENTS.csv")
        ->group("Output");
    command.add_flag("--force", options.force, "Replace the output if it exists")->group("Output");
    command
        .add_option(
            "--actor", options.patterns,
            "Keep rows of whose actors (or topic) this is a part, in any case (repeatable); "
            "registrations need it, as most of a register is about other things")
        ->allow_extra_args(false)
        ->type_name("TEXT")
        ->group("Rows");
    command.add_option("--country", options.countries, "Keep rows of this country (repeatable)")
        ->allow_extra_args(false)
        ->type_name("CODE")
        ->group("Rows");
    command.add_option("--from", options.from, "First day")->type_name("DAY")->group("Rows");
    command.add_option("--to", options.to, "Last day")->type_name("DAY")->group("Rows");
    command.add_option("--stance", options.stance, "Stance of all rows, which no export tells")
        ->check(CLI::IsMember(words<EventStance>()))
        ->type_name("WORD")
        ->group("Rows");
    command.add_option("--led-by", options.led_by, "Who led all of them, which no export tells")
        ->check(CLI::IsMember(words<LedBy>()))
        ->type_name("WORD")
        ->group("Rows");
    command.add_option("--columns", options.columns, "How a register is written (TOML)")
        ->type_name("MAP.toml")
        ->group("Rows");
    command
        .add_option("--hosts", options.hosts, "Find communities here, as in scenarios/data/hosts")
        ->type_name("FOLDER")
        ->group("Rows");
    command.footer(
        "Examples:\n"
        "  diasim import acled export.csv --actor Kazakh --country DE --led-by diaspora \\\n"
        "      --hosts scenarios/data/hosts -o acled.csv\n"
        "  diasim import gdelt 20220108.export.CSV.zip --actor KAZ -o gdelt.csv\n"
        "  diasim import registrations munich.csv --columns munich.toml \\\n"
        "      --actor kasach -o munich-2022.csv    # and munich-2022-registers.csv");
}

ExitCode import_observed(const ImportOptions& options, const commands::Console& console) {
    ImportFilter filter = filter_of(options);
    Inputs inputs{read_unpacked};
    Problems problems{inputs};
    const Hosts hosts = read_hosts(options.hosts, inputs, problems);
    filter.hosts = options.hosts.empty() ? nullptr : &hosts;
    const TableFile file{options.file, {options.file.generic_string(), 0, 0}};
    Tables tables;
    Kept kept;
    if (options.format == "registrations") {
        const TableFile columns{options.columns, {"--columns", 0, 0}};
        const ImportedRegister imported =
            import_registrations(file, columns, filter, inputs, problems);
        // A register without its entries would tell of zeros that are none: it gets its name last.
        tables = {{options.output, to_csv(imported.registrations)},
                  {registers_path(options.output), to_csv(imported.registers)}};
        kept = kept_of(imported.registrations, imported.report);
    } else {
        const ImportedEvents imported = options.format == "acled"
                                            ? import_acled(file, filter, inputs, problems)
                                            : import_gdelt(file, filter, inputs, problems);
        tables = {{options.output, to_csv(imported.events)}};
        kept = kept_of(imported.events, imported.report);
    }
    problems.throw_if_any();
    check_readable(tables, filter.hosts);
    publish_texts(tables, options.force ? Overwrite::yes : Overwrite::no);
    say(kept, filter.hosts, console);
    for (const TextFile& table : tables) {
        console.say(fmt::format("Result: {}", table.path.string()));
    }
    return ExitCode::done;
}

} // namespace diasim::calibration

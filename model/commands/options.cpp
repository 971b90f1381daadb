// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/options.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string_view>
#include <unistd.h>

namespace diasim::commands {
namespace {

constexpr std::size_t most_threads = 4096;

/// A seed that the scenario format can hold: TOML integers are signed.
std::uint64_t random_seed() {
    std::random_device device;
    return std::uniform_int_distribution<std::uint64_t>{0, (std::uint64_t{1} << 53U) - 1}(device);
}

std::optional<std::size_t> whole_number(const std::string& text) {
    const bool is_number = !text.empty() && text.size() <= 9 &&
                           text.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? std::optional<std::size_t>{std::stoul(text)} : std::nullopt;
}

[[noreturn]] void refuse(const std::filesystem::path& output, std::string_view why,
                         const std::string& way_out, ExitCode code = ExitCode::invalid_scenario) {
    const std::string message = fmt::format("{}{}", output.string(), why);
    throw InputError{{Problem{Location{}, message, "", 1, way_out}}, code};
}

/// A result is an HDF5 file, whatever its name promises.
void require_hdf5_name(const std::filesystem::path& output) {
    const std::string ending = output.extension().string();
    if (ending != ".h5" && ending != ".hdf5" && ending != ".nc") {
        std::filesystem::path better = output;
        refuse(output, ": a result is an HDF5 file, and its name ends in .h5, .hdf5 or .nc",
               fmt::format("-o {}", better.replace_extension(".h5").string()));
    }
}

void require_no_folder(const std::filesystem::path& output) {
    std::error_code ignored;
    if (std::filesystem::is_directory(output, ignored)) {
        refuse(output, ": cannot create: it is a folder", "name a file with -o");
    }
}

[[noreturn]] void refuse_existing(const std::filesystem::path& output) {
    refuse(output, " exists already", "replace it with --force or name another with -o",
           ExitCode::output_exists);
}

void require_writable_folder(const std::filesystem::path& output) {
    const std::filesystem::path parent = output.parent_path();
    const std::filesystem::path folder = parent.empty() ? "." : parent;
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        refuse(output,
               fmt::format(": cannot create: the folder {} does not exist", folder.string()),
               fmt::format("make it first: mkdir -p {}", folder.string()));
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        refuse(output,
               fmt::format(": cannot create: the folder {} may not be written to", folder.string()),
               "choose another place with -o");
    }
}

} // namespace

void add_flags(CLI::App& command, MessageOptions& options) {
    command.add_flag("-q,--quiet", options.is_quiet, "Say nothing but errors and results")
        ->group("Messages");
    command.add_flag("-v,--verbose", options.is_verbose, "Say more")->group("Messages");
    command.add_option("--color", options.color, "Colour of errors (NO_COLOR is respected)")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->type_name("auto|always|never")
        ->group("Messages");
    command.add_option("--log-file", options.log_file, "Append every message to this file")
        ->type_name("FILE")
        ->group("Messages");
}

void add_flags(CLI::App& command, ScenarioOptions& options) {
    command
        .add_option("--set", options.sets,
                    "Change a value: path.to.key=value, or *= and += on numbers (repeatable)")
        ->allow_extra_args(false)
        ->type_name("PATH=VALUE")
        ->group("Scenario");
    command.add_option("--seed", options.seed, "Seed of all random numbers; random: draw one")
        ->type_name("N|random")
        ->group("Scenario");
    command.add_option("--replicates", options.replicates, "Number of replicates")
        ->type_name("N")
        ->group("Scenario");
}

void add_flags(CLI::App& command, WorkOptions& options) {
    command.add_option("-j,--jobs", options.jobs, "Threads; results do not depend on it")
        ->type_name("N|auto")
        ->group("Work");
    command
        .add_option("--max-time", options.max_time,
                    "Stop in order after this time, as in \"30 min\"")
        ->type_name("DURATION")
        ->group("Work");
    command.add_option("--progress", options.progress, "How progress is shown on stderr")
        ->check(CLI::IsMember({"auto", "bar", "plain", "json", "none"}))
        ->type_name("auto|bar|plain|json|none")
        ->group("Work");
}

void add_flags(CLI::App& command, OutputOptions& options) {
    command.add_option("-o,--output", options.output, "Result file")
        ->type_name("FILE.h5")
        ->group("Output");
    command.add_flag("--force", options.force, "Replace the output if it exists")->group("Output");
    command
        .add_flag("--discard", options.discard,
                  "Throw finished replicates of an earlier command away instead of going on")
        ->group("Output");
}

std::vector<std::string> assignments(const ScenarioOptions& options) {
    std::vector<std::string> sets = options.sets;
    if (!options.seed.empty()) {
        sets.push_back("seed=" +
                       (options.seed == "random" ? std::to_string(random_seed()) : options.seed));
    }
    if (options.replicates) {
        sets.push_back(fmt::format("replicates={}", *options.replicates));
    }
    return sets;
}

std::size_t threads(const WorkOptions& options) {
    if (options.jobs == "auto") {
        return available_threads();
    }
    const std::optional<std::size_t> number = whole_number(options.jobs);
    if (!number || *number == 0 || *number > most_threads) {
        throw InputError{fmt::format("--jobs {}: give a number from 1 to {} or auto", options.jobs,
                                     most_threads)};
    }
    return *number;
}

std::optional<Duration> time_limit(const WorkOptions& options) {
    if (options.max_time.empty()) {
        return std::nullopt;
    }
    const std::optional<Duration> limit = parse_duration(options.max_time);
    if (!limit || limit->days <= 0.0) {
        throw InputError{
            fmt::format("--max-time {}: give a time with its unit, such as \"30 min\" or \"2 h\"",
                        options.max_time)};
    }
    return limit;
}

Overwrite overwrite(const OutputOptions& options) {
    return options.force ? Overwrite::yes : Overwrite::no;
}

Discard discard(const OutputOptions& options) {
    return options.discard ? Discard::yes : Discard::no;
}

std::filesystem::path journal_path(const std::filesystem::path& output) {
    return output.string() + ".journal";
}

void require_free(const std::filesystem::path& output, const OutputOptions& options) {
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(output, ignored);
    require_no_folder(output);
    require_hdf5_name(output);
    // With its journal beside it, it may be the result of a run that was killed while tidying up.
    if (std::filesystem::exists(status) && !options.force &&
        !std::filesystem::exists(journal_path(output), ignored)) {
        refuse_existing(output);
    }
    require_writable_folder(output);
}

void require_free_file(const std::filesystem::path& output, Overwrite overwrite) {
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(output, ignored);
    require_no_folder(output);
    if (std::filesystem::exists(status) && overwrite == Overwrite::no) {
        refuse_existing(output);
    }
    require_writable_folder(output);
}

void Mistakes::note(const InputError& error) {
    problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    codes_.push_back(error.code());
}

void Mistakes::refuse() const {
    if (problems_.empty()) {
        return;
    }
    ExitCode code = ExitCode::done;
    for (const ExitCode one : codes_) {
        code = one == ExitCode::output_exists ? code : std::max(code, one);
    }
    throw InputError{problems_, code == ExitCode::done ? ExitCode::output_exists : code};
}

} // namespace diasim::commands

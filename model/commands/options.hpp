// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"
#include "model/commands/progress.hpp"
#include "model/record/publish.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Flags that mean the same in every command.
namespace diasim::commands {

/// How much is said on stderr and how.
struct MessageOptions {
    bool is_quiet = false;
    bool is_verbose = false;
    std::string color = "auto"; ///< auto, always, never
    std::string log_file;       ///< gets every message too; empty: none
};

/// Which scenario is meant.
struct ScenarioOptions {
    std::filesystem::path scenario;
    std::vector<std::string> sets;
    std::string seed; ///< a number, "random" or empty: as the scenario says
    std::optional<std::uint32_t> replicates;
};

/// How the work is done.
struct WorkOptions {
    std::string jobs = "auto";
    std::string max_time; ///< "30 min"; empty: no limit
    std::string progress = "auto";
};

/// Where the result goes.
struct OutputOptions {
    std::filesystem::path output; ///< empty: the command's own choice
    bool force = false;
};

void add_flags(CLI::App& command, MessageOptions& options);
void add_flags(CLI::App& command, ScenarioOptions& options);
void add_flags(CLI::App& command, WorkOptions& options);
void add_flags(CLI::App& command, OutputOptions& options);

/// The assignments of --set, then those that --seed and --replicates stand for. A random seed is
/// drawn here.
[[nodiscard]] std::vector<std::string> assignments(const ScenarioOptions& options);

/// Number of threads. @throws InputError if `options.jobs` is neither auto nor 1 to 4096
[[nodiscard]] std::size_t threads(const WorkOptions& options);

/// Days that the work may take. @throws InputError if it is no duration above 0
[[nodiscard]] std::optional<Duration> time_limit(const WorkOptions& options);

[[nodiscard]] Overwrite overwrite(const OutputOptions& options);

/// Refuses an output that could not be written, before anything is computed.
/// @throws OutputError ExitCode::output_exists if it exists and --force was not given;
/// ExitCode::invalid_scenario if its folder is missing or may not be written to
void require_free(const std::filesystem::path& output, const OutputOptions& options);

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/base/quantity.hpp"
#include "model/commands/progress.hpp"
#include "model/record/journal.hpp"
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
    bool discard = false; ///< replicates that an earlier run kept
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
[[nodiscard]] Discard discard(const OutputOptions& options);

/// Where finished replicates are kept until the output is there.
[[nodiscard]] std::filesystem::path journal_path(const std::filesystem::path& output);

/// Refuses an output that could not be written, before anything is computed.
/// @throws InputError ExitCode::output_exists if it exists, --force was not given and no journal is
/// left beside it;
/// ExitCode::invalid_scenario if its name does not end as an HDF5 file's does, or its folder is
/// missing or may not be written to
void require_free(const std::filesystem::path& output, const OutputOptions& options);

/// The same for an output that is no HDF5 file and has no journal, such as a table.
/// @throws InputError as above, whatever the name ends in
void require_free_file(const std::filesystem::path& output, Overwrite overwrite);

/// Collects what is wrong with a command, so that all of it is said at once.
class Mistakes {
public:
    /// Calls `part`; what it throws as InputError is noted.
    template <class Part>
    void look_at(Part part) {
        try {
            part();
        } catch (const InputError& error) {
            note(error);
        }
    }

    /// Throws what was noted. An output that exists decides the code only if nothing else is wrong:
    /// then the command would have done its work. @throws InputError
    void refuse() const;

private:
    void note(const InputError& error);

    std::vector<Problem> problems_;
    std::vector<ExitCode> codes_;
};

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace diasim::commands {

class Console;

struct RunOptions {
    ScenarioOptions scenario;
    WorkOptions work;
    OutputOptions output;
    std::optional<std::uint32_t> replicate; ///< this one alone
    std::filesystem::path posterior;        ///< file of a calibration to draw values from
    bool is_json = false;
};

/// Adds the flags of `diasim run`.
void add_run(CLI::App& command, RunOptions& options);

/// `diasim run`: an ensemble of one scenario, a summary on stdout and one file.
[[nodiscard]] ExitCode run(const RunOptions& options, const Console& console);

} // namespace diasim::commands

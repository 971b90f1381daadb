// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace diasim::commands {

class Console;

/// Makes a page for readers of a result file. The simulation does not know how: another part of the
/// program does (main.cpp).
/// @throws OutputError if the page cannot be written, or another one is there that may not be
/// replaced
using PageWriter = std::function<void(const std::filesystem::path& result,
                                      const std::filesystem::path& page, Overwrite overwrite)>;

struct RunOptions {
    ScenarioOptions scenario;
    WorkOptions work;
    OutputOptions output;
    std::optional<std::uint32_t> replicate; ///< this one alone
    std::filesystem::path posterior;        ///< file of a calibration to draw values from
    bool is_json = false;
    bool has_no_report = false; ///< no page is wanted
    PageWriter write_page;      ///< empty: this build makes none
};

/// Adds the flags of `diasim run`.
void add_run(CLI::App& command, RunOptions& options);

/// `diasim run`: an ensemble of one scenario, a summary on stdout, one file, and a page beside it.
[[nodiscard]] ExitCode run(const RunOptions& options, const Console& console);

} // namespace diasim::commands

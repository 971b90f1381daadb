// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::analysis {

struct CompareOptions {
    std::filesystem::path result;
    std::vector<std::filesystem::path> observed; ///< folders or tables
    std::string led_by = "diaspora,mixed";       ///< words of the tables, or "all"
    std::string silence = "unknown";             ///< unknown, zero
    std::string hold_out = "none";               ///< none, region, weeks=N
    bool without_observers = false;
    std::vector<std::string> sets;   ///< of the observation model alone
    std::filesystem::path simulated; ///< folder for simulated event tables
    commands::OutputOptions output;
    bool is_json = false;
};

/// Adds the flags of `diasim compare`.
void add_compare(CLI::App& command, CompareOptions& options);

/// `diasim compare`: simulated against observed mobilisation, scores, baselines and a verdict.
[[nodiscard]] ExitCode compare(const CompareOptions& options, const commands::Console& console);

} // namespace diasim::analysis

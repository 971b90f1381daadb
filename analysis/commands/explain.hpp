// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::analysis {

/// Replicates unless asked for otherwise: with one order each the default question to the reference
/// scenario, of 17 barriers, takes about 150 runs.
inline constexpr std::uint32_t default_replicates = 4;

struct ExplainOptions {
    commands::ScenarioOptions scenario; ///< its replicates are those of the explanation
    std::string over = "barriers";
    std::string outcome = "critical_acts";
    std::vector<std::string> what_ifs; ///< scenario files, or "name: path=value, path=value"
    std::filesystem::path posterior;   ///< file of a calibration to draw values from; may be none
    std::uint32_t permutations = 1;    ///< orders of players a replicate; 1 or even
    commands::WorkOptions work;
    commands::OutputOptions output;
    bool is_json = false;
};

/// Adds the flags of `diasim explain`.
void add_explain(CLI::App& command, ExplainOptions& options);

/// `diasim explain`: what a scenario's outcome is due to, by switching things off.
[[nodiscard]] ExitCode explain(const ExplainOptions& options, const commands::Console& console);

} // namespace diasim::analysis

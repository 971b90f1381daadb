// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {

class Console;

struct VerifyOptions {
    std::vector<std::string> names; ///< of claims; empty: all
    std::filesystem::path scenarios = "scenarios/verification";
    std::vector<std::string> sets;
    WorkOptions work;
    bool is_list = false;
    bool is_json = false;
};

/// Adds the flags of `diasim verify`.
void add_verify(CLI::App& command, VerifyOptions& options);

/// `diasim verify`: the engine against theory, one row a comparison.
/// @return ExitCode::difference if a claim fails
[[nodiscard]] ExitCode verify(const VerifyOptions& options, const Console& console);

} // namespace diasim::commands

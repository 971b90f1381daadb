// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {

class Console;

struct ValidateOptions {
    std::vector<std::filesystem::path> scenarios;
    std::vector<std::string> sets;
};

/// Adds the flags of `diasim validate`.
void add_validate(CLI::App& command, ValidateOptions& options);

/// `diasim validate`: a line for each valid scenario on stdout, warnings on stderr.
/// @throws InputError with the problems of all scenarios
[[nodiscard]] ExitCode validate(const ValidateOptions& options, const Console& console);

} // namespace diasim::commands

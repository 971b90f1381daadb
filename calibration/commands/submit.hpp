// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <filesystem>
#include <string>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::calibration {

using commands::Console;

struct SubmitOptions {
    std::string verb;
    std::filesystem::path plan;
    std::filesystem::path output;      ///< folder of a sweep, posterior of a calibration
    std::string on_error = "continue"; ///< of a sweep
    std::size_t retries = 1;
    std::string profile; ///< file; empty: defaults
    bool is_slurm = false;
    bool is_printing = false;
};

void add_submit(CLI::App& command, SubmitOptions& options);

/// `diasim submit`: writes the script of a Slurm job array for a sweep or a calibration, of a sweep
/// also that of a job that depends on it, and submits them. Scripts that are there already and
/// differ are the user's, and refused.
[[nodiscard]] ExitCode submit(const SubmitOptions& options, const Console& console);

} // namespace diasim::calibration

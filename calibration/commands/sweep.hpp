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

struct SweepOptions {
    std::filesystem::path plan;
    std::filesystem::path folder;
    commands::WorkOptions work;
    std::string on_error = "continue"; ///< continue, stop
    bool is_retrying = false;          ///< runs that failed before are tried again
    std::size_t retries = 1;
    std::string lease = "10 min";
    bool is_dry = false;
    bool wants_schema = false;
};

/// Adds the flags of `diasim sweep`.
void add_sweep(CLI::App& command, SweepOptions& options);

/// `diasim sweep`: does the runs of a plan that are not done yet, together with whoever else works
/// on the folder; writes result.h5 there when all are done.
[[nodiscard]] ExitCode sweep(const SweepOptions& options, const Console& console);

} // namespace diasim::calibration

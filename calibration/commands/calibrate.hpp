// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::calibration {

using commands::Console;

struct CalibrateOptions {
    std::filesystem::path file;
    commands::OutputOptions output;
    commands::WorkOptions work;
    std::size_t retries = 1;
    std::string lease = "10 min";
    std::uint32_t coverage = 0; ///< data sets of the check; 0: no check
    bool is_dry = false;
    bool wants_schema = false;
};

/// Adds the flags of `diasim calibrate`.
void add_calibrate(CLI::App& command, CalibrateOptions& options);

/// `diasim calibrate`: the posterior of values of a scenario, given what was observed. Does the
/// simulations that are not done yet, together with whoever else works on the same output.
[[nodiscard]] ExitCode calibrate(const CalibrateOptions& options, const Console& console);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/options.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::calibration {

struct ImportOptions {
    std::string format; ///< acled, gdelt, registrations
    std::filesystem::path file;
    std::filesystem::path output;
    std::filesystem::path columns; ///< of registrations: how the register is written
    std::filesystem::path hosts;   ///< folder with countries.csv and communities.csv
    std::vector<std::string> patterns;
    std::vector<std::string> countries;
    std::string from; ///< a day, or empty
    std::string to;
    std::string stance = "unclear";
    std::string led_by = "unclear";
    bool force = false;
};

/// Adds the flags of `diasim import`.
void add_import(CLI::App& command, ImportOptions& options);

/// `diasim import`: an export of ACLED or GDELT, or a city's register, as observed tables; what was
/// dropped is told on stderr.
[[nodiscard]] ExitCode import_observed(const ImportOptions& options,
                                       const commands::Console& console);

} // namespace diasim::calibration

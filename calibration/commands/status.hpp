// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <filesystem>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::calibration {

using commands::Console;

struct FolderOptions {
    std::filesystem::path folder;
    bool is_json = false;
};

void add_status(CLI::App& command, FolderOptions& options);

/// `diasim status`: how far a sweep or a calibration is, from its folder alone; it may be at work.
[[nodiscard]] ExitCode status(const FolderOptions& options, const Console& console);

void add_merge(CLI::App& command, FolderOptions& options);

/// `diasim merge`: writes result.h5 of a sweep that is whole, else partial.h5 with what there is;
/// then the code is ExitCode::stopped.
[[nodiscard]] ExitCode merge(const FolderOptions& options, const Console& console);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"
#include "model/commands/run.hpp"

#include <filesystem>
#include <vector>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::analysis {

struct ReportOptions {
    std::vector<std::filesystem::path> files;
    commands::OutputOptions output;
};

/// Adds the flags of `diasim report`.
void add_report(CLI::App& command, ReportOptions& options);

/// `diasim report`: one offline page of what there is.
[[nodiscard]] ExitCode report(const ReportOptions& options, const commands::Console& console);

/// What `diasim run` makes of its result; empty if this build has no page.
[[nodiscard]] commands::PageWriter page_writer();

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <filesystem>

namespace diasim::commands {

class Console;

struct ReproduceOptions {
    std::filesystem::path result;
    WorkOptions work;
    OutputOptions output;
    bool is_check = false;
};

/// Adds the flags of `diasim reproduce`.
void add_reproduce(CLI::App& command, ReproduceOptions& options);

/// `diasim reproduce`: runs again from the copies in a result file. With --check the new result is
/// compared with the old one bit for bit and kept only if a place for it was named.
[[nodiscard]] ExitCode reproduce(const ReproduceOptions& options, const Console& console);

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <string>

namespace diasim::commands {

class Console;

struct ShowOptions {
    ScenarioOptions scenario;
    WorkOptions work;
    bool is_effective = false;
    bool is_parameters = false;
    bool is_schema = false;
    bool is_cost = false;
    bool is_json = false;
    std::string format; ///< text, markdown or csv; empty: text
};

/// Adds the flags of `diasim show`.
void add_show(CLI::App& command, ShowOptions& options);

/// `diasim show`: one view of a scenario on stdout.
[[nodiscard]] ExitCode show(const ShowOptions& options, const Console& console);

} // namespace diasim::commands

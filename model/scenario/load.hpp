// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace diasim {

/// A valid scenario and the texts that it was read from.
struct LoadedScenario {
    Scenario scenario;
    Inputs inputs;
    std::filesystem::path main;
    std::vector<std::string> sets;
    std::vector<Problem> warnings; ///< what its author may not have meant
};

/// Reads the scenario file `main` with its includes and tables, applies `sets` ("path=value",
/// "path*=number", "path+=number") in order, and checks everything that a run relies on.
/// @throws InputError with every problem found; ExitCode::input_missing if a file cannot be read
[[nodiscard]] LoadedScenario load_scenario(const std::filesystem::path& main,
                                           const std::vector<std::string>& sets,
                                           Inputs inputs = Inputs{});

/// Whether the scenario has the paths of an assignment, whatever it sets them to.
/// @throws InputError if the file cannot be read
[[nodiscard]] bool has_paths_of(const std::filesystem::path& main, const std::string& assignment);

} // namespace diasim

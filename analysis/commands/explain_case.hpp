// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/commands/explain.hpp"
#include "analysis/explain/explanation_file.hpp"
#include "analysis/explain/inquiry.hpp"
#include "model/scenario/load.hpp"

#include <optional>
#include <string>

namespace diasim::analysis {

/// A scenario and what is asked about it.
struct ExplainCase {
    LoadedScenario loaded;
    ExplanationOrigin origin;
    std::optional<Inquiry> inquiry;
    /// All that a run of it depends on but the program: two cases with the same text have the same
    /// runs.
    std::string identity;
};

/// Reads all that the command names, and says all that is wrong with it at once.
/// @throws InputError
[[nodiscard]] ExplainCase read_case(const ExplainOptions& options);

} // namespace diasim::analysis

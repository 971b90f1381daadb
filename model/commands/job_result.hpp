// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/job.hpp"
#include "model/simulation/plan.hpp"

#include <span>
#include <vector>

namespace diasim::commands {

/// Whether there is a file in the place of the output that may not be replaced.
[[nodiscard]] bool is_taken(const Job& job);

/// @throws OutputError with ExitCode::output_exists: the output is taken
[[noreturn]] void refuse_output(const Job& job);

/// Writes the result of a job under its name, at once and whole. If the very same result is there,
/// as after a run that was killed before it removed its journal, nothing is changed.
/// @throws OutputError if the disk is full or fails, or with ExitCode::output_exists if another
/// file is there that may not be replaced
void write_or_confirm(const Job& job, const Plan& plan, std::span<const RunRecord> records,
                      std::span<const FailedReplicate> failures);

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/options.hpp"
#include "model/record/journal.hpp"
#include "model/record/result_file.hpp"
#include "model/record/summary.hpp"
#include "model/scenario/load.hpp"
#include "model/simulation/ensemble.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diasim::commands {

class Console;

/// An ensemble to run and where its result goes.
struct Job {
    InputCopies copies;
    LoadedScenario scenario; ///< read from the copies, so that the result can be made from them
    std::optional<std::uint32_t> only_replicate;
    std::filesystem::path output;
    Overwrite overwrite = Overwrite::no;
    /// Whether finished replicates are kept beside the output until it is there, so that the same
    /// job goes on after whatever ended it.
    bool is_kept = true;
    Discard discard = Discard::no; ///< of replicates kept earlier
    /// What else is made of the result as soon as it is there; may be empty. If it throws, the same
    /// job goes on from there.
    std::function<void()> when_written;
};

struct JobResult {
    ExitCode code = ExitCode::done; ///< done, some_failed, all_failed, stopped or interrupted
    std::string stop;               ///< if it was stopped: how far it is, in words
    std::vector<FailedReplicate> failures;
    Summary summary; ///< if something was written
};

/// A job for the scenario that the copies describe.
/// @throws InputError if `only_replicate` is none of the scenario's
[[nodiscard]] Job make_job(InputCopies copies, std::optional<std::uint32_t> only_replicate);

/// The scenarios of the replicates, if the copies hold a table of what each draws; else nothing.
/// @param copies must outlive the function
[[nodiscard]] ScenarioOf own_scenarios(const InputCopies& copies);

/// Runs what is missing of the job with progress on stderr and writes the result, unless it was
/// stopped or every replicate failed.
/// @throws OutputError if the disk is full or fails, or another process works on the same output
[[nodiscard]] JobResult carry_out(const Job& job, const WorkOptions& work, const Console& console);

} // namespace diasim::commands

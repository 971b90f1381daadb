// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/ledger.hpp"
#include "calibration/execution/task.hpp"
#include "calibration/sweep/folder.hpp"
#include "calibration/sweep/study.hpp"
#include "calibration/sweep/sweep_data.hpp"
#include "model/base/error.hpp"

#include <filesystem>
#include <string>

namespace diasim::commands {
class Console;
} // namespace diasim::commands

namespace diasim::calibration {

using commands::Console;

/// A sweep and where it lives.
struct SweepJob {
    SweepFolder folder;
    InputCopies copies;
    Manifest manifest;
    Study study; ///< read from the copies, so that nothing of the machine is in it
    std::filesystem::path scenario; ///< as the user would name it; empty if only copies are known
};

/// The sweep of a plan file. @throws InputError as load_study(); OutputError if the program cannot
/// read itself
[[nodiscard]] SweepJob job_of_plan(const std::filesystem::path& plan,
                                   const std::filesystem::path& folder);

/// The sweep that a folder holds. @throws InputError if it holds none
[[nodiscard]] SweepJob job_of_folder(const std::filesystem::path& folder);

/// The function that a sweep evaluates.
[[nodiscard]] Evaluate evaluate_of(const Study& study);

/// Says which runs failed, each reason once, with a command that replays the first run of it.
void report_failures(const SweepJob& job, const SweepData& data, const Console& console);

/// Writes all that is known as `path`, in the place of what is there if that differs.
/// @throws OutputError if the disk is full or fails
void put_result(const SweepJob& job, const SweepData& data, const Sensitivity& sensitivity,
                const std::filesystem::path& path);

/// Gives a file its name, in the place of what is there if that differs; else removes it.
/// @throws OutputError if the disk fails
void settle(const std::filesystem::path& aside, const std::filesystem::path& path);

/// done, some_failed or all_failed of a sweep that is whole.
[[nodiscard]] ExitCode code_of(const SweepData& data);

/// "300 runs: 280 done, 20 failed", and missing ones if there are, with the replicates
/// that the means are of.
[[nodiscard]] std::string count_text(const Study& study, const SweepData& data);

} // namespace diasim::calibration

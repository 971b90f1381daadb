// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::calibration {

/// What a job asks of Slurm. Fields of the profile file.
struct SlurmProfile {
    std::uint32_t tasks = 4; ///< of the array: processes that share the folder
    std::uint32_t cpus_per_task = 1;
    std::string memory = "2G";    ///< of a task, as Slurm writes it
    Duration time{1.0 / 24.0};    ///< limit of a task, after which it is queued again
    Duration lead{2.0 / 1440.0};  ///< before the limit: then the program stops in order
    std::uint32_t restarts = 100; ///< of a task, at most
    std::string partition;        ///< empty: the site's own
    std::string account;
    std::vector<std::string> sbatch; ///< further options, such as "--qos=long"
    std::vector<std::string> before; ///< shell lines, such as "module load hdf5"
};

/// Reads a profile. @throws InputError with all that is wrong
[[nodiscard]] SlurmProfile read_profile(const std::filesystem::path& path);

/// What the scripts run; absolute paths. The options are those of the verb.
struct SlurmWork {
    std::filesystem::path program;
    std::string verb; ///< sweep, calibrate
    std::filesystem::path plan;
    std::filesystem::path folder;      ///< that the tasks share, with their logs
    std::filesystem::path output;      ///< of the verb: the folder itself, or the posterior
    std::string on_error = "continue"; ///< of sweep
    std::size_t retries = 1;
};

/// The job array that works on the folder.
[[nodiscard]] std::string array_script(const SlurmProfile& profile, const SlurmWork& work);

/// The job that writes the result of a sweep when the array has ended.
[[nodiscard]] std::string merge_script(const SlurmProfile& profile, const SlurmWork& work);

} // namespace diasim::calibration

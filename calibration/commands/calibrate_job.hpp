// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/coverage.hpp"
#include "calibration/abc/posterior.hpp"
#include "calibration/abc/study.hpp"
#include "calibration/sweep/folder.hpp"
#include "model/record/result_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace diasim::calibration {

/// A calibration and where it lives.
struct CalibrateJob {
    std::filesystem::path output;
    SweepFolder folder; ///< of its simulations, beside the output
    InputCopies copies;
    Manifest manifest;
    CalibrationStudy study; ///< read from the copies, so that nothing of the machine is in it

    /// Where processes say who has what of a round in hand. @param first task of the round
    [[nodiscard]] std::filesystem::path round_folder(Task first) const {
        return folder.path / "rounds" / std::to_string(first);
    }
};

/// The calibration of a file. @throws InputError as load_calibration(); OutputError if the program
/// cannot read itself
[[nodiscard]] CalibrateJob job_of_calibration(const std::filesystem::path& file,
                                              const std::filesystem::path& output);

/// The calibration whose simulations a folder holds; none if it is the folder of something else.
/// @throws InputError if a copy in it is missing or damaged
[[nodiscard]] std::optional<CalibrateJob>
job_of_calibration_folder(const std::filesystem::path& folder);

/// The prior's simulations for a check of coverage on so many data sets: those that the calibration
/// has, and further ones of the same kind.
[[nodiscard]] AbcSettings coverage_settings(const AbcSettings& settings, std::uint32_t data_sets);

/// Of how many of the simulations the posterior of a data set is made in the check.
[[nodiscard]] std::uint32_t coverage_nearest(const AbcSettings& settings,
                                             const AbcSettings& coverage);

/// Writes the posterior, in the place of what is there if that differs.
/// @throws OutputError if the disk is full or fails
void put_posterior(const CalibrateJob& job, const Sampler& sampler, const Posterior& posterior,
                   const std::optional<Ranks>& ranks);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/posterior.hpp"
#include "calibration/abc/study.hpp"
#include "model/record/publish.hpp"
#include "model/record/result_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace diasim::calibration {

/// Version of the layout of posterior files.
inline constexpr std::int64_t posterior_version = 1;

/// Writes everything that a calibration made, accepted and rejected, in one netCDF-4 readable file;
/// the same input gives the same bytes.
/// @param path of a file that is not there yet
/// @param sampler at its end, with at least one generation
/// @param ranks of the check of coverage, if there was one
/// @throws OutputError with path and reason
void write_posterior(const std::filesystem::path& path, const CalibrationStudy& study,
                     const Sampler& sampler, const Posterior& posterior,
                     const std::optional<Ranks>& ranks, const InputCopies& copies);

} // namespace diasim::calibration

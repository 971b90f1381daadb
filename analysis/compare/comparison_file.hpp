// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/comparison.hpp"
#include "model/record/publish.hpp"

#include <filesystem>
#include <string>

namespace diasim::analysis {

/// Where the compared numbers come from, for whoever finds the file alone.
struct ComparisonOrigin {
    std::string result;   ///< name of the result file
    std::string checksum; ///< of all its bytes
    std::string observed; ///< names of the observed tables
    std::string version;  ///< of the program
};

/// Writes the comparison as a netCDF-4 readable HDF5 file, for reports: everything in the group
/// `comparison`, numbers that do not exist as NaN. The same comparison gives the same bytes.
/// @throws OutputError with path and reason; ExitCode::output_exists if it exists and may not be
/// replaced
void write_comparison(const std::filesystem::path& path, Overwrite overwrite,
                      const Comparison& comparison, const ComparisonOrigin& origin);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/explain/explanation.hpp"
#include "model/record/publish.hpp"
#include "model/record/result_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace diasim::analysis {

/// Version of the layout of explanation files.
inline constexpr std::int64_t explanation_version = 1;

/// Where an explanation comes from.
struct ExplanationOrigin {
    std::string effective; ///< the complete scenario as TOML
    InputCopies copies;    ///< the texts that it was read from
    std::string program_version;
    std::string source_version; ///< git description
};

/// Writes a netCDF-4 readable HDF5 file: everything in the group /explanation, one dimension for
/// each table. The same explanation gives the same bytes.
/// @throws OutputError as of Hdf5Writer
void write_explanation(const std::filesystem::path& path, Overwrite overwrite,
                       const Explanation& explanation, const ExplanationOrigin& origin);

} // namespace diasim::analysis

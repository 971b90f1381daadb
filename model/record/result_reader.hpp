// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/result_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace diasim {

/// What a result file says of how it came about.
struct ResultOrigin {
    InputCopies copies;
    std::string source; ///< program, version and git description
    std::uint64_t seed = 0;
    std::optional<std::uint32_t> only_replicate;
};

/// Reads from a result file what is needed to make it again.
/// @throws InputError if it is missing, cut short, no result of this program, of a later layout, or
/// if a copy in it does not agree with its checksum
[[nodiscard]] ResultOrigin read_origin(const std::filesystem::path& path);

/// How two result files compare.
struct Comparison {
    std::size_t datasets = 0;             ///< looked at
    std::size_t bytes = 0;                ///< of the first file's datasets
    std::vector<std::string> differences; ///< in words; empty: identical but for versions
    std::vector<std::string> versions;    ///< versions that differ, in words
};

/// Compares every dataset and attribute bit for bit. The versions of the programs may differ, and
/// the second one's scenario may have further parameters at their defaults.
[[nodiscard]] Comparison compare_results(const std::filesystem::path& first,
                                         const std::filesystem::path& second);

} // namespace diasim

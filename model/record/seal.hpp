// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// For the HDF5 reader and writer: HDF5 trusts what it reads, and may crash on a changed bit.

#include <cstdint>
#include <filesystem>

namespace diasim {

/// Adds a line with the checksum of all bytes before it to a file that is complete. Readers of HDF5
/// and netCDF-4 do not look behind the end that the file itself states.
/// @throws Hdf5Failure with the reason if the disk is full or fails
void seal(const std::filesystem::path& path);

/// What the last line of a file says.
enum class Seal : std::uint8_t {
    absent, ///< it is no checksum: cut off, or another program wrote the file
    whole,  ///< the bytes before are those that were written
    broken  ///< they are not
};

/// Compares a file with its seal. Absent if it cannot be read.
[[nodiscard]] Seal seal_of(const std::filesystem::path& path);

} // namespace diasim

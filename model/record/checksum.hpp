// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace diasim {

/// What FNV-1a starts from.
inline constexpr std::uint64_t fnv1a_basis = 0xCBF29CE484222325U;

/// FNV-1a, 64 bit: tells bytes apart that differ by accident, any single byte for certain; it is no
/// protection against somebody who wants two texts to look alike.
/// @param hash of the bytes before these, so that pieces can be hashed one after the other
/// @source Fowler, Noll, Vo; draft-eastlake-fnv
[[nodiscard]] std::uint64_t fnv1a(std::span<const std::byte> bytes,
                                  std::uint64_t hash = fnv1a_basis) noexcept;

/// fnv1a() of the first `n` bytes of a stream, or of fewer if it ends or fails before.
[[nodiscard]] std::uint64_t fnv1a(std::istream& stream, std::uintmax_t n);

/// fnv1a() of a text as 16 hexadecimal digits.
[[nodiscard]] std::string checksum(std::string_view text);

/// The same of all bytes of a file; of none if it cannot be read.
[[nodiscard]] std::string file_checksum(const std::filesystem::path& path);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/checksum.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// For those who read and write journals alone: the bytes of their files.
namespace diasim::journal_format {

static_assert(std::endian::native == std::endian::little, "numbers are stored as they are");

inline constexpr std::string_view magic = "diasim journal 1 ";
inline constexpr std::size_t fingerprint_digits = 16;
inline constexpr std::size_t header_size = magic.size() + fingerprint_digits + 1;

/// What stands before a payload.
struct EntryHead {
    std::uint64_t key = 0;
    std::uint64_t size = 0; ///< of the payload in bytes
    std::uint64_t checksum = 0;
};
static_assert(sizeof(EntryHead) == 24, "no padding goes to disk");

[[nodiscard]] inline std::uint64_t checksum_of(std::uint64_t key,
                                               std::span<const std::byte> payload) {
    const std::array<std::uint64_t, 2> numbers{key, payload.size()};
    return fnv1a(payload, fnv1a(std::as_bytes(std::span{numbers})));
}

[[nodiscard]] inline std::string header_of(std::uint64_t fingerprint) {
    return fmt::format("{}{:016x}\n", magic, fingerprint);
}

} // namespace diasim::journal_format

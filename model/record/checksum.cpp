// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/checksum.hpp"

#include <fmt/format.h>

namespace diasim {

std::uint64_t fnv1a(std::span<const std::byte> bytes, std::uint64_t hash) noexcept {
    constexpr std::uint64_t prime = 0x100000001B3U;
    for (const std::byte byte : bytes) {
        hash = (hash ^ std::to_integer<std::uint64_t>(byte)) * prime;
    }
    return hash;
}

std::string checksum(std::string_view text) {
    return fmt::format("{:016x}", fnv1a(std::as_bytes(std::span{text})));
}

} // namespace diasim

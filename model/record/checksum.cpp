// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/checksum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <istream>
#include <limits>
#include <vector>

namespace diasim {

std::uint64_t fnv1a(std::span<const std::byte> bytes, std::uint64_t hash) noexcept {
    constexpr std::uint64_t prime = 0x100000001B3U;
    for (const std::byte byte : bytes) {
        hash = (hash ^ std::to_integer<std::uint64_t>(byte)) * prime;
    }
    return hash;
}

std::uint64_t fnv1a(std::istream& stream, std::uintmax_t n) {
    constexpr std::uintmax_t chunk = std::uintmax_t{1} << 20U;
    std::vector<char> bytes(std::min(n, chunk));
    std::uint64_t hash = fnv1a_basis;
    while (n != 0 && stream) {
        stream.read(bytes.data(), static_cast<std::streamsize>(std::min(n, chunk)));
        const auto got = static_cast<std::size_t>(stream.gcount());
        hash = fnv1a(std::as_bytes(std::span{bytes}.first(got)), hash);
        n -= got;
    }
    return hash;
}

std::string checksum(std::string_view text) {
    return fmt::format("{:016x}", fnv1a(std::as_bytes(std::span{text})));
}

std::string file_checksum(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return fmt::format("{:016x}", fnv1a(file, std::numeric_limits<std::uintmax_t>::max()));
}

} // namespace diasim

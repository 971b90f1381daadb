// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/seal.hpp"

#include "model/record/checksum.hpp"
#include "model/record/hdf5_handle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace diasim {
namespace {

constexpr std::string_view mark = "diasim fnv1a64 ";
constexpr std::uintmax_t seal_size = mark.size() + 16 + 1; ///< mark, digits, end of line

std::string seal_text(std::uint64_t hash) {
    return fmt::format("{}{:016x}\n", mark, hash);
}

/// Hash of the first `n` bytes of a stream, or of fewer if it ends or fails before.
std::uint64_t hash_of(std::istream& stream, std::uintmax_t n) {
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

} // namespace

void seal(const std::filesystem::path& path) {
    errno = 0;
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    const std::uintmax_t size = std::filesystem::file_size(path);
    const std::string text = seal_text(hash_of(file, size));
    file.seekp(static_cast<std::streamoff>(size));
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file) {
        throw Hdf5Failure{std::generic_category().message(errno == 0 ? EIO : errno)};
    }
}

Seal seal_of(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size < seal_size) {
        return Seal::absent;
    }
    std::ifstream file{path, std::ios::binary};
    std::string last(seal_size, '\0');
    file.seekg(static_cast<std::streamoff>(size - seal_size));
    file.read(last.data(), static_cast<std::streamsize>(last.size()));
    if (!file || !last.starts_with(mark)) {
        return Seal::absent;
    }
    file.seekg(0);
    return last == seal_text(hash_of(file, size - seal_size)) ? Seal::whole : Seal::broken;
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/seal.hpp"

#include "model/record/checksum.hpp"
#include "model/record/hdf5_handle.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace diasim {
namespace {

constexpr std::string_view mark = "diasim fnv1a64 ";
constexpr std::uintmax_t seal_size = mark.size() + 16 + 1; ///< mark, digits, end of line

std::string seal_text(std::uint64_t hash) {
    return fmt::format("{}{:016x}\n", mark, hash);
}

} // namespace

void seal(const std::filesystem::path& path) {
    errno = 0;
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    const std::uintmax_t size = std::filesystem::file_size(path);
    const std::string text = seal_text(fnv1a(file, size));
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
    return last == seal_text(fnv1a(file, size - seal_size)) ? Seal::whole : Seal::broken;
}

} // namespace diasim

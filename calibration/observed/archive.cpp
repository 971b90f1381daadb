// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/archive.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <fstream>
#include <memory>
#include <string_view>

namespace diasim {
namespace {

struct FreeArchive {
    void operator()(archive* reader) const noexcept { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw InputError{{Problem{{path.generic_string(), 0, 0},
                              "cannot unpack: " + why,
                              "",
                              1,
                              "unpack it yourself and give the file in it"}},
                     ExitCode::input_missing};
}

bool is_packed(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\x1f\x8b");
}

std::string unpack(const std::filesystem::path& path, const std::string& bytes) {
    const Reader reader{archive_read_new()};
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_raw(reader.get()); // what gzip holds
    archive_read_support_filter_gzip(reader.get());
    archive_entry* entry = nullptr;
    const auto fail = [&] { refuse(path, archive_error_string(reader.get())); };
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        fail();
    }
    const int first = archive_read_next_header(reader.get(), &entry);
    if (first == ARCHIVE_EOF) {
        refuse(path, "the archive is empty");
    } else if (first != ARCHIVE_OK) {
        fail();
    }
    std::string text;
    std::array<char, 65536> buffer{};
    la_ssize_t n_read = 0;
    while ((n_read = archive_read_data(reader.get(), buffer.data(), buffer.size())) > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(n_read));
    }
    if (n_read < 0) {
        fail();
    }
    if (archive_read_next_header(reader.get(), &entry) != ARCHIVE_EOF) {
        refuse(path, "the archive holds several files");
    }
    return text;
}

} // namespace

std::optional<std::string> read_unpacked(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(path, ignored)) {
        return std::nullopt;
    }
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
        bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    }
    return is_packed(bytes) ? unpack(path, bytes) : bytes;
}

} // namespace diasim

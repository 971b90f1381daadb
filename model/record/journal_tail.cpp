// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/journal_tail.hpp"

#include "model/base/error.hpp"
#include "model/record/journal_format.hpp"

#include <fmt/format.h>

#include <cstring>
#include <fstream>
#include <string>

namespace diasim {
namespace {

using journal_format::EntryHead;

/// The bytes of the file from an offset to its end.
std::string rest_of(const std::filesystem::path& path, std::uint64_t offset) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    const std::streamoff size = file ? std::streamoff{file.tellg()} : -1;
    if (size < 0) {
        throw OutputError{fmt::format("{}: cannot read", path.string())};
    }
    if (static_cast<std::uint64_t>(size) <= offset) {
        return {};
    }
    std::string bytes(static_cast<std::uint64_t>(size) - offset, '\0');
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount())); // whoever writes may cut a torn end
    return bytes;
}

} // namespace

void JournalTail::read_new(const Take& take) {
    const std::string bytes = rest_of(path_, offset_);
    std::size_t at = 0;
    if (offset_ == 0) {
        const std::string header = journal_format::header_of(fingerprint_);
        if (bytes.size() < header.size()) {
            damaged_bytes_ = bytes.size();
            return; // just begun
        }
        if (bytes.compare(0, header.size(), header) != 0) {
            throw OutputError{fmt::format("{}: is no journal of this job", path_.string()),
                              ExitCode::output_exists};
        }
        at = header.size();
    }
    std::size_t whole = at; // up to the first damaged entry
    std::uint64_t taken = at;
    while (bytes.size() - at >= sizeof(EntryHead)) {
        EntryHead head;
        std::memcpy(&head, bytes.data() + at, sizeof head);
        const std::size_t begin = at + sizeof head;
        if (head.size > bytes.size() - begin) {
            break; // nobody knows where a further entry would begin
        }
        const auto payload = std::as_bytes(std::span{bytes}).subspan(begin, head.size);
        const bool is_whole = head.checksum == journal_format::checksum_of(head.key, payload);
        if (is_whole) {
            take(head.key, payload);
            taken += sizeof head + head.size;
        }
        const bool was_unbroken = whole == at;
        at = begin + head.size;
        whole = was_unbroken && is_whole ? at : whole;
    }
    damaged_bytes_ = bytes.size() - taken;
    offset_ += whole;
}

} // namespace diasim

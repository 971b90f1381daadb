// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/journal.hpp"

#include "model/base/error.hpp"
#include "model/record/journal_format.hpp"
#include "model/record/output_failure.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace diasim {
namespace {

using journal_format::checksum_of;
using journal_format::EntryHead;
using journal_format::header_of;
using journal_format::header_size;
using journal_format::magic;

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view reason) {
    throw OutputError{fmt::format("{} {}", path.string(), reason), ExitCode::output_exists};
}

/// Whether a file of this size that begins so is a journal, or what is left of its start: less than
/// a header after a crash, zeros in its place if the power failed before it was on disk.
bool may_be_header(std::string_view header, std::uint64_t file_size) {
    const std::size_t common = std::min(header.size(), magic.size());
    const bool is_unwritten =
        file_size <= header_size && header.find_first_not_of('\0') == std::string_view::npos;
    return is_unwritten || header.compare(0, common, magic, 0, common) == 0;
}

/// Reads as many bytes as there are; 0 or an error number.
int read_at(int file, std::uint64_t offset, std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ::ssize_t n = ::pread(file, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
        if (n == 0) {
            return EIO; // shorter than it was
        }
        if (n < 0 && errno != EINTR) {
            return errno;
        }
        const auto done = static_cast<std::size_t>(n < 0 ? 0 : n);
        bytes = bytes.subspan(done);
        offset += done;
    }
    return 0;
}

/// 0 or an error number.
int write_at(int file, std::uint64_t offset, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ::ssize_t n =
            ::pwrite(file, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
        if (n < 0 && errno != EINTR) {
            return errno;
        }
        const auto done = static_cast<std::size_t>(n < 0 ? 0 : n);
        bytes = bytes.subspan(done);
        offset += done;
    }
    return 0;
}

/// 0 or an error number.
int lock(int file) {
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// Whether the name still leads to the open file: another process may have removed it just before
/// this one got the lock.
bool is_still(const std::filesystem::path& path, int file) {
    struct stat named = {};
    struct stat opened = {};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(file, &opened) == 0 &&
           named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
}

} // namespace

Journal::File::File(File&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, is_locked_{other.is_locked_} {}

Journal::File& Journal::File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(is_locked_, other.is_locked_);
    return *this;
}

Journal::File::~File() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Journal::File Journal::open_locked(const std::filesystem::path& path) {
    while (true) {
        const int descriptor =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                   S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
        if (descriptor < 0) {
            fail_output(path, "open", errno);
        }
        const int lock_error = lock(descriptor);
        File file{descriptor, lock_error == 0};
        if (lock_error == EWOULDBLOCK) {
            refuse(path, "is in use: another process works on this output; wait for its end, or "
                         "name another output with -o");
        } // any other error: some network file systems know no locks
        if (is_still(path, file.get())) {
            return file;
        }
    }
}

Journal::Journal(std::filesystem::path path, std::uint64_t fingerprint, Discard discard)
    : path_{std::move(path)}, file_{open_locked(path_)} {
    struct stat status = {};
    if (::fstat(file_.get(), &status) != 0) {
        fail_output(path_, "read", errno);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const std::string header = read_header(size);
    if (!S_ISREG(status.st_mode) || !may_be_header(header, size)) {
        refuse(path_, "is in the way: it is no journal of diasim; move it, or name another output "
                      "with -o");
    }
    if (size > header_size && discard == Discard::no) {
        read_entries(size);
        if (header != header_of(fingerprint)) {
            refuse_other_job();
        }
    }
    if (entries_.empty()) {
        start(fingerprint);
    } else if (end_ != size) {
        cut(end_);
    }
}

std::string Journal::read_header(std::uint64_t file_size) const {
    std::string header(std::min<std::uint64_t>(file_size, header_size), '\0');
    if (const int error = read_at(file_.get(), 0, std::as_writable_bytes(std::span{header}))) {
        fail_output(path_, "read", error);
    }
    return header;
}

void Journal::refuse_other_job() const {
    const std::string pieces =
        entries_.empty()
            ? "damaged pieces"
            : fmt::format("{} finished piece{}", entries_.size(), entries_.size() == 1 ? "" : "s");
    refuse(path_, fmt::format("holds {} of another job: the scenario, a table, a value or the "
                              "program differs; give the command of that job to go on with it, "
                              "name another output with -o, or throw the journal away with "
                              "--discard",
                              pieces));
}

Journal::~Journal() {
    if (entries_.empty() && file_.get() >= 0 && is_locked()) {
        ::unlink(path_.c_str()); // the lock is still held: nobody else has begun with it
    }
}

void Journal::start(std::uint64_t fingerprint) {
    cut(0);
    const std::string header = header_of(fingerprint);
    const int error = write_at(file_.get(), 0, std::as_bytes(std::span{header}));
    if (error != 0) {
        if (is_locked()) {
            ::unlink(path_.c_str());
        }
        fail_output(path_, "write", error);
    }
    sync_to_disk(path_);
    const std::filesystem::path folder = path_.parent_path();
    sync_to_disk(folder.empty() ? "." : folder);
    end_ = header_size;
}

void Journal::read_entries(std::uint64_t file_size) {
    end_ = header_size;
    std::uint64_t whole = header_size; // bytes of the header and of whole entries
    std::vector<std::byte> payload;
    for (std::uint64_t at = header_size; file_size - at >= sizeof(EntryHead);) {
        EntryHead head;
        int error = read_at(file_.get(), at, std::as_writable_bytes(std::span{&head, 1}));
        const std::uint64_t offset = at + sizeof(EntryHead);
        if (error == 0 && head.size > file_size - offset) {
            break; // nobody knows where a further entry would begin
        }
        if (error == 0) {
            payload.resize(head.size);
            error = read_at(file_.get(), offset, payload);
        }
        if (error != 0) {
            fail_output(path_, "read", error);
        }
        at = offset + head.size;
        if (head.checksum == checksum_of(head.key, payload)) {
            entries_.insert_or_assign(head.key, Place{offset, head.size});
            whole += sizeof(EntryHead) + head.size;
            end_ = at;
        }
    }
    damaged_bytes_ = file_size - whole;
}

void Journal::cut(std::uint64_t size) const {
    if (::ftruncate(file_.get(), static_cast<::off_t>(size)) != 0) {
        fail_output(path_, "cut", errno);
    }
}

std::vector<std::uint64_t> Journal::keys() const {
    std::vector<std::uint64_t> keys;
    keys.reserve(entries_.size());
    for (const auto& [key, place] : entries_) {
        keys.push_back(key);
    }
    return keys;
}

std::vector<std::byte> Journal::payload(std::uint64_t key) const {
    const Place& place = entries_.at(key);
    std::vector<std::byte> bytes(place.size);
    if (const int error = read_at(file_.get(), place.offset, bytes)) {
        fail_output(path_, "read", error);
    }
    return bytes;
}

void Journal::append(std::uint64_t key, std::span<const std::byte> payload) {
    check(!entries_.contains(key), "a piece of a job was finished twice");
    store(key, payload);
}

void Journal::replace(std::uint64_t key, std::span<const std::byte> payload) {
    check(entries_.contains(key), "there is no piece of a job to replace");
    store(key, payload);
}

void Journal::store(std::uint64_t key, std::span<const std::byte> payload) {
    const EntryHead head{key, payload.size(), checksum_of(key, payload)};
    const std::uint64_t offset = end_ + sizeof head;
    int error = write_at(file_.get(), end_, std::as_bytes(std::span{&head, 1}));
    error = error != 0 ? error : write_at(file_.get(), offset, payload);
    if (error == 0 && ::fdatasync(file_.get()) != 0) {
        error = errno;
    }
    if (error != 0) {
        // Without the piece that did not fit. Should this fail too, the next opening cuts it.
        static_cast<void>(::ftruncate(file_.get(), static_cast<::off_t>(end_)) == 0);
        fail_output(path_, "write", error);
    }
    entries_.insert_or_assign(key, Place{offset, payload.size()});
    end_ = offset + payload.size();
}

void Journal::remove() {
    if (::unlink(path_.c_str()) != 0) {
        fail_output(path_, "remove", errno);
    }
    file_ = File{-1};
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <vector>

namespace diasim {

/// Whether what a journal holds is thrown away when it is opened.
enum class Discard : bool { no, yes };

/// The finished pieces of a job, each on disk as soon as it is there, so that a job that was
/// stopped, killed or ran out of disk goes on instead of beginning anew.
///
/// A file of one line, "diasim journal 1 <fingerprint>", and of entries: key, size and checksum in
/// 8 bytes each, then the payload. Entries are only ever added. What follows the last whole entry,
/// as after a crash, is noticed and cut when the file is opened. One process at a time has a
/// journal open, and one thread at a time uses it. A journal without entries leaves no file behind.
class Journal {
public:
    /// Opens the journal or starts it.
    /// @param fingerprint tells jobs apart: pieces of another job are never given out
    /// @throws OutputError with ExitCode::output_exists if another process has it open, if it holds
    /// pieces of another job that may not be discarded, or if the file is no journal; else if the
    /// disk fails
    Journal(std::filesystem::path path, std::uint64_t fingerprint, Discard discard = Discard::no);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    Journal(Journal&&) = delete;
    Journal& operator=(Journal&&) = delete;
    ~Journal();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Keys of all entries, rising.
    [[nodiscard]] std::vector<std::uint64_t> keys() const;
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// Bytes at the end that were no whole entry when the journal was opened.
    [[nodiscard]] std::uint64_t cut_bytes() const noexcept { return cut_bytes_; }

    /// What was stored under a key that is there. @throws OutputError if the disk fails
    [[nodiscard]] std::vector<std::byte> payload(std::uint64_t key) const;

    /// Stores a piece under a key that is not there yet; it is on disk when the call returns.
    /// @throws OutputError if the disk is full or fails; the entries before stay whole
    void append(std::uint64_t key, std::span<const std::byte> payload);

    /// Removes the file: the job is done. Nothing may follow.
    void remove();

private:
    struct Place {
        std::uint64_t offset = 0; ///< of the payload in the file
        std::uint64_t size = 0;
    };

    /// Owns a file descriptor, and with it the lock.
    class File {
    public:
        explicit File(int descriptor) noexcept : descriptor_{descriptor} {}
        File(File&& other) noexcept;
        File& operator=(File&& other) noexcept;
        File(const File&) = delete;
        File& operator=(const File&) = delete;
        ~File();
        [[nodiscard]] int get() const noexcept { return descriptor_; }

    private:
        int descriptor_;
    };

    [[nodiscard]] static File open_locked(const std::filesystem::path& path);
    void start(std::uint64_t fingerprint);
    void read_entries(std::uint64_t file_size);
    void cut(std::uint64_t size) const;

    std::filesystem::path path_;
    File file_;
    std::map<std::uint64_t, Place> entries_;
    std::uint64_t end_ = 0; ///< of the last whole entry
    std::uint64_t cut_bytes_ = 0;
};

} // namespace diasim

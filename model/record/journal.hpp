// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace diasim {

/// Whether what a journal holds is thrown away when it is opened.
enum class Discard : bool { no, yes };

/// The finished pieces of a job, each on disk as soon as it is there, so that a job that was
/// stopped, killed or ran out of disk goes on instead of beginning anew.
///
/// A file of one line, "diasim journal 1 <fingerprint>", and of entries: key, size and checksum in
/// 8 bytes each, then the payload. Entries are only ever added; one that replaces another stands
/// behind it. Bytes that are no whole entry are noticed when the file is opened: what follows the
/// last whole entry, as after a crash, is cut, and a damaged entry before it is passed over if its
/// size is not damaged too. One process at a time has a journal open, where the file system knows
/// locks, and one thread at a time uses it. A journal without entries leaves no file behind;
/// without a lock it does, as it may be another process's.
class Journal {
public:
    /// Opens the journal or starts it. A file that is empty, or of zeros where a header would be,
    /// as a power cut leaves it, is one that was not started.
    /// @param fingerprint tells jobs apart: pieces of another job are never given out
    /// @throws OutputError with ExitCode::output_exists if another process has it open, if it holds
    /// pieces of another job, whole or not, that may not be discarded, or if the file is no
    /// journal; else if the disk fails
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
    /// Whether no other process can have the journal open; false where the file system has no
    /// locks.
    [[nodiscard]] bool is_locked() const noexcept { return file_.is_locked(); }
    /// Bytes that were no whole entry when the journal was opened.
    [[nodiscard]] std::uint64_t damaged_bytes() const noexcept { return damaged_bytes_; }

    /// What was stored under a key that is there. @throws OutputError if the disk fails
    [[nodiscard]] std::vector<std::byte> payload(std::uint64_t key) const;

    /// Stores a piece under a key that is not there yet; it is on disk when the call returns.
    /// @throws OutputError if the disk is full or fails; the entries before stay whole
    void append(std::uint64_t key, std::span<const std::byte> payload);

    /// Stores a piece in the place of the one under this key; as append() otherwise. What it takes
    /// the place of is there until the new one is on disk.
    void replace(std::uint64_t key, std::span<const std::byte> payload);

    /// Removes the file: the job is done. Nothing may follow.
    void remove();

private:
    struct Place {
        std::uint64_t offset = 0; ///< of the payload in the file
        std::uint64_t size = 0;
    };

    /// Owns a file descriptor, and with it the lock, if there is one.
    class File {
    public:
        explicit File(int descriptor, bool is_locked = false) noexcept
            : descriptor_{descriptor}, is_locked_{is_locked} {}
        File(File&& other) noexcept;
        File& operator=(File&& other) noexcept;
        File(const File&) = delete;
        File& operator=(const File&) = delete;
        ~File();
        [[nodiscard]] int get() const noexcept { return descriptor_; }
        [[nodiscard]] bool is_locked() const noexcept { return is_locked_; }

    private:
        int descriptor_;
        bool is_locked_;
    };

    [[nodiscard]] static File open_locked(const std::filesystem::path& path);
    [[nodiscard]] std::string read_header(std::uint64_t file_size) const;
    void start(std::uint64_t fingerprint);
    void read_entries(std::uint64_t file_size);
    void refuse_other_job() const;
    void cut(std::uint64_t size) const;
    void store(std::uint64_t key, std::span<const std::byte> payload);

    std::filesystem::path path_;
    File file_;
    std::map<std::uint64_t, Place> entries_;
    std::uint64_t end_ = 0; ///< of the last whole entry
    std::uint64_t damaged_bytes_ = 0;
};

} // namespace diasim

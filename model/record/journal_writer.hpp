// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace diasim {

/// A new journal of one process among several that share a job. Unlike Journal it is never opened
/// again: whoever goes on reads it with JournalTail and writes one of its own.
class JournalWriter {
public:
    /// @throws OutputError if there is such a file or the disk fails
    JournalWriter(std::filesystem::path path, std::uint64_t fingerprint);
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;
    JournalWriter(JournalWriter&&) = delete;
    JournalWriter& operator=(JournalWriter&&) = delete;
    ~JournalWriter();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    /// Adds an entry. It outlives the process as soon as the call returns, and the power as soon as
    /// sync() has. @throws OutputError if the disk is full or fails; entries before stay whole
    void append(std::uint64_t key, std::span<const std::byte> payload);

    /// Brings all entries to disk. @throws OutputError if the disk fails
    void sync() const;

private:
    void write(std::span<const std::byte> bytes);

    std::filesystem::path path_;
    int descriptor_;
    std::uint64_t end_ = 0;
    std::vector<std::byte> entry_; ///< head and payload, so that they are written at once
};

} // namespace diasim

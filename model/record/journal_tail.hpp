// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

namespace diasim {

/// Reads a journal that another process may be writing, without changing it: each call gives what
/// has come since. An entry that is not whole yet, or damaged, is waited for; what stands behind a
/// damaged one is given too if its size is not damaged.
class JournalTail {
public:
    /// Takes one entry; the bytes are valid during the call.
    using Take = std::function<void(std::uint64_t key, std::span<const std::byte> payload)>;

    JournalTail(std::filesystem::path path, std::uint64_t fingerprint)
        : path_{std::move(path)}, fingerprint_{fingerprint} {}

    /// Gives every entry behind the last whole run of entries, some maybe for a second time.
    /// A file without a whole header has none.
    /// @throws OutputError if the disk fails; with ExitCode::output_exists if the journal is of
    /// another job
    void read_new(const Take& take);

    /// Bytes that are no whole entry, as of the last call.
    [[nodiscard]] std::uint64_t damaged_bytes() const noexcept { return damaged_bytes_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
    std::uint64_t fingerprint_;
    std::uint64_t offset_ = 0; ///< up to which all entries were whole
    std::uint64_t damaged_bytes_ = 0;
};

} // namespace diasim

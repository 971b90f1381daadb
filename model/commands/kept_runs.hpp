// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/job.hpp"
#include "model/record/journal.hpp"
#include "model/simulation/ensemble.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diasim::commands {

class Console;

/// Checksum of the bytes of the program that runs; nothing if the system does not let it read them.
[[nodiscard]] std::optional<std::uint64_t> program_checksum();

/// Tells jobs apart whose records could differ in a single bit: from all texts and values that the
/// scenario was read from, the replicates asked for, the program's own bytes and the libraries that
/// it was built with.
[[nodiscard]] std::uint64_t fingerprint_of(const Job& job, std::uint64_t program);

/// What became of the replicates of a job, in "<output>.journal", until its result is published.
class KeptRuns {
public:
    /// Opens the journal and says what is in it. @throws OutputError as Journal does
    KeptRuns(const Job& job, std::uint64_t program, const Console& console);

    /// The records that are there already.
    /// @throws OutputError if the journal cannot be read or one is not of this shape
    [[nodiscard]] std::vector<RunRecord> records(const RecordShape& shape) const;

    /// The replicates that had failed when their result was about to be published, rising.
    [[nodiscard]] std::vector<FailedReplicate> failures() const;

    /// Keeps a new record, in the place of an earlier failure; it is on disk when the call returns.
    void keep(const RunRecord& record);

    /// Keeps failures, so that the result that is published with them is known again.
    void keep(std::span<const FailedReplicate> failures);

    /// Whether it is known of every replicate what became of it.
    [[nodiscard]] bool is_complete() const { return journal_.size() == total_; }

    /// Removes the journal: the result is there.
    void remove() { journal_.remove(); }

    /// How far the job is, in words, for whoever must begin again.
    [[nodiscard]] std::string state() const;

private:
    [[nodiscard]] std::size_t finished() const { return journal_.size() - failures_.size(); }
    void report_opening(const std::filesystem::path& output) const;

    const Console& console_;
    Journal journal_;
    std::uint32_t total_;
    std::map<std::uint32_t, std::string> failures_; ///< replicate, reason
};

} // namespace diasim::commands

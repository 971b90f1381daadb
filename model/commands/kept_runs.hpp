// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/job.hpp"
#include "model/record/journal.hpp"
#include "model/simulation/ensemble.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::commands {

class Console;

/// Tells jobs apart whose records could differ in a single bit: from all texts and values that the
/// scenario was read from, the replicates asked for, the program and what it was built from.
[[nodiscard]] std::uint64_t fingerprint_of(const Job& job);

/// The finished replicates of a job in "<output>.journal", until its result is published.
class KeptRuns {
public:
    /// Opens the journal and says what is in it. @throws OutputError as Journal does
    KeptRuns(const Job& job, const Console& console);

    /// The records that are there already.
    /// @throws OutputError if the journal cannot be read or one is not of this shape
    [[nodiscard]] std::vector<RunRecord> records(const RecordShape& shape) const;

    /// Keeps a new record; it is on disk when the call returns.
    void keep(const RunRecord& record);

    /// Whether every replicate is there.
    [[nodiscard]] bool is_complete() const { return journal_.size() == total_; }

    /// Removes the journal: the result is there.
    void remove() { journal_.remove(); }

    /// How far the job is, in words, for whoever must begin again.
    [[nodiscard]] std::string state() const;

private:
    const Console& console_;
    Journal journal_;
    std::uint32_t total_;
};

} // namespace diasim::commands

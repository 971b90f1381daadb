// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/task.hpp"
#include "model/record/journal_tail.hpp"
#include "model/record/journal_writer.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diasim::calibration {

/// Between two refreshes while only progress asks for them: journals may lie on a file system of a
/// cluster.
inline constexpr std::chrono::seconds between_refreshes{5};

/// What became of the tasks of a job, by whichever process: a folder with one journal for each
/// process that ever worked on it.
///
/// A finished task outlives the death of its process at once, and a power cut after a second as
/// long as the beat goes on. A task that two processes finished counts once; if one of them failed,
/// the other counts. Members may be called from several threads; known() only while nobody keeps or
/// refreshes.
class Ledger {
public:
    /// Reads what is there.
    /// @param worker names the journal of this process, which is made when it is first needed
    /// @throws OutputError if the disk fails, a journal is of another job, or two processes got
    /// different values of one task
    Ledger(std::filesystem::path folder, std::uint64_t fingerprint, std::string worker);

    /// Name of this process.
    [[nodiscard]] const std::string& worker() const noexcept { return worker_; }
    [[nodiscard]] const std::unordered_map<Task, Outcome>& known() const noexcept { return known_; }
    [[nodiscard]] bool has(Task task) const;
    [[nodiscard]] std::size_t size() const;
    /// Of what is known: tasks that failed.
    [[nodiscard]] std::size_t failures() const;
    /// Tasks that were finished more than once, how often beyond the first time.
    [[nodiscard]] std::size_t duplicates() const;
    /// Bytes of journals that are no whole entry: torn ends.
    [[nodiscard]] std::uint64_t damaged_bytes() const;

    /// Takes failures as if they had never been, so that they are tried again.
    void forget_failures();

    /// @throws OutputError if the disk is full or fails
    void keep(Task task, Outcome outcome);

    /// Reads what other processes have finished since. @throws as the constructor
    void refresh();

    /// Brings to disk what has waited for a second. Cheap otherwise; from any thread. An error is
    /// thrown by the next keep() or sync(): whoever calls this is in the middle of a run.
    void beat(std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());

    /// Whether everything that was kept outlives a power cut.
    [[nodiscard]] bool is_synced() const;

    /// Brings everything to disk. @throws OutputError if the disk fails
    void sync();

private:
    using Clock = std::chrono::steady_clock;

    void write_back();
    void read_journals();
    void take(Task task, Outcome outcome, std::size_t journal);

    std::filesystem::path folder_;
    std::uint64_t fingerprint_;
    std::string worker_;
    mutable std::mutex guard_;
    std::unordered_map<Task, Outcome> known_;
    std::unordered_map<Task, std::size_t> journal_of_; ///< which journal a task is known from
    std::vector<std::unique_ptr<JournalTail>> others_;
    std::unordered_set<std::string> names_; ///< of their files
    std::unique_ptr<JournalWriter> own_;
    bool is_dirty_ = false; ///< something was kept and is not on disk yet
    Clock::time_point dirty_since_;
    std::exception_ptr sync_error_; ///< of a beat
    std::size_t duplicates_ = 0;
    std::size_t failures_ = 0;
};

} // namespace diasim::calibration

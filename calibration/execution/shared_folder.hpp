// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/ledger.hpp"
#include "calibration/execution/task.hpp"
#include "model/base/quantity.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

namespace diasim::calibration {

/// A name that no other process of any machine has: host, process, time.
[[nodiscard]] std::string worker_name();

/// Deals tasks to processes that share nothing but a folder: no broker, no lock server.
///
/// The tasks are cut into chunks, the same for all. A process shows that it is alive by a file
/// workers/NAME, which it holds locked and touches. Who makes claims/CHUNK.0, a link to its own
/// file, first has the chunk. A process is dead when its lock is free (seen from its own host) or
/// its file is gone or older than the lease, by the clock of the file system. The chunks of the
/// dead are taken over by claims/CHUNK.1, and so on: a dead process costs nothing but what it had
/// in hand. One that was thought dead and is not does work twice, to the same bits.
class SharedFolder {
public:
    /// @param lease days without a sign of life after which a process on another host is dead
    /// @param ledger knows what is finished; both must outlive the dealing
    SharedFolder(const std::filesystem::path& folder, std::string worker, Ledger& ledger,
                 std::vector<Task> tasks, Duration lease);
    SharedFolder(const SharedFolder&) = delete;
    SharedFolder& operator=(const SharedFolder&) = delete;
    SharedFolder(SharedFolder&&) = delete;
    SharedFolder& operator=(SharedFolder&&) = delete;
    /// Leaves: what it had claimed and not finished is free at once.
    ~SharedFolder();

    /// The unfinished tasks of a chunk that is this process's now. Waits while others have what is
    /// left, as they may die; none when everything is finished, or the beat says stop.
    [[nodiscard]] std::vector<Task> next(const Beat& beat);

    /// Shows now and then that this process is alive.
    void beat();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::size_t chunks() const;
    [[nodiscard]] std::vector<Task> unfinished(std::size_t chunk);
    [[nodiscard]] bool claim(std::size_t chunk, std::size_t generation);
    /// Who has a chunk that was claimed before, once it was taken over from the dead.
    enum class Holder : std::uint8_t { just_taken_over, this_process, another };
    [[nodiscard]] Holder holder_of(std::size_t chunk);
    [[nodiscard]] std::vector<Task> next_unclaimed();
    [[nodiscard]] bool is_alive(const std::string& worker);
    void touch();

    std::filesystem::path claims_;
    std::filesystem::path workers_;
    std::string worker_;
    Ledger& ledger_;
    std::vector<Task> tasks_;
    std::size_t chunk_size_;
    std::vector<bool> is_finished_; ///< by chunk, as far as it was looked at
    double lease_days_;
    std::mutex guard_;       ///< of dealing
    std::mutex touch_guard_; ///< of the sign of life, which must not wait for dealing
    std::size_t cursor_ = 0; ///< chunks before were claimed at least once
    int descriptor_ = -1;    ///< of the sign of life, locked
    Clock::time_point touched_;
};

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/ledger.hpp"
#include "calibration/execution/presence.hpp"
#include "calibration/execution/task.hpp"
#include "model/base/quantity.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

namespace diasim::calibration {

/// Deals tasks to processes that share nothing but a folder: no broker, no lock server.
///
/// The tasks are cut into chunks, the same for all. Who makes claims/CHUNK.0, a link to its own
/// sign of life, first has the chunk. The chunks of the dead are taken over by claims/CHUNK.1, and
/// so on: a dead process costs nothing but what it had in hand. One that was thought dead and is
/// not does work twice, to the same bits.
class SharedFolder {
public:
    /// @param lease days without a sign of life after which a process on another host is dead
    /// @param ledger knows what is finished; both must outlive the dealing
    /// @throws as Presence, which welcomes company
    SharedFolder(const std::filesystem::path& folder, Ledger& ledger, std::vector<Task> tasks,
                 Duration lease);
    SharedFolder(const SharedFolder&) = delete;
    SharedFolder& operator=(const SharedFolder&) = delete;
    SharedFolder(SharedFolder&&) = delete;
    SharedFolder& operator=(SharedFolder&&) = delete;
    ~SharedFolder() = default;

    /// The unfinished tasks of a chunk that is this process's now. Waits while others have what is
    /// left, as they may die; none when everything is finished, or the beat says stop.
    [[nodiscard]] std::vector<Task> next(const Beat& beat);

    /// Shows now and then that this process is alive.
    void beat() { presence_.beat(); }

private:
    [[nodiscard]] std::size_t chunks() const;
    [[nodiscard]] std::vector<Task> unfinished(std::size_t chunk);
    [[nodiscard]] bool claim(std::size_t chunk, std::size_t generation);
    /// Who has a chunk that was claimed before, once it was taken over from the dead.
    enum class Holder : std::uint8_t { just_taken_over, this_process, another };
    [[nodiscard]] Holder holder_of(std::size_t chunk);
    [[nodiscard]] std::vector<Task> next_unclaimed();

    std::filesystem::path claims_;
    Presence presence_;
    Ledger& ledger_;
    std::vector<Task> tasks_;
    std::size_t chunk_size_;
    std::vector<bool> is_finished_; ///< by chunk, as far as it was looked at
    std::mutex guard_;              ///< of dealing
    std::size_t cursor_ = 0;        ///< chunks before were claimed at least once
};

} // namespace diasim::calibration

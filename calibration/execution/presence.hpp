// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace diasim::calibration {

/// A name that no other process of any machine has: host, process, time.
[[nodiscard]] std::string worker_name();

/// Whether a process shares a folder with others, or has it to itself: an MPI job deals its work by
/// messages, which the claims of others know nothing of.
enum class Company : std::uint8_t { welcome, unwanted };

/// Shows that a process works on a folder, and tells which others live.
///
/// The sign of life is a file workers/NAME, which the process holds locked and touches. A process
/// is dead when its lock is free (seen from its own host) or its file is gone or older than the
/// lease, by the clock of the file system.
class Presence {
public:
    /// @param lease days without a sign of life after which a process on another host is dead
    /// @throws OutputError if the disk fails; with ExitCode::output_exists if a living process
    /// has the folder to itself, or this one wants to and is not alone. Of two that begin at once
    /// both may be refused, never neither.
    Presence(const std::filesystem::path& folder, const std::string& worker, Duration lease,
             Company company);
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    Presence(Presence&&) = delete;
    Presence& operator=(Presence&&) = delete;
    /// Leaves: what this process had in hand is free at once.
    ~Presence();

    /// Shows now and then that this process is alive. From any thread.
    void beat();

    [[nodiscard]] bool is_alive(const std::string& worker);

    /// The sign of life, which holds the name of this process.
    [[nodiscard]] const std::filesystem::path& sign() const noexcept { return sign_; }
    [[nodiscard]] std::string name() const { return sign_.filename().string(); }

private:
    using Clock = std::chrono::steady_clock;

    void show();
    void refuse_company(Company company);
    void touch();

    std::filesystem::path sign_;
    double lease_days_;
    std::mutex guard_;
    int descriptor_ = -1; ///< of the sign of life, locked
    Clock::time_point touched_;
};

/// Processes that left a sign of life in a folder.
struct Census {
    std::size_t living = 0;
    std::size_t dead = 0; ///< died without leaving
};

/// Who works on a folder, for one who does not: those on other hosts by this machine's clock.
[[nodiscard]] Census census_of(const std::filesystem::path& folder, Duration lease);

} // namespace diasim::calibration

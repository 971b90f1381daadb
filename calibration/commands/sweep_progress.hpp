// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/progress.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace diasim::calibration {

using commands::Console;

/// How far a sweep is.
struct SweepProgress {
    std::size_t finished = 0; ///< by whomever, failures with them
    std::size_t found = 0;    ///< of them: before this process began
    std::size_t failed = 0;   ///< of them
    std::size_t total = 0;
};

/// "40 s", "3 min 5 s", "2 h 10 min".
[[nodiscard]] std::string clock_text(double seconds);

/// One line: share, runs, failures, time left at the present pace.
[[nodiscard]] std::string progress_line(const SweepProgress& progress, double elapsed_seconds);
/// The same as a line of JSON.
[[nodiscard]] std::string progress_json(const SweepProgress& progress, double elapsed_seconds);

/// Shows it on stderr: a bar several times a second, else a line every 10 % or 30 s. From any
/// thread.
class SweepDisplay {
public:
    SweepDisplay(commands::ProgressForm form, const Console& console)
        : form_{form}, console_{console} {}
    SweepDisplay(const SweepDisplay&) = delete;
    SweepDisplay& operator=(const SweepDisplay&) = delete;
    SweepDisplay(SweepDisplay&&) = delete;
    SweepDisplay& operator=(SweepDisplay&&) = delete;
    /// Clears the bar.
    ~SweepDisplay();

    /// Whether so much time has passed that it is worth asking what others have finished.
    [[nodiscard]] bool is_time() const;

    void show(const SweepProgress& progress);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool is_time(Clock::time_point now) const;

    commands::ProgressForm form_;
    const Console& console_;
    mutable std::mutex guard_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_ = start_;
    std::size_t tenths_ = 0;
    bool has_bar_ = false;
};

} // namespace diasim::calibration

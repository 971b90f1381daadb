// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/base/quantity.hpp"

#include <chrono>
#include <optional>
#include <signal.h> // NOLINT(modernize-deprecated-headers): struct sigaction is POSIX

namespace diasim::commands {

/// Watches for a reason to stop in order: SIGINT, SIGTERM or the end of the time allowed. A second
/// signal of the same kind ends the program at once. At most one object at a time.
class StopWatch {
public:
    explicit StopWatch(std::optional<Duration> limit);
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;
    StopWatch(StopWatch&&) = delete;
    StopWatch& operator=(StopWatch&&) = delete;
    /// Gives the signals back.
    ~StopWatch();

    /// Whether to go on.
    [[nodiscard]] bool may_go_on() const;

    /// ExitCode::interrupted after SIGINT, ExitCode::stopped after SIGTERM or the time allowed.
    [[nodiscard]] ExitCode code() const;

private:
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    struct sigaction old_interrupt_ = {};
    struct sigaction old_terminate_ = {};
};

} // namespace diasim::commands

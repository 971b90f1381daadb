// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/ensemble.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace diasim::commands {

class Console;

enum class ProgressForm : std::uint8_t { none, plain, bar, json };

/// The form that "auto", "bar", "plain", "json" or "none" means here: a bar only on a terminal,
/// nothing with -q unless asked for.
[[nodiscard]] ProgressForm progress_form(const std::string& choice, const Console& console);

/// One line: share, replicates and steps done, time left. `elapsed_seconds` tells the pace.
[[nodiscard]] std::string progress_line(const Progress& progress, double elapsed_seconds);

/// The same as a line of JSON.
[[nodiscard]] std::string progress_json(const Progress& progress, double elapsed_seconds);

/// Shows on stderr how far an ensemble is: a bar several times a second, else a line every 10 % or
/// 30 s.
class ProgressDisplay {
public:
    ProgressDisplay(ProgressForm form, const Console& console);
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;
    ProgressDisplay(ProgressDisplay&&) = delete;
    ProgressDisplay& operator=(ProgressDisplay&&) = delete;
    /// Clears the bar.
    ~ProgressDisplay();

    void show(const Progress& progress);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool is_due(const Progress& progress, Clock::time_point now) const;

    ProgressForm form_;
    const Console& console_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_ = start_;
    std::uint64_t tenths_ = 0;
    bool has_bar_ = false;
};

} // namespace diasim::commands

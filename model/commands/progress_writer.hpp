// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace diasim::commands {

class Console;

enum class ProgressForm : std::uint8_t { none, plain, bar, json };

/// The form that "auto", "bar", "plain", "json" or "none" means here: a bar only on a terminal,
/// nothing with -q unless asked for.
[[nodiscard]] ProgressForm progress_form(const std::string& choice, const Console& console);

/// "40 s", "3 min 5 s", "2 h 10 min".
[[nodiscard]] std::string clock_text(double seconds);

/// A time that passes again and again, for many threads.
class Interval {
public:
    using Clock = std::chrono::steady_clock;

    explicit Interval(Clock::duration length, Clock::time_point begin = Clock::now())
        : length_{length}, begin_{begin} {}

    /// Whether it has passed. If so, it begins anew, and no other thread is told so.
    [[nodiscard]] bool claim(Clock::time_point now = Clock::now()) noexcept;
    void begin_anew() noexcept { begin_ = Clock::now(); }

private:
    Clock::duration length_;
    std::atomic<Clock::time_point> begin_;
};

/// Writes to stderr how far work is, from any thread: a bar several times a second, which the next
/// takes the place of, or a line every 10 % and every 30 s.
class ProgressWriter {
public:
    /// A text, given the seconds since the work began.
    using Text = std::function<std::string(double)>;

    ProgressWriter(ProgressForm form, const Console& console);
    ProgressWriter(const ProgressWriter&) = delete;
    ProgressWriter& operator=(const ProgressWriter&) = delete;
    ProgressWriter(ProgressWriter&&) = delete;
    ProgressWriter& operator=(ProgressWriter&&) = delete;
    /// Clears the bar.
    ~ProgressWriter();

    [[nodiscard]] ProgressForm form() const noexcept { return form_; }

    /// Writes if it is time, or if another 10 % of `total` are done, unless more was written
    /// before. 0 of 0: only time counts.
    void show(std::size_t done, std::size_t total, const Text& line, const Text& json);
    /// Writes at once.
    void write(const Text& line, const Text& json);

private:
    void put(const Text& line, const Text& json);

    ProgressForm form_;
    const Console& console_;
    std::mutex guard_; ///< of what is written and of how far that is
    Interval::Clock::time_point start_ = Interval::Clock::now();
    Interval pause_;
    std::size_t tenths_ = 0;
    std::size_t done_ = 0; ///< as last shown
    bool has_bar_ = false;
};

} // namespace diasim::commands

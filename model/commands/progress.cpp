// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/progress.hpp"

#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace diasim::commands {
namespace {

using namespace std::chrono_literals;

constexpr auto between_bars = 200ms;
constexpr auto between_lines = 30s;
constexpr std::size_t bar_width = 30;

double share_of(const Progress& progress) {
    return progress.steps_total == 0 ? 1.0
                                     : static_cast<double>(progress.steps_done) /
                                           static_cast<double>(progress.steps_total);
}

double seconds_left(const Progress& progress, double elapsed_seconds) {
    // What was found finished took no time.
    const auto run = static_cast<double>(progress.steps_done - progress.steps_found);
    const auto left = static_cast<double>(progress.steps_total - progress.steps_done);
    return run > 0.0 ? elapsed_seconds * left / run : 0.0;
}

std::string clock_text(double seconds) {
    const long long whole = std::llround(std::max(0.0, seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                        : fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string bar(double share) {
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(bar_width));
    return '[' + std::string(filled, '#') + std::string(bar_width - filled, '.') + ']';
}

} // namespace

ProgressForm progress_form(const std::string& choice, const Console& console) {
    if (choice == "bar") {
        return ProgressForm::bar;
    }
    if (choice == "plain") {
        return ProgressForm::plain;
    }
    if (choice == "json") {
        return ProgressForm::json;
    }
    if (choice == "none" || console.is_quiet()) {
        return ProgressForm::none;
    }
    return Console::is_terminal() ? ProgressForm::bar : ProgressForm::plain;
}

std::string progress_line(const Progress& progress, double elapsed_seconds) {
    return fmt::format("{:3.0f} %  {} of {} replicates  {} of {} steps  {} left",
                       100.0 * share_of(progress), progress.replicates_done,
                       progress.replicates_total, progress.steps_done, progress.steps_total,
                       clock_text(seconds_left(progress, elapsed_seconds)));
}

std::string progress_json(const Progress& progress, double elapsed_seconds) {
    return nlohmann::ordered_json{{"steps_done", progress.steps_done},
                                  {"steps_total", progress.steps_total},
                                  {"replicates_done", progress.replicates_done},
                                  {"replicates_total", progress.replicates_total},
                                  {"elapsed_seconds", elapsed_seconds},
                                  {"seconds_left", seconds_left(progress, elapsed_seconds)}}
        .dump();
}

ProgressDisplay::ProgressDisplay(ProgressForm form, const Console& console)
    : form_{form}, console_{console} {}

ProgressDisplay::~ProgressDisplay() {
    if (has_bar_) {
        console_.progress("\r\033[K");
    }
}

bool ProgressDisplay::is_due(const Progress& progress, Clock::time_point now) const {
    if (form_ == ProgressForm::bar) {
        return now - shown_ >= between_bars;
    }
    const bool is_end = progress.steps_done == progress.steps_total;
    return now - shown_ >= between_lines || is_end ||
           10 * progress.steps_done / std::max<std::uint64_t>(1, progress.steps_total) > tenths_;
}

void ProgressDisplay::show(const Progress& progress) {
    const Clock::time_point now = Clock::now();
    if (form_ == ProgressForm::none || !is_due(progress, now)) {
        return;
    }
    shown_ = now;
    tenths_ = 10 * progress.steps_done / std::max<std::uint64_t>(1, progress.steps_total);
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    if (form_ == ProgressForm::bar) {
        has_bar_ = true;
        console_.progress(fmt::format("\r\033[K{} {}", bar(share_of(progress)),
                                      progress_line(progress, elapsed)));
    } else if (form_ == ProgressForm::json) {
        console_.progress(progress_json(progress, elapsed) + '\n');
    } else {
        console_.progress(progress_line(progress, elapsed) + '\n');
    }
}

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/sweep_progress.hpp"

#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace diasim::calibration {
namespace {

using namespace std::chrono_literals;
using commands::ProgressForm;

constexpr auto between_bars = 200ms;
constexpr auto between_lines = 30s;

double seconds_left(const SweepProgress& progress, double elapsed_seconds) {
    const auto run = static_cast<double>(progress.finished - progress.found);
    const auto left = static_cast<double>(progress.total - progress.finished);
    return run > 0.0 ? elapsed_seconds * left / run : 0.0;
}

std::size_t tenths_of(const SweepProgress& progress) {
    return 10 * progress.finished / std::max<std::size_t>(1, progress.total);
}

} // namespace

std::string clock_text(double seconds) {
    const long long whole = std::llround(std::max(0.0, seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                        : fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string progress_line(const SweepProgress& progress, double elapsed_seconds) {
    const double share = static_cast<double>(progress.finished) /
                         static_cast<double>(std::max<std::size_t>(1, progress.total));
    return fmt::format("{:3.0f} %  {} of {} runs  {} failed  {} left", 100.0 * share,
                       progress.finished, progress.total, progress.failed,
                       clock_text(seconds_left(progress, elapsed_seconds)));
}

std::string progress_json(const SweepProgress& progress, double elapsed_seconds) {
    return nlohmann::ordered_json{{"runs_finished", progress.finished},
                                  {"runs_total", progress.total},
                                  {"runs_found", progress.found},
                                  {"runs_failed", progress.failed},
                                  {"elapsed_seconds", elapsed_seconds},
                                  {"seconds_left", seconds_left(progress, elapsed_seconds)}}
        .dump();
}

SweepDisplay::~SweepDisplay() {
    if (has_bar_) {
        console_.progress("\r\033[K");
    }
}

bool SweepDisplay::is_time() const {
    const std::lock_guard lock{guard_};
    return is_time(Clock::now());
}

bool SweepDisplay::is_time(Clock::time_point now) const {
    return form_ != ProgressForm::none &&
           now - shown_ >= (form_ == ProgressForm::bar ? between_bars : between_lines);
}

void SweepDisplay::show(const SweepProgress& progress) {
    const std::lock_guard lock{guard_};
    const Clock::time_point now = Clock::now();
    const bool is_line = form_ == ProgressForm::plain || form_ == ProgressForm::json;
    const bool is_far =
        is_line && (progress.finished == progress.total || tenths_of(progress) > tenths_);
    if (!is_far && !is_time(now)) {
        return;
    }
    shown_ = now;
    tenths_ = tenths_of(progress);
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    if (form_ == ProgressForm::json) {
        console_.progress(progress_json(progress, elapsed) + '\n');
        return;
    }
    has_bar_ = form_ == ProgressForm::bar;
    console_.progress(fmt::format("{}{}{}", has_bar_ ? "\r\033[K" : "",
                                  progress_line(progress, elapsed), has_bar_ ? "" : "\n"));
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/sweep_progress.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace diasim::calibration {
namespace {

double seconds_left(const SweepProgress& progress, double elapsed_seconds) {
    const auto run = static_cast<double>(progress.finished - progress.found);
    const auto left = static_cast<double>(progress.total - progress.finished);
    return run > 0.0 ? elapsed_seconds * left / run : 0.0;
}

} // namespace

std::string progress_line(const SweepProgress& progress, double elapsed_seconds) {
    const double share = static_cast<double>(progress.finished) /
                         static_cast<double>(std::max<std::size_t>(1, progress.total));
    return fmt::format("{:3.0f} %  {} of {} runs  {} failed  {} left", 100.0 * share,
                       progress.finished, progress.total, progress.failed,
                       commands::clock_text(seconds_left(progress, elapsed_seconds)));
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

void show(commands::ProgressWriter& writer, const SweepProgress& progress) {
    writer.show(
        progress.finished, progress.total,
        [&](double seconds) { return progress_line(progress, seconds); },
        [&](double seconds) { return progress_json(progress, seconds); });
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/progress.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace diasim::commands {
namespace {

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

std::string bar(double share) {
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(bar_width));
    return '[' + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] ";
}

} // namespace

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

void show(ProgressWriter& writer, const Progress& progress) {
    writer.show(
        progress.steps_done, progress.steps_total,
        [&](double seconds) {
            const bool has_bar = writer.form() == ProgressForm::bar;
            return (has_bar ? bar(share_of(progress)) : "") + progress_line(progress, seconds);
        },
        [&](double seconds) { return progress_json(progress, seconds); });
}

} // namespace diasim::commands

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_progress.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace diasim::calibration {
namespace {

std::string tolerance_text(double tolerance) {
    return std::isfinite(tolerance) ? fmt::format("{:.3f}", tolerance) : "any";
}

} // namespace

double acceptance_of(const CalibrateProgress& progress) {
    return progress.made == 0
               ? 1.0
               : static_cast<double>(progress.accepted) / static_cast<double>(progress.made);
}

double seconds_left(const CalibrateProgress& progress, double elapsed_seconds) {
    if (progress.since == 0) {
        return 0.0;
    }
    const double pace = elapsed_seconds / static_cast<double>(progress.since);
    const auto of_round = static_cast<double>(progress.round - progress.finished);
    const auto missing =
        static_cast<double>(progress.population - std::min(progress.population, progress.accepted));
    const double least_rate = 0.5 / static_cast<double>(std::max<std::size_t>(1, progress.made));
    const double needed = missing / std::max(acceptance_of(progress), least_rate) -
                          static_cast<double>(progress.finished);
    return pace * std::max(of_round, needed);
}

std::string progress_line(const CalibrateProgress& progress, double elapsed_seconds) {
    const std::size_t made = progress.made + progress.finished;
    std::string text = fmt::format("generation {}  tolerance {}  {} simulations",
                                   progress.generation, tolerance_text(progress.tolerance), made);
    if (progress.population != 0) {
        text += fmt::format("  {} of {} accepted", progress.accepted, progress.population);
        if (progress.made != 0) {
            text += fmt::format(" ({:.1f} %)", 100.0 * acceptance_of(progress));
        }
    } else {
        text += fmt::format(" of {}", progress.made + progress.round);
    }
    return text + fmt::format("  {} left to it",
                              commands::clock_text(seconds_left(progress, elapsed_seconds)));
}

std::string progress_json(const CalibrateProgress& progress, double elapsed_seconds) {
    nlohmann::ordered_json json{{"generation", progress.generation},
                                {"simulations", progress.made + progress.finished},
                                {"accepted", progress.accepted},
                                {"population", progress.population},
                                {"acceptance", acceptance_of(progress)},
                                {"elapsed_seconds", elapsed_seconds},
                                {"seconds_left", seconds_left(progress, elapsed_seconds)}};
    json["tolerance"] = std::isfinite(progress.tolerance)
                            ? nlohmann::ordered_json(progress.tolerance)
                            : nlohmann::ordered_json(nullptr);
    return json.dump();
}

void CalibrateDisplay::begin(const CalibrateProgress& progress, std::size_t known) {
    const std::lock_guard lock{guard_};
    progress_ = progress;
    known_ = known;
    at_first_ = at_first_.value_or(known);
}

CalibrateProgress CalibrateDisplay::at(std::size_t known) const {
    const std::lock_guard lock{guard_};
    CalibrateProgress now = progress_;
    // A process that is ahead may have begun the next round.
    now.finished = std::min(now.round, now.finished + (known - known_));
    now.since = known - at_first_.value_or(known);
    return now;
}

void CalibrateDisplay::show(std::size_t known) {
    const CalibrateProgress now = at(known);
    // How much there is to do is not known ahead.
    writer_.show(
        0, 0, [&](double seconds) { return progress_line(now, seconds); },
        [&](double seconds) { return progress_json(now, seconds); });
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/progress_writer.hpp"

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>

namespace diasim::calibration {

/// How far a calibration is.
struct CalibrateProgress {
    std::size_t generation = 0;
    double tolerance = 0.0;     ///< infinite: any
    std::size_t accepted = 0;   ///< of the generation, in rounds that are finished
    std::size_t population = 0; ///< wanted; 0: the generation has a fixed number of simulations
    std::size_t made = 0;       ///< simulations of the generation in rounds that are finished
    std::size_t finished = 0;   ///< of this round
    std::size_t round = 0;      ///< simulations of this round
    std::size_t since = 0;      ///< simulations that any process finished since this one began
};

/// Share of the generation's simulations that are accepted; 1 while none is known.
[[nodiscard]] double acceptance_of(const CalibrateProgress& progress);

/// Seconds until the generation ends, at the pace and the acceptance so far.
[[nodiscard]] double seconds_left(const CalibrateProgress& progress, double elapsed_seconds);

/// One line: generation, tolerance, acceptance, simulations, time left to this generation.
[[nodiscard]] std::string progress_line(const CalibrateProgress& progress, double elapsed_seconds);
/// The same as a line of JSON.
[[nodiscard]] std::string progress_json(const CalibrateProgress& progress, double elapsed_seconds);

/// Shows on stderr how far a calibration is, from any thread.
class CalibrateDisplay {
public:
    CalibrateDisplay(commands::ProgressForm form, const commands::Console& console)
        : writer_{form, console} {}

    /// Begins a round; `known` simulations of the calibration are finished.
    void begin(const CalibrateProgress& progress, std::size_t known);
    /// How far it is once `known` simulations are finished, by all processes.
    [[nodiscard]] CalibrateProgress at(std::size_t known) const;
    /// Shows at(known), if it is time.
    void show(std::size_t known);

private:
    commands::ProgressWriter writer_;
    mutable std::mutex guard_;
    CalibrateProgress progress_;          ///< at the beginning of the round
    std::size_t known_ = 0;               ///< at the beginning of the round
    std::optional<std::size_t> at_first_; ///< known at the beginning of the first round
};

} // namespace diasim::calibration

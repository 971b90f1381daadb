// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/observation.hpp"

#include <optional>
#include <span>
#include <vector>

namespace diasim::calibration {

/// Probability that media report an event: logistic(intercept + per_log10_size log10(size) +
/// `others`), where `others` [log-odds] stands for country, activity and attention; size >= 1.
[[nodiscard]] double media_probability(const MediaDetection& detection, double size,
                                       double others) noexcept;

/// An event that a register holds, so that it is known to have happened, and whether media saw it.
struct Overlap {
    double size = 1.0; ///< counted; >= 1 [people]
    bool in_media = false;
};

/// A probability with a 90 % interval.
struct DetectionAt {
    double size = 1.0;
    double probability = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Media detection as the overlap of sources shows it.
struct DetectionCurve {
    double intercept = 0.0;      ///< log-odds at size 1
    double per_log10_size = 0.0; ///< log-odds
    double intercept_error = 0.0;
    double slope_error = 0.0;
    double covariance = 0.0; ///< of the two
    std::size_t events = 0;
    std::size_t reported = 0;
    std::vector<Overlap> overlaps; ///< that it was fitted to
};

/// Probability at a size, with the interval of the penalised profile likelihood: of the log-odds
/// there that, with the best slope, are not 1.35 less likely (in logarithm) than the curve. Unlike
/// the normal law it holds with few events.
/// @source Heinze & Schemper 2002, doi:10.1002/sim.1047
[[nodiscard]] DetectionAt detection_at(const DetectionCurve& curve, double size);

/// The curve logistic(a + b log10(size)) of the events in registers, by likelihood penalised with
/// Jeffreys' prior: finite also when all or none were reported, and with less bias in small
/// samples.
/// @return none with fewer than 3 events or with all of one size: then there is no slope
/// @source Firth 1993, doi:10.1093/biomet/80.1.27; Heinze & Schemper 2002
[[nodiscard]] std::optional<DetectionCurve> estimate_detection(std::span<const Overlap> events);

/// Sum of values / probabilities: what there was in all, from what was detected.
/// @param probability of each, in (0, 1]
/// @source Horvitz & Thompson 1952, doi:10.1080/01621459.1952.10483446
[[nodiscard]] double horvitz_thompson_total(std::span<const double> values,
                                            std::span<const double> probability);

/// Mean over all, detected or not, from the detected: total / estimated number (Hajek 1971).
[[nodiscard]] double horvitz_thompson_mean(std::span<const double> values,
                                           std::span<const double> probability);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/math.hpp"
#include "model/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

/// Small rules of single decisions, as pure functions of numbers.
namespace diasim {

/// Which day a gathering is moved to if it would fall on a weekday.
enum class WeekendMove : std::uint8_t { none, saturday, sunday };

/// Probability that a call for a weekday is moved to the weekend: 1 - 1/preference in quiet times,
/// less the stronger the news, for what answers a shock does not wait.
/// @param preference of the activity; below 1 is taken as 1
/// @param news of the step, 0 to 1
/// @source protests of diasporas in January 2022: on Wednesday, Thursday and Monday at first, all
/// on Sundays when sustained; that news is the measure is assumed
[[nodiscard]] double weekend_move_probability(double preference, double news) noexcept;

/// The step in which a gathering starts: the first day at `local_hour` that is at least `lead_days`
/// after the beginning of `step`, moved to the next weekend as `move` says.
///
/// @param utc_offset_hours  of the place
/// @return a step after `step`; may lie beyond the end of the run
/// @source organisers' lead time and weekend preference: ODD.md, submodel Gatherings
[[nodiscard]] std::uint32_t appointment(const TimeSpan& time, std::uint32_t step, double lead_days,
                                        std::uint32_t local_hour, double utc_offset_hours,
                                        WeekendMove move);

/// Weight of an expected turnout of n people, n / (n + scale), in [0, 1).
/// @source critical mass: Oliver, Marwell & Teixeira 1985
[[nodiscard]] constexpr double turnout_influence(double n, double scale) noexcept {
    return n / (n + scale);
}

/// Willingness of an association of given loyalty to call for an activity of a stance: loyal and
/// solidary (mourning, aid) gatherings in proportion to loyalty, critical ones to disloyalty.
/// @source regime use of the diaspora: Hirt & Mohammad 2018
[[nodiscard]] constexpr double association_agreement(Stance stance, double loyalty) noexcept {
    return stance == Stance::critical ? 1.0 - loyalty : loyalty;
}

/// Attitude after one day of exchange, s a0 + (1 - s)((1 - f) contacts + f frame).
///
/// @param stubbornness  s in [0, 1]
/// @param frame_weight  f in [0, 1], already times the strength of the news
/// @source Friedkin & Johnsen 1990
[[nodiscard]] constexpr float updated_attitude(float initial, float contacts, float frame,
                                               float stubbornness, float frame_weight) noexcept {
    return stubbornness * initial +
           (1.0F - stubbornness) * ((1.0F - frame_weight) * contacts + frame_weight * frame);
}

/// The threshold of the person at position u in (0, 1) of the law.
/// @source Granovetter 1978
[[nodiscard]] double threshold_at(const ThresholdLaw& law, double u);

} // namespace diasim

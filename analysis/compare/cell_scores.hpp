// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/baselines.hpp"
#include "analysis/compare/cells.hpp"
#include "analysis/scores/calibration.hpp"
#include "analysis/scores/skill.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace diasim::analysis {

/// How a forecast of a count is scored.
enum class CountScore : std::uint8_t {
    presence_brier, ///< of any event
    presence_log,   ///< of any event
    count_crps,     ///< of the number of events
    count_log       ///< of the number of events
};

inline constexpr std::array count_scores{CountScore::presence_brier, CountScore::presence_log,
                                         CountScore::count_crps, CountScore::count_log};
inline constexpr std::array<std::string_view, 4> count_score_names{
    "presence, Brier", "presence, log", "count, CRPS", "count, log"};

/// The model against one baseline by one score, over the cells for which both have a forecast.
struct SkillRow {
    CountScore score = CountScore::presence_brier;
    Baseline baseline = Baseline::population;
    std::size_t cells = 0;
    std::optional<Skill>
        skill; ///< none: the baseline could not be fitted, or fewer than two places
};

/// Where what was observed stands among what was simulated, over the scored cells that can tell:
/// those in which at least a fifth of the counts, the observed one among the simulated ones, are
/// above zero. Where nearly everything is zero an observed zero lies in any interval. The choice
/// treats the observed count like one more replicate, so it does not bend what it selects.
struct Calibration {
    std::size_t cells = 0;    ///< that can tell
    double coverage_50 = 0.0; ///< share of them inside the central 50 % interval
    double coverage_90 = 0.0;
    std::array<std::size_t, place_bins> histogram{}; ///< of randomised_place()

    /// With fewer, a share is too rough to be worth a word: at 20 its standard error is 7 points
    /// for the 90 % interval.
    static constexpr std::size_t fewest = 20;
    [[nodiscard]] bool is_telling() const noexcept { return cells >= fewest; }
};

struct CellScores {
    std::size_t cells = 0;              ///< scored
    std::size_t places = 0;             ///< that they are of: the bootstrap draws these
    std::size_t places_with_events = 0; ///< of these, those with an observed event
    std::size_t events = 0;             ///< observed in them
    double simulated = 0.0;             ///< events in them, mean over replicates
    std::size_t regions = 0;            ///< host regions that they are of
    std::vector<SkillRow> skills;
    Calibration calibration;

    /// The bootstrap draws places: if the events are of fewer, it says how often those are drawn.
    static constexpr std::size_t fewest_places = 5;
    [[nodiscard]] bool has_intervals() const noexcept {
        return places_with_events >= fewest_places;
    }
};

/// Whether no process excites itself in the fits: then the Hawkes baseline is the
/// population-proportional rate, and all its scores are the same.
[[nodiscard]] bool is_hawkes_idle(const std::vector<SkillRow>& skills);

/// Scores the simulated counts against the observed ones and against every baseline. Scores of the
/// model are the fair ones, as its ensemble is a sample; there are at least two replicates.
[[nodiscard]] CellScores score_cells(const Cells& cells, const HoldOut& hold_out,
                                     std::uint64_t seed);

} // namespace diasim::analysis

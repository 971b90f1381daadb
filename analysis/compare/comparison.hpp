// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/cell_scores.hpp"
#include "analysis/compare/mixes.hpp"
#include "analysis/compare/tables.hpp"
#include "calibration/observation/detection.hpp"
#include "calibration/observation/evidence.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diasim::analysis {

/// What a comparison is to look at.
struct CompareSpec {
    std::set<LedBy> led_by = calibration::diaspora_led();
    Silence silence = Silence::registers;
    HoldOut hold_out;
    /// Whether simulated events go through registers and media first; else everything that happened
    /// is held against what was recorded, to see what that mistake does.
    bool has_observers = true;
    /// Values that are not those of the scenario file, as "path=value".
    std::vector<std::string> sets;
    /// The observation model of replicates that drew their own from a posterior, by replicate; the
    /// others have the scenario's.
    std::map<std::uint32_t, ObservationSpec> drawn;
};

/// Simulated mobilisation held against observed mobilisation, after both went through the same
/// observers.
struct Comparison {
    std::string title;
    std::size_t replicates = 0;
    std::size_t observed_events = 0;
    std::size_t observed_in_registers = 0;
    std::size_t observed_in_media = 0;
    std::size_t covered_cities = 0; ///< cities with a register in the time of the run
    std::vector<calibration::LeftOut> left_out;
    std::vector<std::string> notes; ///< what a user should look at before believing the numbers
    CompareSpec spec;
    std::vector<EventRow> events;
    std::vector<CountRow> counts;
    std::size_t without_week = 0; ///< observed events that may have been in either of two weeks
    std::vector<PresenceRow> presence;
    std::optional<std::int64_t> lethal_day;
    std::vector<DelayRow> delays;
    std::vector<ShareRow> shares;
    SizeComparison sizes;
    MixComparison mixes;
    CellScores scores;
    std::size_t cities_without_hosts = 0;
    std::optional<calibration::DetectionCurve> detection; ///< of media, from registers
    MediaDetection assumed_detection;                     ///< of the scenario
    std::vector<std::string> verdict;                     ///< sentences
};

/// A comparison and the tables that it was made from.
struct Compared {
    Comparison comparison;
    calibration::Places places;
    std::vector<calibration::CoveredCity> registers;
    /// Simulated events as sources hold them, whoever led them; the comparison counts those of
    /// CompareSpec::led_by.
    std::vector<calibration::ObservedRun> runs;
};

/// Compares the runs of a scenario with a catalogue. The same arguments give the same numbers.
/// @throws InputError with fewer than two replicates: they are no distribution
[[nodiscard]] Compared compare(const Scenario& scenario, const std::vector<Site>& sites,
                               const RecordedRuns& runs, const Catalogue& catalogue,
                               const CompareSpec& spec);

/// What the numbers say, in plain words; "no skill" where there is none.
[[nodiscard]] std::vector<std::string> verdict_of(const Comparison& comparison);

} // namespace diasim::analysis

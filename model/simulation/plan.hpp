// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/homeland/homeland.hpp"
#include "model/mobilization/attention.hpp"
#include "model/mobilization/contexts.hpp"
#include "model/mobilization/theory.hpp"
#include "model/mobilization/utility.hpp"
#include "model/population/laws.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"
#include "model/simulation/outlook.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace diasim {

/// Whether runs estimate, beside what happens, what holds people back: the funnel and the losses to
/// barriers. That costs up to a tenth of a run and changes nothing that happens; without it, their
/// place in the record is NaN.
enum class Estimates : std::uint8_t { none, all };

/// Everything that all replicates of a scenario share: derived once, read by all runs.
struct Plan {
    explicit Plan(const Scenario& scenario, Estimates estimates = Estimates::all);
    ~Plan() = default;
    Plan(const Plan&) = delete; // other parts point into the series
    Plan(Plan&&) = delete;
    Plan& operator=(const Plan&) = delete;
    Plan& operator=(Plan&&) = delete;

    const Scenario& scenario; ///< must outlive the plan
    Estimates estimates;
    bool has_spontaneous = false; ///< decisions by rate can happen at all
    bool has_factions = false;    ///< some see less of what others do, who are of another faction
    std::uint32_t steps;
    double step_days;
    std::uint32_t memory_steps; ///< how long an act is visible
    PopulationLaws laws;
    HomelandSeries homeland;
    Theory theory;
    Contexts contexts;
    AttentionHazards attention;
    std::vector<Site> sites;
    std::vector<std::vector<double>> distance_km; ///< community, site
    std::vector<std::vector<std::vector<std::uint16_t>>>
        venues; ///< by activity and community: sites where its people may be called, nearest first
    std::vector<std::vector<float>> remoteness; ///< community, activity: of its nearest place
    std::vector<std::vector<ByActivity>> loss;  ///< community, barrier: as of Situation
    Outlook outlook;
    ByActivity most_influence{};     ///< what the activity of others can add to utilities
    ByActivity noise{};              ///< rates of acts below thresholds [1/day]
    std::vector<float> fatigue_left; ///< share left after so many steps
    RecordShape shape;
    std::vector<std::size_t> threshold_activities; ///< those decided by threshold
    std::vector<std::size_t> organised_activities;

    /// Cell of a community and a homeland region.
    [[nodiscard]] std::size_t cell(std::uint16_t community, std::uint8_t region) const noexcept {
        return std::size_t{community} * homeland.regions + region;
    }
};

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/occurrences.hpp"
#include "calibration/observation/reported_event.hpp"
#include "model/base/random.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace diasim::calibration {

/// The observers of a scenario: registers in some cities and periods, and media everywhere. Derived
/// once, used for all replicates. A run knows nothing of them.
class Observers {
public:
    /// @param scenario must outlive the observers
    /// @param news by step, in [0, 1]: how far the homeland is in the news
    /// @param registers cities are those of `places`
    Observers(const Scenario& scenario, Places places, std::span<const float> news,
              std::vector<CoveredCity> registers);

    [[nodiscard]] const Places& places() const noexcept { return places_; }
    [[nodiscard]] const std::vector<CoveredCity>& registers() const noexcept { return registers_; }

    /// What registers and media hold of one run: each event once, as it happened, with what either
    /// says of it; events that neither holds are left out. Random numbers are keyed by the run, the
    /// source and the event, so that the same event is seen alike in two scenarios of one seed.
    [[nodiscard]] std::vector<ReportedEvent> observe(const RunRecord& record) const;

    /// Everything that happened, with true sizes as the police would count them, as if nothing were
    /// missed: what the comparison would be without an observation model.
    [[nodiscard]] std::vector<ReportedEvent> see_all(const RunRecord& record) const;

private:
    [[nodiscard]] ReportedEvent event_of(const Occurrence& occurrence) const;
    void notify(const Occurrence& occurrence, RunKey run, ReportedEvent& event) const;
    void report(const Occurrence& occurrence, RunKey run, ReportedEvent& event) const;

    const Scenario* scenario_;
    Places places_;
    std::vector<CoveredCity> registers_;
    std::vector<double> coverage_;  ///< by country [log-odds]
    std::vector<double> activity_;  ///< by activity [log-odds]
    std::vector<double> attention_; ///< by step, mean of its week [log-odds]
};

} // namespace diasim::calibration

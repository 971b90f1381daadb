// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/cells.hpp"
#include "calibration/observation/event_tables.hpp"
#include "calibration/observation/evidence.hpp"
#include "model/record/summary.hpp"
#include "model/scenario/scenario.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diasim::analysis {

/// Replicates below which even an observed number beyond all of them lies in a 90 % interval: one
/// of 20 numbers is the largest with a probability of 5 %.
inline constexpr std::size_t fewest_for_ranks = 19;

/// One line of the comparison: events observed against events simulated and seen by the same
/// sources.
struct CountRow {
    std::string_view group; ///< "all", "region", "country", "week", "type", "stance"
    std::string name;
    double observed = 0.0;
    Interval simulated;
    std::size_t replicates = 0;
    /// Share of replicates with as many or fewer, and with as many or more.
    double at_most = 0.0;
    double at_least = 0.0;
    bool is_known = true; ///< false: nothing was observed, which is no evidence without registers
    /// Whether silence of media is taken for zero. If not, the observed number is one of at least
    /// so many, for every line counts events that only media could tell of.
    bool is_complete = false;

    /// Whether what is known contradicts the interval; never of too few replicates.
    [[nodiscard]] bool is_outside() const noexcept {
        return is_known && (is_above() || (is_complete && is_below()));
    }
    /// Whether fewer are known than the interval holds, which is no contradiction.
    [[nodiscard]] bool is_fewer() const noexcept { return is_known && !is_complete && is_below(); }

private:
    // The ends of an interval are no measure of chance where counts are few and alike: ranks are.
    // If the model is right, the observed count is one of replicates + 1 in any order, and at most
    // this share of them lies as far out as it does.
    [[nodiscard]] bool is_rare(double share) const noexcept {
        constexpr double tail = 0.05; // of a 90 % interval
        const auto n = static_cast<double>(replicates);
        const double rank = std::round(share * n) + 1.0;
        return replicates >= fewest_for_ranks && rank / (n + 1.0) <= tail;
    }
    [[nodiscard]] bool is_above() const noexcept { return is_rare(at_least); }
    [[nodiscard]] bool is_below() const noexcept { return is_rare(at_most); }
};

/// Whether anything was seen in a city.
struct PresenceRow {
    std::string city;
    std::string country;
    bool is_complete = false; ///< a register covers it: no event is a zero, else it is unknown
    double observed = 0.0;    ///< events
    double probability = 0.0; ///< share of replicates with any
};

/// Days from the first day with deaths at home to the first event.
struct DelayRow {
    std::string region;
    std::optional<double> observed;    ///< none: no event is known
    std::optional<Interval> simulated; ///< over the replicates with any event; none: there is none
    double none = 0.0;                 ///< share of replicates without any event
};

/// The share of a host region in all events.
struct ShareRow {
    std::string region;
    /// In [0, 1]. None without events, or if nothing is known of some region and silence is no
    /// zero: then the whole is not known.
    std::optional<double> observed;
    Interval simulated;         ///< over the replicates with events
    std::size_t replicates = 0; ///< that have any
};

/// One observed event that was compared, in the words of the observed tables.
struct EventRow {
    std::int64_t first_day = 0; ///< days since 1970-01-01, local date
    std::int64_t last_day = 0;  ///< the same if the day is known
    std::string country;        ///< ISO 3166-1 alpha-2
    std::string city;           ///< "" if not known
    std::string_view type;
    std::string_view stance;
    bool in_register = false;
    bool in_media = false;
    std::optional<SizeInterval> size; ///< people; none: not known
};

using Runs = std::span<const calibration::ObservedRun>;
using Events = std::span<const calibration::ReportedEvent>;

/// All, then by region, country, week, type and stance. Lines in which nothing is observed and
/// hardly anything simulated are left out of countries. An event that may have been in either of
/// two weeks stands in no week.
[[nodiscard]] std::vector<CountRow> count_rows(Events observed, Runs runs,
                                               const Scenario& scenario);

/// Cities that registers cover, and those with an observed event.
[[nodiscard]] std::vector<PresenceRow> presence_rows(const calibration::Evidence& evidence,
                                                     Runs runs, const Scenario& scenario,
                                                     const calibration::Places& places);

/// By host region: the first event on that day or after it. Empty if no trigger of the scenario
/// tells of deaths. The first day of an event that is dated by week counts.
[[nodiscard]] std::vector<DelayRow> delay_rows(Events observed, Runs runs,
                                               const Scenario& scenario);

/// By host region.
[[nodiscard]] std::vector<ShareRow> share_rows(Events observed, Runs runs, const Scenario& scenario,
                                               Silence silence);

/// Events that may have been in either of two weeks.
[[nodiscard]] std::size_t count_without_week(Events events);

/// The events in their order of days, country and city.
[[nodiscard]] std::vector<EventRow> event_rows(Events observed, const Scenario& scenario,
                                               const calibration::Places& places);

/// First day with deaths at home, by UTC as the times of triggers are, if any trigger has them.
[[nodiscard]] std::optional<std::int64_t> first_lethal_day(const Scenario& scenario);

} // namespace diasim::analysis

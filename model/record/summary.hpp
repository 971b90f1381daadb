// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diasim {

/// Median over replicates and the middle 90 % of them.
struct Interval {
    double low = 0.0; ///< 5th percentile
    double median = 0.0;
    double high = 0.0; ///< 95th percentile

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The interval of values, one a replicate, by linear interpolation between ranks; zeros if there
/// are none.
/// @source Hyndman and Fan 1996, type 7
[[nodiscard]] Interval interval_of(std::vector<double> values);

/// "1,230 (1,100–1,400)": three digits, thousands as k and millions as M from 10,000 on; the
/// median alone where the ends read the same.
[[nodiscard]] std::string to_text(const Interval& interval);

/// What happened in one place: everywhere, a host region, a country, or countries together.
struct PlaceSummary {
    enum class Kind : std::uint8_t { all, region, country, others };
    Kind kind = Kind::all;
    std::string name;
    bool is_whole_region = false; ///< a country that makes up one of the regions alone
    Interval people;
    Interval reached;                     ///< people who were attentive at any time
    Interval active;                      ///< people who did anything
    std::vector<Interval> participants;   ///< by activity: people who acted at least once
    Interval gatherings;                  ///< that took place here
    std::optional<Interval> typical_size; ///< median attendance; none if there were no gatherings
    std::optional<Interval> largest_size;
};

/// What a barrier cost.
struct BarrierSummary {
    std::string name;
    Interval acts_lost; ///< expected acts
    Interval share;     ///< of what all barriers cost, in [0, 1]
};

/// The result of an ensemble in a few numbers.
struct Summary {
    std::string title;
    UtcTime start;
    UtcTime end;
    Duration step;
    std::uint64_t seed = 0;
    std::size_t replicates = 0; ///< done
    std::size_t failed = 0;
    std::vector<std::string> activities;
    std::vector<Interval> acts;           ///< by activity, everywhere
    std::vector<PlaceSummary> places;     ///< all, regions and countries by falling size, others
    std::vector<BarrierSummary> barriers; ///< by falling cost
};

/// Sums the records up. At most 12 countries stand alone.
/// @param sites where the records' gatherings may be
[[nodiscard]] Summary summarize(const Scenario& scenario, std::span<const Site> sites,
                                std::span<const RunRecord> records, std::size_t failed);

/// The summary for a reader: aligned columns of at most 100 characters, UTF-8.
[[nodiscard]] std::string summary_text(const Summary& summary);

/// The summary for a program: full precision, all barriers, an array of {low, median, high}.
[[nodiscard]] nlohmann::ordered_json summary_json(const Summary& summary);

} // namespace diasim

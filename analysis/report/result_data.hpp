// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/hdf5_reader.hpp"
#include "model/record/summary.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace diasim::analysis {

/// How a result came about, for whoever wants to make it again.
struct ResultHistory {
    std::string source; ///< program, version and git description
    std::string scenario_file;
    std::int64_t seed = 0;
    std::int64_t only_replicate = -1; ///< the one that was run, if it was not all of them
    std::int64_t replicates = 0;      ///< that the scenario asks for
    std::vector<std::string> sets;
    std::vector<std::pair<std::string, std::string>> inputs; ///< name and checksum
};

/// The names along the axes of a result.
struct ResultNames {
    std::vector<std::string> activities;
    std::vector<std::string> barriers;
    std::vector<std::string> countries; ///< titles
    std::vector<std::string> country_codes;
    std::vector<std::string> country_regions;
    std::vector<std::string> communities; ///< titles
    std::vector<std::uint16_t> community_country;
    std::vector<double> latitude;  ///< by community [degrees north]
    std::vector<double> longitude; ///< by community [degrees east]
    std::vector<std::uint16_t> site_country;
};

/// One array of a result: a row for each replicate that was done.
template <class T>
using Rows = std::vector<std::vector<T>>;

/// Gatherings of all replicates that were done.
struct GatheringColumns {
    std::vector<std::size_t> row; ///< position of the replicate among those that were done
    std::vector<std::uint32_t> step;
    std::vector<std::uint16_t> site;
    std::vector<std::uint8_t> activity;
    std::vector<std::uint32_t> attendance;
    std::vector<std::uint8_t> by_association;
};

/// What a report shows of a result file.
struct ResultData {
    std::string title;
    ResultHistory history;
    ResultNames names;
    std::int64_t start_day = 0;   ///< days since 1970-01-01
    double start_hour = 0.0;      ///< of that day, UTC
    double step_hours = 0.0;      ///< length of a step
    std::size_t steps = 0;        ///< in all
    std::size_t periods = 0;      ///< of the funnel
    std::size_t period_steps = 1; ///< steps of each
    std::size_t replicates = 0;   ///< that were done
    std::size_t failed = 0;
    Rows<std::uint32_t> people;       ///< community, subgroup
    Rows<std::uint32_t> attentive;    ///< step, community
    Rows<std::uint32_t> reached;      ///< community
    Rows<std::uint32_t> active;       ///< community
    Rows<std::uint32_t> acts;         ///< step, community, activity
    Rows<std::uint32_t> participants; ///< community, activity
    Rows<float> motivated;            ///< period, community, activity
    Rows<float> unhindered;           ///< period, community, activity
    Rows<double> losses;              ///< community, activity, barrier
    Rows<std::uint32_t> fizzled;      ///< gatherings called to which too few came
    std::vector<double> connectivity; ///< by step: mean over regions, share of normal
    GatheringColumns gatherings;
};

/// Reads a result file of `diasim run`.
/// @throws InputError if the file is damaged, no result, or one without any finished replicate
[[nodiscard]] ResultData read_result(const std::filesystem::path& path);

/// Days of a result: steps that begin on the same day since the start belong together; where steps
/// are longer than a day, each is one.
struct Days {
    std::vector<std::string> dates; ///< "2022-01-05", of each day's beginning
    std::vector<std::size_t> day_of_step;
};
[[nodiscard]] Days days_of(const ResultData& result);

/// The interval over replicates of a number of each: called with the position of the replicate.
[[nodiscard]] Interval over_replicates(const ResultData& result,
                                       const std::function<double(std::size_t)>& number);

/// "2022-01-05" of a day since 1970-01-01.
[[nodiscard]] std::string date_text(std::int64_t day);

} // namespace diasim::analysis

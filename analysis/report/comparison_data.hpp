// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/summary.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::analysis {

/// One line of counts; numbers that are not known are NaN.
struct ComparedCount {
    std::string group;
    std::string name;
    double observed = 0.0;
    Interval simulated;
};

/// Skill of the model against a simple forecast.
struct ComparedSkill {
    std::string score;
    std::string baseline;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// An observed event; a size that is not known is NaN.
struct SeenEvent {
    std::int64_t first_day = 0; ///< since 1970-01-01
    std::int64_t last_day = 0;
    std::string country; ///< ISO 3166-1 alpha-2
    std::string city;    ///< "" if not known
    std::string type;
    std::string stance;
    double size_low = 0.0;
    double size_high = 0.0;
};

/// What a report shows of a file of `diasim compare -o`.
struct ComparisonData {
    std::string title;
    std::string result_file;
    std::string result_checksum; ///< of all bytes of the result file
    std::string observed_tables;
    std::int64_t replicates = 0;
    std::vector<SeenEvent> events;
    std::vector<ComparedCount> counts;
    std::vector<ComparedSkill> skills;
    std::vector<double> places_by_tenth; ///< of observed counts among simulated ones
    std::vector<std::string> verdict;
};

/// @throws InputError if the file is damaged or no comparison
[[nodiscard]] ComparisonData read_comparison(const std::filesystem::path& path);

} // namespace diasim::analysis

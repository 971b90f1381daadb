// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/summary.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::analysis {

/// What is known of one parameter before and after the observations.
struct LearntParameter {
    std::string name;
    std::string path; ///< as in --set
    std::string unit;
    std::string prior_form;
    std::string prior_source;
    double prior_mean = 0.0;
    double prior_deviation = 0.0;
    Interval posterior;
    double contraction = 0.0; ///< 1 - variance after / variance before
};

/// One statistic of the observations, and what the model makes of it; NaN where not known.
struct PredictedStatistic {
    std::string name;
    double observed = 0.0;
    Interval prior;     ///< before the observations
    Interval predicted; ///< after them
};

/// What a report shows of a file of `diasim calibrate`.
struct PosteriorData {
    std::string title;
    std::string algorithm;
    std::string observed_tables;
    std::string stopped_because;
    std::string first_day;
    std::string last_day;
    std::int64_t simulations = 0;
    std::int64_t failures = 0;
    double effective_sample_size = 0.0;
    std::vector<LearntParameter> parameters;
    std::vector<double> correlation; ///< parameter, parameter
    std::vector<double> draws;       ///< draw, parameter
    std::vector<double> weights;     ///< by draw, sum 1
    std::vector<PredictedStatistic> statistics;
};

/// @throws InputError if the file is damaged or no posterior
[[nodiscard]] PosteriorData read_posterior(const std::filesystem::path& path);

} // namespace diasim::analysis

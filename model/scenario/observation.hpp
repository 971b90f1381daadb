// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"
#include "model/scenario/origin.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// How what happened comes to be recorded: numbers of the observation model (ODD.md 7.12). A run
/// does not look at them; they act between its result and the comparison with observed events.
namespace diasim {

/// What tables of observed events call an activity.
enum class ObservedAs : std::uint8_t {
    none, ///< nobody records it as an event
    rally,
    picket,
    vigil,
    petition_or_letter,
    lobbying,
    statement,
    press_or_media,
    fundraising_or_aid,
    other
};

/// As Weights of scenario.hpp, which includes this file.
using NumberByName = std::vector<std::pair<std::string, double>>;

/// Log-odds that media report an event of one person in a week without news from the homeland, and
/// what raises them.
struct MediaDetection {
    double intercept = -2.5;
    double per_log10_size = 2.0;
    double attention = 1.0; ///< in a week of full news from the homeland
    NumberByName coverage;  ///< of countries that are searched better
    NumberByName activity;  ///< of activities that are reported more
};

struct ObservationSpec {
    Share notified{0.9};           ///< of the assemblies in a register's city and period
    Share counted{0.5};            ///< of a register's entries with a count by the police
    double announced_excess = 0.5; ///< mean of ln(announced / size)
    double announced_error = 0.75; ///< standard deviation of ln(announced / size)
    double count_error = 0.1;      ///< standard deviation of ln(counted / size)
    MediaDetection detection;
    Share sized{0.5};              ///< of media reports that say a size
    Share in_words{0.25};          ///< of said sizes that are words ("dozens"), not numbers
    double size_error = 0.2;       ///< standard deviation of ln(reported / size)
    std::uint32_t collective = 20; ///< acts in a community and week that make one event
    std::string source;
    Notes notes{};
};

} // namespace diasim

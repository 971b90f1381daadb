// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/prior.hpp"
#include "calibration/abc/sampler.hpp"
#include "calibration/observed/vocabulary.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace diasim::calibration {

/// What is believed of one value of the scenario before the data.
struct PriorSpec {
    std::string name;
    std::string target; ///< path as in --set
    Prior::Form form = Prior::Form::none;
    double first = 0.0;
    double second = 1.0;
    std::string source; ///< empty: an assumption

    [[nodiscard]] Prior prior() const { return {form, first, second}; }
};

/// What is counted. All have a value also where nothing happened.
enum class Measured : std::uint8_t {
    events,  ///< reported events
    cities,  ///< with at least one of them
    delay,   ///< days from the first day with deaths to the first event; the window's end if none
    largest, ///< ln(1 + size) of the largest, 0 if none has a size
    sunday_share ///< events on Sundays less one in seven of all
};

/// Which events count: those of all that is not empty.
struct EventFilter {
    std::string region;             ///< of host countries
    std::string country;            ///< ISO code
    std::vector<std::string> types; ///< words of the tables
    std::string stance;
    std::string source;    ///< "register": in registers; "media": in media
    std::string first_day; ///< "2022-01-10"
    std::string last_day;  ///< with it
};

/// One number that is compared.
struct StatisticSpec {
    std::string name;
    Measured measured = Measured::events;
    EventFilter filter;
    bool has_root = false; ///< the square root is compared: counts vary with their mean
    double weight = 1.0;
};

/// A calibration as its file says it.
struct CalibrationSpec {
    std::string title;
    std::string description;
    std::string scenario; ///< file
    std::vector<std::string> sets;
    std::string observed;  ///< folder
    std::string first_day; ///< of the window; empty: the scenario's
    std::string last_day;
    std::string without_region; ///< of hosts, whose events do not count; empty: none
    AbcSettings algorithm;
    std::vector<PriorSpec> priors;
    std::vector<StatisticSpec> statistics;
};

} // namespace diasim::calibration

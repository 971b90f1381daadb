// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace diasim {

/// Where a value of the scenario came from.
struct Origin {
    Location location;       ///< of the value
    std::string layer;       ///< "default", the file, or "--set"
    std::uint32_t width = 1; ///< of the value's text on its line
};

/// Where a key or an element of a list stands.
struct KeyPlace {
    Location location;
    std::uint32_t width = 1;
};

/// What may be said of an entry of the scenario beside its values and its source.
struct Notes {
    std::string unit;
    std::string note;
    std::string prior; ///< what was believed of the values before calibration, in words
};

/// Origins by path ("barrier.fear_for_relatives.weight"). A path that is absent has its default.
using Origins = std::map<std::string, Origin>;

/// Places of all keys that were read, tables among them, by path; of elements of lists by the
/// path of the list and their position from 0 ("homeland.abroad_regions.0").
using KeyPlaces = std::map<std::string, KeyPlace>;

} // namespace diasim

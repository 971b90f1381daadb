// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/result_data.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diasim::analysis {

/// Fewer people than this are not shown on their own.
inline constexpr double fewest_people = 100.0;

/// Where people live, on the map: a city's communities together, and small places with the largest
/// of their country.
struct MapPlace {
    std::string name;
    std::string country; ///< its title
    double latitude = 0.0;
    double longitude = 0.0;
    double people = 0.0; ///< mean over replicates
};

struct MapPlaces {
    std::vector<MapPlace> places;
    std::vector<std::size_t> of_community; ///< position of its place, by community
};

[[nodiscard]] MapPlaces map_places(const ResultData& result);

/// A point on the map [degrees].
struct MapPoint {
    double latitude = 0.0;
    double longitude = 0.0;
};

/// Where a city of observed events is: at the first community with that city's name in the country.
/// @param country ISO 3166-1 alpha-2
[[nodiscard]] std::optional<MapPoint> point_of(const std::string& city, const std::string& country,
                                               const ResultData& result);

} // namespace diasim::analysis

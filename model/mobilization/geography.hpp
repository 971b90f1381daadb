// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace diasim {

/// Great-circle distance in km on a sphere of radius 6371 km (haversine).
[[nodiscard]] double distance_km(double latitude_a, double longitude_a, double latitude_b,
                                 double longitude_b);

/// How far away a site is felt to be, 1 - e^(-distance/scale), in [0, 1).
/// @source friction of distance in turnout: assumption, scale 40-150 km
[[nodiscard]] double remoteness(double km, double scale_km);

/// Sites where people may gather: those of the scenario's table and one square a community.
[[nodiscard]] std::vector<Site> gathering_sites(const Hosts& hosts);

/// Distance in km from each community (row) to each site (column).
[[nodiscard]] std::vector<std::vector<double>> site_distances(const Hosts& hosts,
                                                              const std::vector<Site>& sites);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/geography.hpp"

#include "model/base/math.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diasim {

double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    constexpr double earth_radius_km = 6371.0;
    constexpr double degree = std::numbers::pi / 180.0;
    const double south_north = std::sin(0.5 * degree * (latitude_b - latitude_a));
    const double west_east = std::sin(0.5 * degree * (longitude_b - longitude_a));
    const double h = south_north * south_north + std::cos(degree * latitude_a) *
                                                     std::cos(degree * latitude_b) * west_east *
                                                     west_east;
    // Rounded to metres, which hides the last digits in which C libraries differ.
    return 0.001 * std::round(2000.0 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(h))));
}

double remoteness(double km, double scale_km) {
    return 1.0 - exponential(-km / scale_km);
}

std::vector<Site> gathering_sites(const Hosts& hosts) {
    std::vector<Site> sites = hosts.sites;
    sites.reserve(hosts.sites.size() + hosts.communities.size());
    for (const Community& community : hosts.communities) {
        sites.push_back({community.name + "_square", community.title, "square", community.country,
                         community.latitude, community.longitude});
    }
    return sites;
}

std::vector<std::vector<double>> site_distances(const Hosts& hosts,
                                                const std::vector<Site>& sites) {
    std::vector<std::vector<double>> distances;
    distances.reserve(hosts.communities.size());
    for (const Community& community : hosts.communities) {
        std::vector<double> row;
        row.reserve(sites.size());
        for (const Site& site : sites) {
            row.push_back(distance_km(community.latitude, community.longitude, site.latitude,
                                      site.longitude));
        }
        distances.push_back(std::move(row));
    }
    return distances;
}

} // namespace diasim

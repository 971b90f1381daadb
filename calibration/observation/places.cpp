// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/places.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diasim::calibration {
namespace {

/// An event so far from a city's centre still counts as of that city: its outskirts.
constexpr double city_radius_km = 30.0;

/// Distance on a sphere, near enough for a radius of a city.
double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    constexpr double earth_radius_km = 6371.0;
    constexpr double radian = std::numbers::pi / 180.0;
    const double x =
        (longitude_b - longitude_a) * std::cos(0.5 * (latitude_a + latitude_b) * radian);
    const double y = latitude_b - latitude_a;
    return earth_radius_km * radian * std::sqrt(x * x + y * y);
}

std::uint16_t add_city(Places& places, const Community& community) {
    const auto name = city_name(community.title);
    if (!name) {
        return no_city;
    }
    const std::uint16_t known = find_city(places, community.country, *name);
    if (known != no_city) {
        return known;
    }
    places.cities.push_back({*name, community.country, true});
    return static_cast<std::uint16_t>(places.cities.size() - 1);
}

std::uint16_t nearest_city(const Places& places, const Hosts& hosts, const Site& site) {
    double nearest = city_radius_km;
    std::uint16_t city = no_city;
    for (std::size_t c = 0; c != hosts.communities.size(); ++c) {
        const Community& community = hosts.communities[c];
        const double distance =
            distance_km(site.latitude, site.longitude, community.latitude, community.longitude);
        if (community.country == site.country && places.city_of_community[c] != no_city &&
            distance < nearest) {
            nearest = distance;
            city = places.city_of_community[c];
        }
    }
    return city;
}

} // namespace

std::optional<std::string> city_name(const std::string& title) {
    if (title.ends_with(", elsewhere")) {
        return std::nullopt;
    }
    return title.substr(0, std::min(title.find(" ("), title.find(" / ")));
}

Places places_of(const Hosts& hosts, const std::vector<Site>& sites) {
    Places places;
    for (const Community& community : hosts.communities) {
        places.city_of_community.push_back(add_city(places, community));
    }
    for (const Site& site : sites) {
        places.city_of_site.push_back(nearest_city(places, hosts, site));
        places.country_of_site.push_back(site.country);
    }
    return places;
}

std::uint16_t find_city(const Places& places, std::uint16_t country, std::string_view name) {
    for (std::size_t i = 0; i != places.cities.size(); ++i) {
        if (places.cities[i].country == country && places.cities[i].name == name) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return no_city;
}

} // namespace diasim::calibration

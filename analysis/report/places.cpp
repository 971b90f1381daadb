// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/places.hpp"

#include "calibration/observation/places.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace diasim::analysis {
namespace {

/// Mean people by community.
std::vector<double> residents(const ResultData& result) {
    const std::size_t communities = result.names.communities.size();
    std::vector<double> people(communities, 0.0);
    for (const std::vector<std::uint32_t>& row : result.people) {
        const std::size_t subgroups = row.size() / std::max<std::size_t>(1, communities);
        for (std::size_t i = 0; i != row.size(); ++i) {
            people[i / subgroups] += row[i] / static_cast<double>(result.replicates);
        }
    }
    return people;
}

/// The city in a community's title, or the title itself for the rest of a country.
std::string place_name(const std::string& title) {
    return calibration::city_name(title).value_or(title);
}

/// Cities, each with the communities in it.
MapPlaces cities_of(const ResultData& result) {
    const std::vector<double> people = residents(result);
    const ResultNames& names = result.names;
    MapPlaces cities;
    std::map<std::pair<std::uint16_t, std::string>, std::size_t> known;
    for (std::size_t i = 0; i != names.communities.size(); ++i) {
        const std::uint16_t country = names.community_country[i];
        const std::string name = place_name(names.communities[i]);
        const auto [found, is_new] = known.try_emplace({country, name}, cities.places.size());
        if (is_new) {
            cities.places.push_back(
                {name, names.countries[country], names.latitude[i], names.longitude[i], 0.0});
        }
        cities.places[found->second].people += people[i];
        cities.of_community.push_back(found->second);
    }
    return cities;
}

/// Position of the largest city of each city's country.
std::vector<std::size_t> largest_in_country(const MapPlaces& cities) {
    std::map<std::string, std::size_t> largest;
    for (std::size_t i = 0; i != cities.places.size(); ++i) {
        const auto [found, is_new] = largest.try_emplace(cities.places[i].country, i);
        if (cities.places[i].people > cities.places[found->second].people) {
            found->second = i;
        }
    }
    std::vector<std::size_t> result;
    for (const MapPlace& city : cities.places) {
        result.push_back(largest.at(city.country));
    }
    return result;
}

} // namespace

MapPlaces map_places(const ResultData& result) {
    const MapPlaces cities = cities_of(result);
    const std::vector<std::size_t> largest = largest_in_country(cities);
    MapPlaces merged;
    std::vector<std::size_t> new_position(cities.places.size(), 0);
    const auto is_shown = [&](std::size_t i) {
        return largest[i] == i || cities.places[i].people >= fewest_people;
    };
    for (std::size_t i = 0; i != cities.places.size(); ++i) {
        if (is_shown(i)) {
            new_position[i] = merged.places.size();
            merged.places.push_back(cities.places[i]);
        }
    }
    for (std::size_t i = 0; i != cities.places.size(); ++i) {
        if (!is_shown(i)) {
            new_position[i] = new_position[largest[i]];
            merged.places[new_position[i]].people += cities.places[i].people;
        }
    }
    for (const std::size_t city : cities.of_community) {
        merged.of_community.push_back(new_position[city]);
    }
    return merged;
}

std::optional<MapPoint> point_of(const std::string& city, const std::string& country,
                                 const ResultData& result) {
    const ResultNames& names = result.names;
    for (std::size_t i = 0; i != names.communities.size() && !city.empty(); ++i) {
        if (names.country_codes[names.community_country[i]] == country &&
            place_name(names.communities[i]) == city) {
            return MapPoint{names.latitude[i], names.longitude[i]};
        }
    }
    return std::nullopt;
}

} // namespace diasim::analysis

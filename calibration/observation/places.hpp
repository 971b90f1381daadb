// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diasim::calibration {

/// Position of "no city": the event's country is known and nothing finer, or the place is the rest
/// of a country.
inline constexpr std::uint16_t no_city = std::numeric_limits<std::uint16_t>::max();

/// A city in which events are recorded: one host community or several of the same city.
struct City {
    std::string name;
    std::uint16_t country = 0;
    bool has_hosts = true; ///< false: known from a register only, nobody of the model lives there

    friend bool operator==(const City&, const City&) = default;
};

/// Where people of the model live and gather, in the terms of observed events.
struct Places {
    std::vector<City> cities;
    std::vector<std::uint16_t> city_of_community; ///< or no_city
    std::vector<std::uint16_t> city_of_site;      ///< or no_city
    std::vector<std::uint16_t> country_of_site;
};

/// The city that a community's title names: "Cologne / Ruhr-Rhine" is Cologne, "Istanbul (Sefaköy)"
/// Istanbul, "Germany, elsewhere" none.
[[nodiscard]] std::optional<std::string> city_name(const std::string& title);

/// The cities of the communities. A site belongs to the nearest community of its country with a
/// city, if that is within 30 km.
[[nodiscard]] Places places_of(const Hosts& hosts, const std::vector<Site>& sites);

/// Position of the city, or no_city.
[[nodiscard]] std::uint16_t find_city(const Places& places, std::uint16_t country,
                                      std::string_view name);

} // namespace diasim::calibration

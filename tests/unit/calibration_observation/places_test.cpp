// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/places.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

using namespace diasim;
using namespace diasim::calibration;

TEST_CASE("a community's title names its city before a bracket or a slash") {
    CHECK(city_name("Berlin") == "Berlin");
    CHECK(city_name("Cologne / Ruhr-Rhine") == "Cologne");
    CHECK(city_name("Istanbul (Sefakoy/Kucukcekmece)") == "Istanbul");
    CHECK_FALSE(city_name("Germany, elsewhere"));
}

TEST_CASE("communities of one city are one city and sites belong to the nearest") {
    Scenario world = test::observed_world();
    world.hosts.communities.push_back(
        {"de_berlin_south", "Berlin (south)", 0, 52.4, 13.4, 0.0, {}});
    const Places places = test::places_in(world);
    REQUIRE(places.cities.size() == 2);
    CHECK(places.cities[0] == City{"Berlin", 0, true});
    CHECK(places.city_of_community == std::vector<std::uint16_t>{0, no_city, 1, 0});
    // Embassy, squares of Berlin, elsewhere, Ankara and Berlin (south).
    CHECK(places.city_of_site == std::vector<std::uint16_t>{0, 0, no_city, 1, 0});
    CHECK(places.country_of_site == std::vector<std::uint16_t>{0, 0, 0, 1, 0});
    CHECK(find_city(places, 1, "Ankara") == 1);
    CHECK(find_city(places, 0, "Ankara") == no_city); // the same name in another country
}

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/import.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace diasim;

TEST_CASE("a city's community is found by its name or is elsewhere", "[unit][observed]") {
    Hosts hosts;
    hosts.countries = {{"DE", "Germany", "europe", 1.0, {}}};
    hosts.communities = {{"de_elsewhere", "Germany, elsewhere", 0, 51.0, 9.5, 0.0, {}},
                         {"de_berlin", "Berlin", 0, 52.5, 13.4, 0.0, {}}};
    CHECK(community_of(&hosts, "DE", "Berlin") == "de_berlin");
    CHECK(community_of(&hosts, "DE", "Aachen") == "de_elsewhere");
    CHECK(community_of(&hosts, "DE", "").empty());
    CHECK(community_of(&hosts, "FR", "Berlin").empty());
    CHECK(community_of(nullptr, "DE", "Berlin").empty());
    hosts.communities[1].title = "Cologne / Ruhr-Rhine";
    CHECK(community_of(&hosts, "DE", "Cologne") == "de_berlin");
    CHECK(community_of(&hosts, "DE", "Col") == "de_elsewhere");
}

TEST_CASE("cities without a community are told with names that are near", "[unit][observed]") {
    Hosts hosts;
    hosts.countries = {{"DE", "Germany", "europe", 1.0, {}}, {"FR", "France", "europe", 1.0, {}}};
    hosts.communities = {{"de_munich", "Munich", 0, 48.1, 11.6, 0.0, {}},
                         {"fr_paris", "Paris", 1, 48.9, 2.3, 0.0, {}}};
    const std::vector<ObservedPlace> places{{"DE", "", "Aachen"}, {"DE", "", "Munch"},
                                            {"DE", "", "Munch"},  {"DE", "", "Munich"},
                                            {"DE", "", "Paris"},  {"DE", "", ""}};
    CHECK(unmatched_cities(hosts, places) ==
          "4 rows are of 3 cities without a community of their own: "
          "Munch in DE (2, did you mean Munich?); Aachen in DE (1); Paris in DE (1)");
    CHECK(unmatched_cities(hosts, {{"FR", "", "Paris"}}).empty());
    CHECK(unmatched_cities(hosts, {{"FR", "", "Lyon"}}) ==
          "1 row is of a city without a community of its own: Lyon in FR (1)");
}

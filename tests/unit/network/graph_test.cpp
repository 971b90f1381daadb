// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/graph.hpp"
#include "tests/support/catch.hpp"

#include <stdexcept>

using namespace diasim;

TEST_CASE("a graph gives each person its neighbours", "[network]") {
    const Graph graph{Column32{0, 2, 2, 3}, Column32{1, 2, 0}};
    REQUIRE(graph.size() == 3);
    CHECK(graph.edge_count() == 3);
    CHECK(graph.degree(0) == 2);
    CHECK(graph.neighbours(0)[1] == 2);
    CHECK(graph.neighbours(1).empty());
    CHECK(graph.neighbours(2)[0] == 0);
}

TEST_CASE("a graph without edges knows its people", "[network]") {
    CHECK(Graph{}.size() == 0);
    const Graph graph = Graph::without_edges(4);
    CHECK(graph.size() == 4);
    CHECK(graph.edge_count() == 0);
    CHECK(graph.neighbours(3).empty());
}

TEST_CASE("offsets that do not fit the targets are refused", "[network]") {
    CHECK_THROWS_AS((Graph{Column32{0, 2}, Column32{1}}), std::logic_error);
    CHECK_THROWS_AS((Graph{Column32{1, 1}, Column32{1}}), std::logic_error);
    CHECK_THROWS_AS((Graph{Column32{}, Column32{}}), std::logic_error);
}

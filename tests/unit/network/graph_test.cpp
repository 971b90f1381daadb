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

TEST_CASE("rows are found whatever their lengths", "[network]") {
    // Lengths up to 255 are kept in a byte; one longer row, and beginnings are kept instead.
    for (const std::uint32_t longest : {0U, 3U, 254U, 255U, 256U, 70'000U}) {
        constexpr std::uint32_t n = 1003; // no whole number of groups
        Column32 offsets{0};
        Column32 targets;
        for (std::uint32_t person = 0; person != n; ++person) {
            const std::uint32_t length =
                person == 500 ? longest : person * 37 % (longest % 256 + 1);
            for (std::uint32_t i = 0; i != length; ++i) {
                targets.push_back(person + 1 + i);
            }
            offsets.push_back(static_cast<std::uint32_t>(targets.size()));
        }
        const Graph graph{offsets, targets};
        REQUIRE(graph.size() == n);
        REQUIRE(graph.edge_count() == targets.size());
        Graph::Cursor rows{graph, 0};
        for (std::uint32_t person = 0; person != n; ++person) {
            CAPTURE(longest, person);
            const auto row = graph.neighbours(person);
            const auto next = rows.next();
            REQUIRE((next.data() == row.data() && next.size() == row.size()));
            REQUIRE(Graph::Cursor{graph, person}.next().data() == row.data());
            REQUIRE(graph.degree(person) == offsets[person + 1] - offsets[person]);
            REQUIRE(row.size() == graph.degree(person));
            REQUIRE(
                (row.empty() || (row.front() == person + 1 && row.back() == person + row.size())));
        }
    }
}

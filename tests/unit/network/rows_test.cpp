// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/network/rows.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;

namespace {

TieBlocks sample_ties() {
    return {{{4, 0}, {1, 2}}, {}, {{4, 3}, {4, 0}}};
}

} // namespace

TEST_CASE("rows keep the order in which ties were drawn", "[network]") {
    const Rows rows = rows_of(bucket_ties(5, sample_ties(), Storage::one_row, "x"), "x");
    CHECK(rows.offsets == Column32{0, 0, 1, 1, 1, 4});
    CHECK(rows.targets == Column32{2, 0, 3, 0});
}

TEST_CASE("distinct rows hold both directions of a tie once", "[network]") {
    const Rows rows = distinct_rows_of(bucket_ties(5, sample_ties(), Storage::both_rows, "x"), "x");
    CHECK(rows.offsets == Column32{0, 1, 2, 3, 4, 6});
    CHECK(rows.targets == Column32{4, 2, 1, 4, 0, 3});
}

TEST_CASE("rows of several buckets are joined in order", "[network]") {
    constexpr auto last = static_cast<std::uint32_t>(2 * bucket_rows + 5);
    const TieBlocks ties{{{last, 1}, {0, last}}, {{bucket_rows, 7}, {last, 2}}};
    const Rows rows = rows_of(bucket_ties(last + 1, ties, Storage::one_row, "x"), "x");
    REQUIRE(rows.offsets.size() == last + std::size_t{2});
    CHECK(rows.targets == Column32{last, 7, 1, 2});
    CHECK(rows.offsets[1] == 1);
    CHECK(rows.offsets[bucket_rows] == 1);
    CHECK(rows.offsets[bucket_rows + 1] == 2);
    CHECK(rows.offsets[last] == 2);
    CHECK(rows.offsets.back() == 4);
}

TEST_CASE("a reversed graph has every edge the other way round", "[network]") {
    const Graph graph{Column32{0, 2, 2, 3, 5}, Column32{1, 3, 0, 0, 1}};
    const Graph back{Column32{0, 2, 4, 4, 5}, Column32{2, 3, 0, 3, 0}};
    CHECK(reversed(graph, "x") == back);
    CHECK(reversed(Graph{}, "x") == Graph::without_edges(0));
}

TEST_CASE("no people and no ties make no rows", "[network]") {
    const Rows rows = rows_of(bucket_ties(0, {}, Storage::both_rows, "x"), "x");
    CHECK(rows.offsets == Column32{0});
    CHECK(rows.targets.empty());
}

TEST_CASE("a layer beyond 32-bit offsets is refused with a way out", "[network]") {
    CHECK_NOTHROW(require_room(4294967295.0, "friends"));
    CHECK_THROWS_AS(require_room(4294967296.0, "friends"), InputError);
    try {
        (void)accumulate(Column32{4000000000U, 1000000000U, 0U}, "friends");
        FAIL("accepted");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK(error.code() == ExitCode::invalid_scenario);
        CHECK_THAT(error.problems()[0].message,
                   test::contains_text("network.friends needs about 5.000 billion edges"));
        CHECK(error.problems()[0].hint == "lower network.friends.mean_degree or population.scale");
    }
}

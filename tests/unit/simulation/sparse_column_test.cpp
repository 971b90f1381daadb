// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/sparse_column.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>

using namespace diasim;
using Column = SparseColumn<std::uint8_t>;

TEST_CASE("a column holds the smallest number set at each place", "[simulation]") {
    constexpr std::uint32_t length = 600; // three pieces, the last is not full
    Column column;
    CHECK(column.is_empty());
    CHECK(column.at(599) == Column::unset);
    column.lower(599, length, 200);
    column.lower(599, length, 201);
    CHECK(column.at(599) == 200);
    column.lower(599, length, 3);
    column.lower(0, length, 0);
    CHECK(column.at(599) == 3);
    CHECK(column.at(0) == 0);
    CHECK(column.at(1) == Column::unset);
    CHECK(column.piece_count() == 3);
}

TEST_CASE("a column keeps nothing where nothing is set", "[simulation]") {
    Column column;
    column.lower(300, 600, 7);
    CHECK(column.piece(0) == nullptr);
    REQUIRE(column.piece(1) != nullptr);
    CHECK((*column.piece(1))[300 - Column::piece_size] == 7);
    CHECK(column.piece(2) == nullptr);
    column.fetch(10); // asks for what is not there: nothing happens
    column.fetch(300);
}

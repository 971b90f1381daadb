// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/text.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;

TEST_CASE("text is wrapped between words and long words stand alone", "[unit][base]") {
    CHECK(wrapped("one two three", "  ", 9) == "  one two\n  three\n");
    CHECK(wrapped("one two three", "  ", 8) == "  one\n  two\n  three\n");
    CHECK(wrapped("a extraordinary b", "", 5) == "a\nextraordinary\nb\n");
    CHECK(wrapped("", "  ") == "  \n");
}

TEST_CASE("one thing is told from several", "[unit][base]") {
    CHECK(counted(0, "row") == "0 rows");
    CHECK(counted(1, "row") == "1 row");
    CHECK(counted(2, "row") == "2 rows");
    CHECK(counted(1, "city", "cities") == "1 city");
    CHECK(counted(2, "city", "cities") == "2 cities");
}

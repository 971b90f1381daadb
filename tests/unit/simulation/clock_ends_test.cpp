// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/distributions.hpp"
#include "model/simulation/clock_ends.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;

TEST_CASE("the ends of a clock are the numbers of its stream, pair by pair", "[simulation]") {
    const Stream stream{{9, 4}, Purpose::call_spread, 77, 3};
    Stream one_by_one = stream;
    ClockEnds ends{stream};
    for (int pair = 0; pair != 23; ++pair) {
        // Logarithms of two at a time are those of one at a time, to the bit.
        CAPTURE(pair);
        CHECK(ends.exponential() == standard_exponential(one_by_one));
        CHECK(ends.uniform() == uniform(one_by_one));
    }
}

TEST_CASE("exponential numbers are those of the stream, one by one", "[simulation]") {
    const Stream stream{{9, 4}, Purpose::recapture, 77, 3};
    Stream one_by_one = stream;
    Exponentials exponential{stream};
    for (int i = 0; i != 23; ++i) {
        CAPTURE(i);
        CHECK(exponential() == standard_exponential(one_by_one));
    }
}

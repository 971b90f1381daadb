// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/crowd_size.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace diasim;

TEST_CASE("words for numbers of people become intervals", "[unit][observed]") {
    struct Example {
        std::string text;
        double low;
        double high;
    };
    const auto example = GENERATE(values<Example>({{"60", 60, 60},
                                                   {"1,200", 1200, 1200},
                                                   {"about 50", 40, 60},
                                                   {"About fifteen", 12, 18},
                                                   {"around 2,000", 1600, 2400},
                                                   {"some 30 people", 24, 36},
                                                   {"over 40", 40, 60},
                                                   {"more than fifty", 50, 75},
                                                   {"at least 100", 100, 150},
                                                   {"up to 80", 1, 80},
                                                   {"between 50 and 60", 50, 60},
                                                   {"50-60", 50, 60},
                                                   {"300 to 400", 300, 400},
                                                   {"dozens", 20, 99},
                                                   {"several dozen", 36, 99},
                                                   {"a few dozen people", 24, 60},
                                                   {"about a dozen", 10, 14},
                                                   {"hundreds", 100, 999},
                                                   {"two hundred", 200, 200},
                                                   {"five thousand", 5000, 5000},
                                                   {"tens of thousands", 10000, 99999},
                                                   {"hundreds of thousands", 100000, 999999},
                                                   {"a handful", 3, 7},
                                                   {"small group", 5, 19},
                                                   {"half a dozen", 6, 6},
                                                   {"about half-a-dozen people", 5, 7},
                                                   {"two or three hundred", 200, 300},
                                                   {"two hundred or three hundred", 200, 300},
                                                   {"one or two dozen", 12, 24},
                                                   {"between one and two thousand", 1000, 2000},
                                                   {"100 to two thousand", 100, 2000},
                                                   {"a few", 2, 4},
                                                   {"several tens", 30, 99},
                                                   {"tens of people", 20, 99},
                                                   {"one", 1, 1},
                                                   {"eighteen", 18, 18}}));
    CAPTURE(example.text);
    const auto size = parse_crowd_size(example.text);
    REQUIRE(size.has_value());
    CHECK(size->low == example.low);
    CHECK(size->high == example.high);
}

TEST_CASE("words without a number are no size", "[unit][observed]") {
    const auto* text = GENERATE("", "no report", "large", "several", "a large group", "very small",
                                "10 women, 20 men and 5 children", "0", "60 to 50");
    CAPTURE(text);
    CHECK_FALSE(parse_crowd_size(text).has_value());
}

TEST_CASE("the size is found in tags or in older notes", "[unit][observed]") {
    CHECK(crowd_size_text("local administrators; crowd size=about 50; women targeted", "") ==
          "about 50");
    CHECK(crowd_size_text("", "On 8 January, people held a rally. [size=no report]") ==
          "no report");
    CHECK(crowd_size_text("crowd size=20", "[size=30]") == "20");
    CHECK(crowd_size_text("", "no size here").empty());
}

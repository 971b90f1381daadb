// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/reported_size.hpp"
#include "calibration/observed/crowd_size.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;
using namespace diasim::calibration;

TEST_CASE("words for sizes hold what they mean") {
    CHECK(size_in_words(1) == SizeInterval{1, 1});
    CHECK(size_in_words(3) == SizeInterval{2, 4});
    CHECK(size_in_words(19.4) == SizeInterval{5, 19});
    CHECK(size_in_words(20) == SizeInterval{20, 99});
    CHECK(size_in_words(99.6) == SizeInterval{100, 999});
    CHECK(size_in_words(20000) == SizeInterval{10000, 99999});
    CHECK(size_in_words(3e6) == SizeInterval{100000, 999999});
}

TEST_CASE("numbers are heaped and hold the size they stand for") {
    CHECK(size_in_numbers(7) == SizeInterval{7, 7});
    CHECK(size_in_numbers(58) == SizeInterval{55, 65}); // "about 60"
    CHECK(size_in_numbers(21) == SizeInterval{15, 25}); // "around 20"
    CHECK(size_in_numbers(130) == SizeInterval{125, 175});
    for (double size = 1; size < 5000; size += 3) {
        CAPTURE(size);
        CHECK(size_in_numbers(size).low <= size);
        CHECK(size <= size_in_numbers(size).high);
        CHECK(size_in_words(size).low <= size);
        CHECK(size <= size_in_words(size).high);
    }
}

TEST_CASE("organisers announce round numbers and never nobody") {
    CHECK(announced_number(0.2) == 1);
    CHECK(announced_number(7.4) == 7);
    CHECK(announced_number(23) == 25);
    CHECK(announced_number(120) == 100);
    CHECK(announced_number(1300) == 1500);
}

TEST_CASE("words of simulated reports are read as what they were written for") {
    for (const CrowdWord& word : crowd_words) {
        CAPTURE(word.words);
        CHECK(parse_crowd_size(word.words) == word.size);
        CHECK(size_in_words(word.size.low) == word.size);
        CHECK(size_in_words(word.size.high) == word.size);
    }
}

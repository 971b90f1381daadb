// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/threshold_rows.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <vector>

namespace {

using namespace diasim;

/// Seven thresholds of three people, on both sides in turns: threshold t needs 10 (t + 1) units.
ThresholdRows seven_thresholds() {
    std::vector<Side> of_threshold;
    for (std::size_t t = 0; t != 7; ++t) {
        of_threshold.push_back(t % 2 == 0 ? Side::critical : Side::loyal);
    }
    ThresholdRows rows{3, of_threshold};
    for (std::uint32_t person = 0; person != 3; ++person) {
        for (std::size_t t = 0; t != 7; ++t) {
            rows.set_needed(person, t, static_cast<std::uint16_t>(10 * (t + 1)));
        }
    }
    return rows;
}

BySide<std::uint16_t> shown(std::uint16_t critical, std::uint16_t loyal) {
    BySide<std::uint16_t> units{};
    units[Side::critical] = critical;
    units[Side::loyal] = loyal;
    return units;
}

} // namespace

TEST_CASE("each threshold is held against what its own side shows", "[simulation]") {
    const ThresholdRows rows = seven_thresholds();
    CHECK(rows.passed(1, shown(0, 0)) == 0b0000000);
    CHECK(rows.passed(1, shown(9, 19)) == 0b0000000);
    CHECK(rows.passed(1, shown(10, 0)) == 0b0000001);
    CHECK(rows.passed(1, shown(0, 40)) == 0b0001010);
    CHECK(rows.passed(1, shown(50, 20)) == 0b0010111);
    CHECK(rows.passed(1, shown(1000, 1000)) == 0b1111111);
}

TEST_CASE("a settled threshold is passed no more, until it is unsettled", "[simulation]") {
    ThresholdRows rows = seven_thresholds();
    rows.settle(1, 2, true);
    CHECK(rows.passed(1, shown(1000, 1000)) == 0b1111011);
    CHECK(rows.passed(0, shown(1000, 1000)) == 0b1111111); // others are left alone
    CHECK(rows.passed(2, shown(1000, 1000)) == 0b1111111);
    rows.settle_side(1, Side::loyal, true);
    CHECK(rows.passed(1, shown(1000, 1000)) == 0b1010001);
    rows.settle_side(1, Side::critical, false);
    CHECK(rows.passed(1, shown(1000, 1000)) == 0b1010101);
    rows.settle(1, 3, false);
    CHECK(rows.passed(1, shown(1000, 1000)) == 0b1011101);
    CHECK(rows.needed(1, 3) == 40);
}

TEST_CASE("a row holds sixteen thresholds and no more", "[simulation]") {
    const std::vector<Side> sixteen(16, Side::critical);
    ThresholdRows rows{1, sixteen}; // which nobody needs anything for
    CHECK(rows.passed(0, shown(0, 0)) == 0xFFFF);
    rows.settle(0, 15, true);
    CHECK(rows.passed(0, shown(0, 0)) == 0x7FFF);
    CHECK_THROWS(ThresholdRows(1, std::vector<Side>(17, Side::critical)));
}

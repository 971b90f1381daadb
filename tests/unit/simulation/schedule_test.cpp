// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/schedule.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <vector>

using namespace diasim;

TEST_CASE("those are due whose entry is the step, in columns of any length", "[simulation]") {
    const std::size_t length = GENERATE(0U, 1U, 31U, 32U, 33U, 64U, 100U);
    const std::size_t every = GENERATE(1U, 2U, 31U, 32U, 1000U); // the last: nobody
    std::vector<std::uint16_t> next(length, never);
    std::vector<std::uint32_t> expected{5}; // who was there before
    for (std::size_t i = every - 1; i < length; i += every) {
        next[i] = 7;
        expected.push_back(200 + static_cast<std::uint32_t>(i));
    }
    std::vector<std::uint32_t> due{5};
    append_due<std::uint16_t>(next, 7, 200, due);
    CAPTURE(length, every);
    CHECK(due == expected);
}

TEST_CASE("an entry is lowered and never raised", "[simulation]") {
    const bool is_shared = GENERATE(false, true);
    std::uint16_t next = never;
    for (const int step : {90, 20, 50, 20}) {
        lower(next, static_cast<std::uint16_t>(step), is_shared);
    }
    CHECK(next == 20);
    lower(next, never, is_shared);
    CHECK(next == 20);
}

TEST_CASE("a step beyond the run is stored as never", "[simulation]") {
    CHECK(step_or_never(9, 10) == 9);
    CHECK(step_or_never(10, 10) == never);
    CHECK(step_or_never(70000, 10) == never);
}

TEST_CASE("people are due within the stretch that is asked for", "[simulation]") {
    const std::vector<std::uint16_t> next(100, 3);
    const std::vector<std::uint32_t> due = people_due(next, 3, 40, 43);
    CHECK(due == std::vector<std::uint32_t>{40, 41, 42});
    CHECK(people_due(next, 4, 0, 100).empty());
}

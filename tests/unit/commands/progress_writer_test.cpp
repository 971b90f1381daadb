// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/progress_writer.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace diasim::commands;
using namespace std::chrono_literals;

TEST_CASE("an interval is claimed once each time it has passed") {
    const Interval::Clock::time_point begin{};
    Interval interval{5s, begin};
    CHECK_FALSE(interval.claim(begin + 4s));
    CHECK(interval.claim(begin + 5s));
    CHECK_FALSE(interval.claim(begin + 9s));
    CHECK(interval.claim(begin + 12s)); // late: the next begins now
    CHECK_FALSE(interval.claim(begin + 16s));
    CHECK(interval.claim(begin + 17s));
}

TEST_CASE("of many threads one claims an interval") {
    const Interval::Clock::time_point begin{};
    Interval interval{5s, begin};
    std::atomic<int> claims{0};
    for (int round = 1; round != 50; ++round) {
        std::vector<std::jthread> threads;
        for (int i = 0; i != 4; ++i) {
            threads.emplace_back([&] { claims += interval.claim(begin + round * 5s) ? 1 : 0; });
        }
        threads.clear(); // joins
        CHECK(claims == round);
    }
}

TEST_CASE("a time is told in the units that matter") {
    CHECK(clock_text(-1.0) == "0 s");
    CHECK(clock_text(59.4) == "59 s");
    CHECK(clock_text(185.0) == "3 min 5 s");
    CHECK(clock_text(7800.0) == "2 h 10 min");
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace diasim;

TEST_CASE("blocks cover each index once for any number of threads", "[base]") {
    const std::size_t threads = GENERATE(1U, 2U, 7U);
    const std::size_t n = GENERATE(0U, 1U, 16383U, 16384U, 16385U, 100000U);
    std::vector<int> visits(n, 0);
    std::vector<int> blocks(block_count(n), 0);
    with_threads(threads, [&] {
        for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
            ++blocks[block];
            for (std::size_t i = begin; i != end; ++i) {
                ++visits[i];
            }
        });
    });
    CAPTURE(threads, n);
    CHECK(visits == std::vector<int>(n, 1));
    CHECK(blocks == std::vector<int>(blocks.size(), 1));
}

TEST_CASE("blocks are the same for any number of threads", "[base]") {
    CHECK(block_count(0) == 0);
    CHECK(block_count(1) == 1);
    CHECK(block_count(block_size) == 1);
    CHECK(block_count(block_size + 1) == 2);
}

TEST_CASE("an exception of a task comes out of the loop", "[base]") {
    const std::size_t threads = GENERATE(1U, 3U);
    const auto loop = [&] {
        with_threads(threads, [] {
            for_each_task(50, [](std::size_t i) {
                if (i == 17) {
                    throw std::runtime_error{"task 17"};
                }
            });
        });
    };
    CHECK_THROWS_WITH(loop(), "task 17");
    CHECK_THROWS_AS(loop(), std::runtime_error);
}

TEST_CASE("a loop inside a task runs in that task", "[base]") {
    std::atomic<int> sum{0};
    std::atomic<bool> is_alone{true};
    with_threads(4, [&] {
        CHECK(thread_count() == 4);
        CHECK(is_concurrent(2));
        CHECK_FALSE(is_concurrent(1));
        for_each_task(8, [&](std::size_t) {
            is_alone = is_alone && thread_count() == 1 && !is_concurrent(2);
            for_each_task(8, [&](std::size_t i) { sum += static_cast<int>(i); });
        });
    });
    CHECK(is_alone);
    CHECK(sum == 8 * 28);
}

TEST_CASE("threads are as before after a loop with others", "[base]") {
    with_threads(3, [] {
        with_threads(2, [] { CHECK(thread_count() == 2); });
        CHECK(thread_count() == 3);
        with_threads(0, [] { CHECK(thread_count() == 1); });
    });
    CHECK(available_threads() >= 1);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "model/base/sort_distinct.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace diasim;

TEST_CASE("few and many numbers are sorted the same way, and stand there once") {
    const std::uint32_t limit = GENERATE(1U, 2U, 63U, 64U, 65U, 10000U); // 157 words of 64 bits
    const std::size_t count = GENERATE(0U, 1U, 100U, 156U, 157U, 5000U);
    Stream stream{RunKey{7, 0}, Purpose::trait, count, 0};
    std::vector<std::uint32_t> numbers{};
    for (std::size_t i = 0; i != count; ++i) {
        numbers.push_back(uniform_below(stream, limit));
    }
    if (count > 2) {
        numbers[0] = limit - 1;
        numbers[1] = 0;
        numbers[2] = limit - 1;
    }
    const std::set<std::uint32_t> expected{numbers.begin(), numbers.end()};
    sort_distinct(numbers, limit);
    CHECK(numbers == std::vector<std::uint32_t>(expected.begin(), expected.end()));
}

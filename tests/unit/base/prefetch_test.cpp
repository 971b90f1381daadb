// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/prefetch.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace {

using namespace diasim;

TEST_CASE("looking ahead passes every item once and in order and asks for it before", "[base]") {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, prefetch_distance,
                                prefetch_distance + 1, 5 * prefetch_distance}) {
        CAPTURE(n);
        std::vector<std::size_t> items(n);
        std::iota(items.begin(), items.end(), std::size_t{0});
        std::vector<std::size_t> asked;
        std::vector<std::size_t> passed;
        for_each_ahead(
            std::span<const std::size_t>{items}, [&](std::size_t item) { asked.push_back(item); },
            [&](std::size_t item) {
                CHECK(asked.size() == std::min(n, item + prefetch_distance + 1));
                passed.push_back(item);
            });
        CHECK(asked == items);
        CHECK(passed == items);
    }
}

TEST_CASE("what a stage of looking ahead needs, the stage before has asked for", "[base]") {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, prefetch_distance / 2,
                                prefetch_distance + 1, 5 * prefetch_distance}) {
        CAPTURE(n);
        std::vector<std::size_t> items(n);
        std::iota(items.begin(), items.end(), std::size_t{0});
        std::vector<std::size_t> indices;
        std::vector<std::size_t> rows;
        std::vector<std::size_t> contacts;
        std::vector<std::size_t> passed;
        for_each_ahead(
            std::span<const std::size_t>{items}, [&](std::size_t item) { indices.push_back(item); },
            [&](std::size_t item) {
                CHECK(indices.size() == std::min(n, item + prefetch_distance + 1));
                rows.push_back(item);
            },
            [&](std::size_t item) {
                CHECK(rows.size() >= std::min(n, item + prefetch_distance / 2));
                contacts.push_back(item);
            },
            [&](std::size_t item) {
                CHECK(contacts.size() == std::min(n, item + prefetch_distance / 2 + 1));
                passed.push_back(item);
            });
        CHECK(indices == items);
        CHECK(rows == items);
        CHECK(contacts == items);
        CHECK(passed == items);
    }
}

} // namespace

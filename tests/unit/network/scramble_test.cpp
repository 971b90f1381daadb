// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/scramble.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace diasim;

TEST_CASE("places filled many at a time are those one by one", "[network]") {
    const std::uint32_t n = GENERATE(1U, 2U, 100U, 128U, 129U, 70000U);
    Stream stream{{5, 0}, Purpose{24}, n, 0};
    const Scramble scramble{n, stream};
    const std::uint32_t first = n / 3;
    std::vector<std::uint32_t> filled(n - first);
    scramble.fill(first, filled);
    for (std::uint32_t i = 0; i != filled.size(); ++i) {
        CAPTURE(n, first, i);
        REQUIRE(filled[i] == scramble(first + i));
    }
}

TEST_CASE("a scramble reaches every place once", "[network]") {
    const auto n = GENERATE(1U, 2U, 3U, 7U, 8U, 9U, 100U, 65537U);
    CAPTURE(n);
    Stream stream{RunKey{1, 0}, Purpose::following, n, 0};
    const Scramble scramble{n, stream};
    std::vector<int> seen(n, 0);
    for (std::uint32_t place = 0; place != n; ++place) {
        REQUIRE(scramble(place) < n);
        ++seen[scramble(place)];
    }
    CHECK(seen == std::vector<int>(n, 1));
}

TEST_CASE("scrambles send a pair of places to all pairs alike", "[network]") {
    constexpr std::uint32_t n = 11;
    constexpr int n_keys = 110'000;
    std::vector<double> counts(n * n, 0.0);
    for (std::uint32_t key = 0; key != n_keys; ++key) {
        Stream stream{RunKey{1, 0}, Purpose::following, key, 0};
        const Scramble scramble{n, stream};
        counts[scramble(3) * n + scramble(4)] += 1.0;
    }
    constexpr double expected = n_keys / (n * (n - 1.0));
    double chi_square = 0.0;
    for (std::uint32_t pair = 0; pair != n * n; ++pair) {
        if (pair / n == pair % n) {
            REQUIRE(counts[pair] == 0.0);
        } else {
            chi_square += (counts[pair] - expected) * (counts[pair] - expected) / expected;
        }
    }
    constexpr double freedom = n * (n - 1.0) - 1.0;
    CHECK(chi_square < freedom + 5.0 * std::sqrt(2.0 * freedom));
}

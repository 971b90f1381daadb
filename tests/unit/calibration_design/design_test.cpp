// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/design.hpp"
#include "calibration/design/law.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace diasim::calibration;
using namespace diasim::test;

namespace {

/// How often each of n equal parts of an axis holds a point.
std::vector<int> counts_along(const Points& points, std::size_t factor, std::size_t n) {
    std::vector<int> counts(n, 0);
    for (std::size_t point = 0; point != points.size(); ++point) {
        const double u = points[point][factor];
        REQUIRE(u > 0.0);
        REQUIRE(u < 1.0);
        ++counts[static_cast<std::size_t>(u * static_cast<double>(n))];
    }
    return counts;
}

} // namespace

TEST_CASE("a grid has every combination of levels once and its ends are the ends of the cube") {
    const std::vector<std::size_t> levels{3, 1, 2};
    const Points points = grid(levels);
    REQUIRE(points.size() == 6);
    std::set<std::vector<double>> seen;
    for (std::size_t point = 0; point != points.size(); ++point) {
        seen.emplace(points[point].begin(), points[point].end());
    }
    CHECK(seen.size() == 6);
    CHECK(*seen.begin() == std::vector<double>{0.0, 0.5, 0.0});
    CHECK(*seen.rbegin() == std::vector<double>{1.0, 0.5, 1.0});
    CHECK(std::vector<double>(points[1].begin(), points[1].end()) ==
          std::vector<double>{0.0, 0.5, 1.0}); // the last factor is the fastest
    CHECK(grid({}).size() == 0);
}

TEST_CASE("a latin hypercube has one point in each part of each axis") {
    const std::size_t n = GENERATE(1U, 7U, 100U);
    const Points points = latin_hypercube(n, 4, 11);
    REQUIRE(points.size() == n);
    for (std::size_t factor = 0; factor != 4; ++factor) {
        CHECK(counts_along(points, factor, n) == std::vector<int>(n, 1));
    }
    CHECK(latin_hypercube(n, 4, 11) == points);
    CHECK(!(latin_hypercube(n, 4, 12) == points));
}

TEST_CASE("the first 2^m points of a shifted sobol sequence are balanced") {
    constexpr std::size_t n = 256;
    const Points points = sobol(n, 6, 3);
    for (std::size_t factor = 0; factor != 6; ++factor) {
        CHECK(counts_along(points, factor, n) == std::vector<int>(n, 1));
    }
    // The first two dimensions make a (0, m, 2)-net: each elementary box of area 1/256 has a point.
    std::map<std::pair<int, int>, int> boxes;
    for (std::size_t point = 0; point != n; ++point) {
        ++boxes[{static_cast<int>(points[point][0] * 16), static_cast<int>(points[point][1] * 16)}];
    }
    CHECK(boxes.size() == n);
    CHECK(!(sobol(n, 6, 4) == points));
}

TEST_CASE("a saltelli block is a and b and mixtures of them") {
    const Points points = saltelli(8, 3, 5);
    REQUIRE(points.size() == 8 * 5);
    for (std::size_t block = 0; block != 8; ++block) {
        const auto a = points[5 * block];
        const auto b = points[5 * block + 1];
        for (std::size_t factor = 0; factor != 3; ++factor) {
            const auto mixed = points[5 * block + 2 + factor];
            for (std::size_t i = 0; i != 3; ++i) {
                CHECK(mixed[i] == (i == factor ? b[i] : a[i]));
            }
        }
    }
}

TEST_CASE("a morris trajectory moves each factor once by the same step inside the cube") {
    const std::size_t levels = GENERATE(2U, 4U, 8U);
    constexpr std::size_t factors = 5;
    const Points points = morris(20, factors, levels, 9);
    REQUIRE(points.size() == 20 * (factors + 1));
    const double step = static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
    int up = 0;
    for (std::size_t t = 0; t != 20; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t k = 1; k <= factors; ++k) {
            const auto from = points[t * (factors + 1) + k - 1];
            const auto to = points[t * (factors + 1) + k];
            int changes = 0;
            for (std::size_t f = 0; f != factors; ++f) {
                CHECK(to[f] >= 0.0);
                CHECK(to[f] <= 1.0);
                if (from[f] != to[f]) {
                    ++changes;
                    moved.insert(f);
                    CHECK(std::abs(std::abs(to[f] - from[f]) - step) < 1e-12);
                    up += to[f] > from[f] ? 1 : 0;
                }
            }
            CHECK(changes == 1);
        }
        CHECK(moved.size() == factors);
    }
    CHECK(up > 25); // of 100, half up on average: 5 standard deviations
    CHECK(up < 75);
}

TEST_CASE("laws have the quantiles of their names") {
    CHECK(quantile({Law::Form::uniform, 2.0, 6.0, {}}, 0.25) == Approx(3.0));
    CHECK(quantile({Law::Form::log_uniform, 1.0, 100.0, {}}, 0.5) == Approx(10.0));
    CHECK(quantile({Law::Form::normal, 1.0, 2.0, {}}, 0.975) == Approx(1.0 + 2.0 * 1.959963985));
    CHECK(quantile({Law::Form::normal, 0.0, 1.0, {}}, 0.0) == Approx(-2.575829304)); // cut at 0.5 %
    CHECK(quantile({Law::Form::beta, 2.0, 1.0, {}}, 0.25) == Approx(0.5));           // x^2 = 1/4
    const Law words{Law::Form::values, 0, 1, {5.0, 6.0, 7.0}};
    CHECK(quantile(words, 0.0) == 5.0);
    CHECK(quantile(words, 0.5) == 6.0);
    CHECK(quantile(words, 1.0) == 7.0);
    for (int k = 0; k != 3; ++k) { // as a grid asks
        CHECK(quantile(words, k / 2.0) == 5.0 + k);
    }
}

TEST_CASE("laws that are none are known") {
    CHECK(!is_valid({Law::Form::uniform, 1.0, 1.0, {}}));
    CHECK(!is_valid({Law::Form::log_uniform, 0.0, 1.0, {}}));
    CHECK(!is_valid({Law::Form::normal, 0.0, 0.0, {}}));
    CHECK(!is_valid({Law::Form::beta, 0.0, 1.0, {}}));
    CHECK(!is_valid({Law::Form::values, 0.0, 1.0, {}}));
    CHECK(is_valid({Law::Form::uniform, -1.0, 1.0, {}}));
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/low_discrepancy.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace diasim;

TEST_CASE("the sobol sequence begins as published") {
    // Joe and Kuo 2008, new-joe-kuo-6.21201, in Gray code order, dimensions 1 to 3.
    const std::vector<std::vector<double>> expected{{0, 0, 0},
                                                    {0.5, 0.5, 0.5},
                                                    {0.75, 0.25, 0.25},
                                                    {0.25, 0.75, 0.75},
                                                    {0.375, 0.375, 0.625},
                                                    {0.875, 0.875, 0.125},
                                                    {0.625, 0.125, 0.875},
                                                    {0.125, 0.625, 0.375}};
    const std::vector<double> points = sobol_points(expected.size(), {0, 0, 0});
    for (std::size_t row = 0; row != expected.size(); ++row) {
        for (std::size_t d = 0; d != 3; ++d) {
            CAPTURE(row, d);
            CHECK(std::abs(points[3 * row + d] - expected[row][d]) < 1e-15);
        }
    }
}

TEST_CASE("a shifted sequence stays inside the open cube") {
    for (const double u : sobol_points(1000, {0, ~std::uint64_t{0}, 12345})) {
        CHECK(u > 0.0);
        CHECK(u < 1.0);
    }
    CHECK(sobol_points(0, {0}).empty());
    CHECK(sobol_points(5, {}).empty());
}

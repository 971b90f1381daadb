// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/calibration.hpp"
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <vector>

using namespace diasim;
using namespace diasim::analysis;

TEST_CASE("the place of a value is its rank with ties broken at random") {
    const std::vector<double> ensemble{0, 0, 1};
    CHECK(randomised_place(ensemble, 0, 0.5) == Approx(0.375)); // one of three zeros of four values
    CHECK(randomised_place(ensemble, 5, 0.5) == Approx(0.875));
    CHECK(randomised_place(ensemble, -1, 0.5) == Approx(0.125));
}

TEST_CASE(
    "places of counts are uniform when forecasts are honest and not when they are too narrow") {
    constexpr int n = 2000;
    const auto places = [](double mean_of_ensemble) {
        std::vector<double> result;
        for (std::uint32_t i = 0; i != n; ++i) {
            Stream stream{RunKey{3, 0}, Purpose::resampling, i, 1};
            std::vector<double> ensemble;
            for (int member = 0; member != 31; ++member) {
                ensemble.push_back(poisson(stream, mean_of_ensemble));
            }
            const double x = poisson(stream, 0.8);
            result.push_back(randomised_place(ensemble, x, uniform(stream)));
        }
        return result;
    };
    const std::vector<double> honest = places(0.8);
    CHECK(std::abs(coverage(honest, 0.9) - 0.9) < 5 * test::binomial_error(n, 0.9) / n);
    CHECK(std::abs(coverage(honest, 0.5) - 0.5) < 5 * test::binomial_error(n, 0.5) / n);
    const auto bins = histogram_of(honest);
    const std::vector<double> observed(bins.begin(), bins.end());
    CHECK(test::chi_square(observed, std::vector<double>(place_bins, n / 10.0)) <
          test::chi_square_limit(place_bins - 1));
    CHECK(coverage(places(0.1), 0.9) < 0.8);
}

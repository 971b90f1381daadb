// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/adjustment.hpp"
#include "calibration/abc/distance.hpp"
#include "calibration/abc/matrix.hpp"
#include "calibration/abc/prior.hpp"
#include "calibration/abc/weighted.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace diasim;
using namespace diasim::calibration;

namespace {

using Form = Prior::Form;

const std::vector<Prior> priors{{Form::uniform, -2.0, 3.0},
                                {Form::log_uniform, 0.01, 100.0},
                                {Form::normal, 1.0, 0.5},
                                {Form::beta, 2.0, 5.0},
                                {Form::gamma, 2.0, 4.0}};

} // namespace

TEST_CASE("values go to the unbounded scale and back", "[unit]") {
    for (const Prior& prior : priors) {
        Stream stream{RunKey{1, 0}, Purpose::trait, 0, static_cast<std::uint32_t>(prior.form)};
        for (int i = 0; i != 200; ++i) {
            const double value = draw(prior, stream);
            CHECK(from_unbounded(prior, to_unbounded(prior, value)) ==
                  Approx(value).epsilon(1e-9).margin(1e-9));
        }
    }
}

TEST_CASE("far steps on the unbounded scale stay inside the support", "[unit]") {
    for (const double z : {-800.0, -40.0, 40.0, 800.0}) {
        CHECK(from_unbounded(priors[0], z) >= -2.0);
        CHECK(from_unbounded(priors[0], z) <= 3.0);
        CHECK(from_unbounded(priors[1], z) >= 0.01);
        CHECK(from_unbounded(priors[1], z) <= 100.0);
        CHECK(from_unbounded(priors[3], z) >= 0.0);
        CHECK(from_unbounded(priors[3], z) <= 1.0);
    }
}

TEST_CASE("the density on the unbounded scale is that of the draws", "[unit]") {
    // Moments by the trapezoidal rule against the closed ones.
    for (const Prior& prior : priors) {
        double mass = 0.0;
        double mean = 0.0;
        double square = 0.0;
        for (int i = -8000; i <= 8000; ++i) {
            const double z = 0.005 * i;
            const double density = std::exp(log_density_unbounded(prior, z));
            const double value = natural(prior, from_unbounded(prior, z));
            mass += density;
            mean += density * value;
            square += density * value * value;
        }
        mean /= mass;
        const Moments moments = moments_of(prior);
        CAPTURE(static_cast<int>(prior.form));
        CHECK(mean == Approx(moments.mean).epsilon(1e-6).margin(1e-6));
        CHECK(std::sqrt(square / mass - mean * mean) == Approx(moments.deviation).epsilon(1e-5));
    }
}

TEST_CASE("draws have the moments of their prior", "[unit]") {
    constexpr int n = 20000;
    for (const Prior& prior : priors) {
        Stream stream{RunKey{2, 0}, Purpose::trait, 0, 0};
        double sum = 0.0;
        for (int i = 0; i != n / 10; ++i) { // a stream has 2^14 numbers
            sum += natural(prior, draw(prior, stream));
        }
        const Moments moments = moments_of(prior);
        const double error = moments.deviation / std::sqrt(n / 10.0);
        CHECK(std::abs(sum / (n / 10.0) - moments.mean) < 5.0 * error);
    }
}

TEST_CASE("laws that are none are known", "[unit]") {
    CHECK_FALSE(is_valid({Form::uniform, 1.0, 1.0}));
    CHECK_FALSE(is_valid({Form::log_uniform, 0.0, 1.0}));
    CHECK_FALSE(is_valid({Form::normal, 0.0, 0.0}));
    CHECK_FALSE(is_valid({Form::gamma, 2.0, -1.0}));
    CHECK_FALSE(is_valid({Form::none, 0.0, 1.0}));
    for (const Prior& prior : priors) {
        CHECK(is_valid(prior));
    }
}

TEST_CASE("the scale of a statistic survives outliers and constants", "[unit]") {
    CHECK(scale_of({1.0, 2.0, 3.0, 4.0, 1e9}) == Approx(1.4826));
    CHECK(scale_of({0.0, 0.0, 0.0, 0.0, 5.0}) == Approx(1.2533)); // median deviation 0
    CHECK(scale_of({7.0, 7.0, 7.0}) == 0.0);
    const Metric metric{{1.0, 4.0, 1.0}, {2.0, 1.0, 0.0}};
    CHECK(metric(std::vector{2.0, 1.0, 9.0}, std::vector{0.0, 0.0, 0.0}) == Approx(std::sqrt(5.0)));
}

TEST_CASE("weighted sample statistics agree with hand counts", "[unit]") {
    const std::vector<double> values{1.0, 2.0, 3.0, 4.0};
    const std::vector<double> equal(4, 0.25);
    CHECK(weighted_mean(values, equal) == Approx(2.5));
    CHECK(weighted_deviation(values, equal) == Approx(std::sqrt(5.0 / 3.0)));
    CHECK(weighted_quantile(values, equal, 0.5) == 2.0);
    CHECK(weighted_quantile(values, std::vector{0.1, 0.1, 0.1, 0.7}, 0.5) == 4.0);
    CHECK(effective_size(equal) == Approx(4.0));
    CHECK(effective_size(std::vector{1.0, 0.0}) == Approx(1.0));
    CHECK(normalized(std::vector{1000.0, 1000.0 - std::log(3.0)})[0] == Approx(0.75));
    const Matrix covariance =
        weighted_covariance(std::vector<std::vector<double>>{{0.0, 0.0}, {1.0, 2.0}, {2.0, 4.0}},
                            std::vector<double>(3, 1.0 / 3.0));
    CHECK(covariance(0, 0) == Approx(1.0));
    CHECK(covariance(0, 1) == Approx(2.0));
    CHECK(correlation_of(covariance)(0, 1) == Approx(1.0));
}

TEST_CASE("a triangular factor solves its equations", "[unit]") {
    Matrix matrix{2};
    matrix.values = {4.0, 2.0, 2.0, 3.0};
    const Matrix lower = cholesky(matrix, 1e-12);
    const std::vector<double> x = solve_cholesky(lower, std::vector{2.0, 5.0});
    CHECK(4.0 * x[0] + 2.0 * x[1] == Approx(2.0));
    CHECK(2.0 * x[0] + 3.0 * x[1] == Approx(5.0));
    CHECK(cholesky(Matrix{2}, 1e-4)(1, 1) == Approx(0.01)); // nothing varies
}

TEST_CASE("draws that lie on a line are adjusted to the observed statistic", "[unit]") {
    Draws draws;
    for (int i = 0; i != 20; ++i) {
        const double y = 0.1 * i;
        draws.unbounded.push_back({0.5 * y});
        draws.parameters.push_back({0.5 * y});
        draws.statistics.push_back({y});
        draws.distances.push_back(std::abs(y - 1.0));
        draws.weights.push_back(0.05);
    }
    const AbcProblem problem{{{Form::normal, 0.0, 1.0}}, {1.0}, {1.0}};
    const auto adjusted = adjust(draws, {{1.0}, {1.0}}, problem);
    REQUIRE(adjusted);
    for (const auto& row : adjusted->parameters) {
        CHECK(row[0] == Approx(0.5).margin(1e-3)); // but for the ridge
    }
    // Two coefficients ask for six draws that count.
    draws.unbounded.resize(5);
    draws.parameters.resize(5);
    draws.statistics.resize(5);
    draws.distances.resize(5);
    draws.weights.assign(5, 0.2);
    CHECK_FALSE(adjust(draws, {{1.0}, {1.0}}, problem));
}

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/sensitivity.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sensitivity_functions.hpp"

#include <cmath>
#include <limits>

using namespace diasim::calibration;
using namespace diasim::test;

namespace {

template <class Function>
std::vector<double> evaluate(const Points& points, const Function& function) {
    std::vector<double> outputs;
    for (std::size_t point = 0; point != points.size(); ++point) {
        outputs.push_back(function(points[point]));
    }
    return outputs;
}

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Every n-th output is lost.
std::vector<double> with_gaps(std::vector<double> outputs, std::size_t n) {
    for (std::size_t i = n / 2; i < outputs.size(); i += n) {
        outputs[i] = nothing;
    }
    return outputs;
}

} // namespace

TEST_CASE("sobol indices of the ishigami function are those of theory") {
    const Points points = saltelli(8192, 3, 1);
    const SobolIndices indices = sobol_indices(3, evaluate(points, Ishigami{}), 1, 200);
    CHECK(indices.blocks == 8192);
    CHECK(indices.variance == Approx(Ishigami::variance).epsilon(0.005));
    for (std::size_t f = 0; f != 3; ++f) {
        CAPTURE(f);
        CHECK(std::abs(indices.first[f].value - Ishigami::first.at(f)) < 0.005);
        CHECK(std::abs(indices.total[f].value - Ishigami::total.at(f)) < 0.005);
        CHECK(indices.first[f].low <= Ishigami::first.at(f) + 1e-9);
        CHECK(indices.first[f].high >= Ishigami::first.at(f) - 1e-9);
    }
}

TEST_CASE("sobol indices of the g function are those of theory") {
    const SobolG<4> g{{0.0, 1.0, 4.5, 9.0}};
    const Points points = saltelli(8192, 4, 2);
    const SobolIndices indices = sobol_indices(4, evaluate(points, g), 2, 200);
    CHECK(indices.variance == Approx(g.variance()).epsilon(0.01));
    for (std::size_t f = 0; f != 4; ++f) {
        CAPTURE(f);
        CHECK(std::abs(indices.first[f].value - g.first(f)) < 0.01);
        CHECK(std::abs(indices.total[f].value - g.total(f)) < 0.01);
    }
}

TEST_CASE("a lost output costs its block and widens the interval but leaves the indices right") {
    const Points points = saltelli(4096, 3, 1);
    const std::vector<double> outputs = evaluate(points, Ishigami{});
    const SobolIndices whole = sobol_indices(3, outputs, 1, 400);
    const SobolIndices gaps = sobol_indices(3, with_gaps(outputs, 20), 1, 400); // 5 %
    CHECK(gaps.blocks == 3072); // 5 points a block: one gap in every fourth
    for (std::size_t f = 0; f != 3; ++f) {
        CAPTURE(f);
        CHECK(std::abs(gaps.first[f].value - Ishigami::first.at(f)) < 0.03);
        CHECK(std::abs(gaps.total[f].value - Ishigami::total.at(f)) < 0.03);
        CHECK(gaps.total[f].high - gaps.total[f].low > whole.total[f].high - whole.total[f].low);
    }
}

TEST_CASE("indices that cannot be computed are not numbers") {
    const Points points = saltelli(4, 2, 1);
    const std::vector<double> constant(points.size(), 3.0);
    CHECK(std::isnan(sobol_indices(2, constant, 1, 10).first[0].value));
    const std::vector<double> lost(points.size(), nothing);
    const SobolIndices none = sobol_indices(2, lost, 1, 10);
    CHECK(none.blocks == 0);
    CHECK(std::isnan(none.total[1].value));
}

TEST_CASE("morris effects of a linear function are its slopes and do not scatter") {
    const Points points = morris(10, 3, 4, 1);
    const auto effects = morris_effects(points, evaluate(points, [](std::span<const double> u) {
                                            return 3.0 * u[0] - 2.0 * u[1];
                                        }));
    CHECK(effects[0].mean == Approx(3.0));
    CHECK(effects[1].mean == Approx(-2.0));
    CHECK(effects[1].mean_absolute == Approx(2.0));
    CHECK(std::abs(effects[2].mean_absolute) < 1e-12);
    CHECK(effects[0].deviation < 1e-9);
    CHECK(effects[0].effects == 10);
}

TEST_CASE("morris effects of a product interact and a lost point costs the effects beside it") {
    const Points points = morris(200, 2, 4, 1);
    const std::vector<double> outputs =
        evaluate(points, [](std::span<const double> u) { return u[0] * u[1]; });
    const auto effects = morris_effects(points, outputs);
    // The effect of one is the other, at one of the levels 0, 1/3, 2/3, 1: mean 1/2, variance 5/36.
    const double error = 5.0 * std::sqrt(5.0 / 36.0 / 200.0);
    for (const MorrisEffect& effect : effects) {
        CHECK(std::abs(effect.mean - 0.5) < error);
        CHECK(effect.deviation == Approx(std::sqrt(5.0 / 36.0)).epsilon(0.15));
    }
    std::vector<double> gaps = outputs;
    gaps[1] = nothing; // the middle of the first trajectory
    const auto fewer = morris_effects(points, gaps);
    CHECK(fewer[0].effects + fewer[1].effects == 398);
}

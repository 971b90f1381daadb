// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/sampler.hpp"
#include "calibration/abc/weighted.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/toy_abc.hpp"

#include <cmath>

using namespace diasim;
using namespace diasim::calibration;

// Posteriors at a finite tolerance |y* - y| <= eps, by numerical integration of prior times the
// probability of the interval. Allowed are 5 standard errors of the number of draws at hand: of a
// share sqrt(p (1 - p) / n), of a mean sd / sqrt(n), of a deviation sd / sqrt(2 n) times what its
// kurtosis adds; of weighted draws n is the effective size.
namespace {

struct Row {
    double acceptance;
    double mean;
    double deviation;
};

constexpr double allowed_errors = 5.0;

AbcSettings rejection(double tolerance, std::uint64_t simulations) {
    AbcSettings settings;
    settings.algorithm = Algorithm::rejection;
    settings.tolerance = tolerance;
    settings.simulations = simulations;
    settings.has_scales = false;
    settings.seed = 20220105;
    return settings;
}

void check_draws(const Generation& generation, const Row& expected) {
    const Draws draws = draws_of(generation);
    std::vector<double> values;
    for (const std::vector<double>& row : draws.parameters) {
        values.push_back(row[0]);
    }
    const double n = effective_size(draws.weights);
    const double error = expected.deviation / std::sqrt(n);
    const double mean = weighted_mean(values, draws.weights);
    const double deviation = weighted_deviation(values, draws.weights);
    CAPTURE(n, mean, deviation);
    CHECK(std::abs(mean - expected.mean) <= allowed_errors * error);
    CHECK(std::abs(deviation - expected.deviation) <= allowed_errors * error);
}

void check_row(const Generation& generation, const Row& expected) {
    const auto n = static_cast<double>(generation.simulations.size());
    const double p = expected.acceptance;
    CAPTURE(generation.acceptance(), p);
    CHECK(std::abs(generation.acceptance() - p) <= allowed_errors * std::sqrt(p * (1.0 - p) / n));
    check_draws(generation, expected);
}

std::vector<double> eight_weeks(const std::vector<double>& parameters, Stream& stream) {
    double sum = 0.0;
    for (int week = 0; week != 8; ++week) {
        sum += poisson(stream, parameters[0]);
    }
    return {sum};
}

std::vector<double> below(const std::vector<double>& parameters, Stream& stream) {
    return {parameters[0] * uniform(stream)};
}

constexpr Row gaussian_1{.42135040, .423206, .758024};
constexpr Row gaussian_02{.08773187, .496678, .709449};
constexpr Row counts_5{.070242, 6.890426, .973302};
const AbcProblem counts{{{Prior::Form::gamma, 2.0, 4.0}}, {57.0}, {1.0}};
const AbcProblem bounded{{{Prior::Form::uniform, 0.0, 1.0}}, {0.5}, {1.0}};

} // namespace

TEST_CASE("rejection at a finite tolerance gives what integration gives", "[theory]") {
    SECTION("a normal mean at tolerance 1") {
        check_row(
            run_toy(gaussian_problem(), rejection(1.0, 100000), gaussian_model).generations().at(0),
            gaussian_1);
    }
    SECTION("a normal mean at tolerance 0.2") {
        check_row(
            run_toy(gaussian_problem(), rejection(0.2, 100000), gaussian_model).generations().at(0),
            gaussian_02);
    }
    SECTION("eight weeks of counts at tolerance 5") {
        check_row(run_toy(counts, rejection(5.0, 100000), eight_weeks).generations().at(0),
                  counts_5);
    }
    SECTION("the bound of a uniform law") { // at tolerance 0; what 0.005 adds is below one error
        const Sampler sampler = run_toy(bounded, rejection(0.005, 200000), below);
        check_draws(sampler.generations().at(0), {0.0, .721348, .143765});
    }
}

TEST_CASE("the last population of SMC is that of rejection at its tolerance", "[theory]") {
    AbcSettings settings;
    settings.population = 4000;
    settings.simulations = 1000000;
    settings.generations = 20;
    settings.acceptance = 0.001;
    settings.has_scales = false;
    settings.seed = 20220105;
    const auto last = [&](const AbcProblem& problem, const ToyModel& model, double tolerance) {
        settings.tolerance = tolerance;
        const Sampler sampler = run_toy(problem, settings, model);
        REQUIRE(sampler.generations().size() > 1);
        CHECK(sampler.generations().back().tolerance == tolerance);
        return sampler.generations().back();
    };
    SECTION("a normal mean at tolerance 1") {
        check_draws(last(gaussian_problem(), gaussian_model, 1.0), gaussian_1);
    }
    SECTION("a normal mean at tolerance 0.2") {
        check_draws(last(gaussian_problem(), gaussian_model, 0.2), gaussian_02);
    }
    SECTION("eight weeks of counts on the scale of a gamma law") {
        check_draws(last(counts, eight_weeks, 5.0), counts_5);
    }
    SECTION("a bound on the scale of a uniform law") {
        check_draws(last(bounded, below, 0.01), {0.0, .721348, .143765});
    }
}

TEST_CASE("SMC with scales that adapt finds the same posterior", "[theory]") {
    AbcSettings settings;
    settings.population = 4000;
    settings.simulations = 400000;
    settings.generations = 5;
    settings.seed = 7;
    // The second statistic tells nothing and varies a hundred times as much; the third never
    // varies.
    const AbcProblem problem{{{Prior::Form::normal, 0.0, 1.0}}, {1.0, 0.0, 3.0}, {1.0, 0.0, 1.0}};
    const Sampler sampler = run_toy(problem, settings, [](const auto& parameters, Stream& stream) {
        const double y = gaussian_model(parameters, stream)[0];
        return std::vector<double>{y, 100.0 * standard_normal(stream), 3.0};
    });
    const Generation& last = sampler.generations().back();
    CHECK(last.metric.scales[2] == 0.0);
    const double tolerance = last.tolerance * last.metric.scales[0]; // of |y* - y|
    REQUIRE(tolerance < 0.25);
    // Between the exact posterior (0.5, 0.7071) and that at 0.25, nearer than one standard error.
    check_draws(last, {0.0, 0.498, 0.7085});
}

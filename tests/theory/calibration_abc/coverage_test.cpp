// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/coverage.hpp"
#include "calibration/abc/weighted.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/toy_abc.hpp"

#include <cmath>

using namespace diasim;
using namespace diasim::calibration;

namespace {

constexpr std::uint32_t data_sets = 1000;
constexpr std::uint32_t draws = 99;

/// A wrong posterior of the normal mean: its mean and deviation in exact deviations.
struct Fault {
    double shift = 0.0;
    double widening = 1.0;
};

/// Ranks of the truth among draws from N(y / 2, 1 / 2), changed by the fault.
std::vector<std::uint32_t> exact_ranks(const Fault& fault) {
    std::vector<std::uint32_t> ranks;
    for (std::uint32_t set = 0; set != data_sets; ++set) {
        Stream stream{RunKey{11, 0}, Purpose::trait, set, 0};
        const double truth = standard_normal(stream);
        const double y = truth + standard_normal(stream);
        const double deviation = std::sqrt(0.5);
        std::vector<double> values;
        for (std::uint32_t i = 0; i != draws; ++i) {
            values.push_back(0.5 * y +
                             deviation * (fault.shift + fault.widening * standard_normal(stream)));
        }
        ranks.push_back(rank_of(truth, values));
    }
    return ranks;
}

constexpr double weak_noise = 3.0;

/// y ~ N(theta, 3): data that say little, so that proposals are wider than the prior and the
/// importance weights do most of the work.
std::vector<double> weak_model(const std::vector<double>& parameters, Stream& stream) {
    return {parameters[0] + weak_noise * standard_normal(stream)};
}

/// The same with draws from populations of SMC at tolerance 0.6, which widens the likelihood by
/// less than 1 %.
std::vector<std::uint32_t> smc_ranks(bool forgets_weights) {
    AbcSettings settings;
    settings.population = 200;
    settings.generations = 8;
    settings.tolerance = 0.6;
    settings.has_scales = false;
    std::vector<std::uint32_t> ranks;
    for (std::uint32_t set = 0; set != data_sets; ++set) {
        Stream stream{RunKey{12, 0}, Purpose::trait, set, 0};
        const double truth = standard_normal(stream);
        settings.seed = 1000 + set;
        const double y = truth + weak_noise * standard_normal(stream);
        const Sampler sampler = run_toy(gaussian_problem(y), settings, weak_model);
        Draws last = draws_of(sampler.generations().back());
        if (forgets_weights) {
            last.weights.assign(last.weights.size(),
                                1.0 / static_cast<double>(last.weights.size()));
        }
        std::vector<double> values;
        for (const std::size_t i : resample(last.weights, draws, 5, set)) {
            values.push_back(last.parameters[i][0]);
        }
        ranks.push_back(rank_of(truth, values));
    }
    return ranks;
}

} // namespace

TEST_CASE("ranks of a right posterior pass and those of wrong ones do not", "[theory]") {
    const auto [fault, is_refuted] = GENERATE(
        table<Fault, bool>({{Fault{}, false}, {Fault{0.0, 0.7}, true}, {Fault{0.3, 1.0}, true}}));
    const Coverage coverage = coverage_of(exact_ranks(fault), draws);
    CAPTURE(fault.shift, fault.widening, coverage.chi_squared);
    CHECK(coverage.bins == 20);
    CHECK(coverage.critical == Approx(43.8).margin(0.15)); // exact: 43.82
    CHECK(coverage.is_refuted == is_refuted);
}

TEST_CASE("ranks of SMC pass and those without importance weights do not", "[theory]") {
    const bool forgets_weights = GENERATE(false, true);
    const Coverage coverage = coverage_of(smc_ranks(forgets_weights), draws);
    CAPTURE(coverage.chi_squared, coverage.within_50, coverage.within_90);
    CHECK(coverage.is_refuted == forgets_weights);
}

TEST_CASE("the check of coverage finds rejection with adjustment right", "[theory]") {
    AbcSettings settings;
    settings.algorithm = Algorithm::rejection;
    settings.simulations = 5000;
    settings.population = 500;
    settings.seed = 3;
    const Sampler sampler = run_toy(gaussian_problem(), settings, gaussian_model);
    const Ranks ranks =
        check_coverage(sampler.generations().at(0), sampler.problem(), data_sets, 500, 9);
    std::vector<std::uint32_t> column;
    for (const auto& row : ranks.ranks) {
        column.push_back(row[0]);
    }
    const Coverage coverage = coverage_of(column, ranks.draws);
    CAPTURE(coverage.chi_squared, coverage.within_50, coverage.within_90);
    CHECK_FALSE(coverage.is_refuted);
    // 5 standard errors of a share among 1000
    CHECK(std::abs(coverage.within_50 - 0.5) < 5.0 * std::sqrt(0.25 / data_sets));
    CHECK(std::abs(coverage.within_90 - 0.9) < 5.0 * std::sqrt(0.09 / data_sets));
}

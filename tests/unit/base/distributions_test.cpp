// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

std::vector<double> draws(const std::function<double(Stream&)>& draw, std::uint32_t n) {
    std::vector<double> values;
    for (std::uint32_t i = 0; i != n; ++i) {
        Stream stream{{21, 0}, Purpose{24}, i, 0};
        values.push_back(draw(stream));
    }
    return values;
}

/// Largest distance of the empirical distribution from `cdf`, times sqrt(n) (Kolmogorov).
double ks_distance(std::vector<double> values, const std::function<double(double)>& cdf) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double largest = 0.0;
    for (std::size_t i = 0; i != values.size(); ++i) {
        const double p = cdf(values[i]);
        largest =
            std::max({largest, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
    }
    return largest * std::sqrt(n);
}

/// Kolmogorov's 1 - 5.7e-7 point (5 standard deviations): 2 e^(-2 x^2) = 5.7e-7.
constexpr double ks_limit = 2.744;

constexpr std::uint32_t n_draws = 20000;

} // namespace

TEST_CASE("exponential draws are exponential", "[base]") {
    const auto values = draws([](Stream& stream) { return standard_exponential(stream); }, n_draws);
    CHECK(ks_distance(values, [](double x) { return 1.0 - std::exp(-x); }) < ks_limit);
}

TEST_CASE("normal draws are normal", "[base]") {
    const auto values = draws([](Stream& stream) { return standard_normal(stream); }, n_draws);
    CHECK(ks_distance(values, [](double x) { return normal_cdf(x); }) < ks_limit);
}

TEST_CASE("gamma draws follow the gamma law with its mean", "[base]") {
    // Shape 2, mean m: P(X <= x) = 1 - (1 + y) e^-y with y = 2 x / m.
    const double mean = GENERATE(0.5, 3.0);
    const auto values = draws([&](Stream& stream) { return gamma(stream, 2.0, mean); }, n_draws);
    CHECK(ks_distance(values, [&](double x) {
              const double y = 2.0 * x / mean;
              return 1.0 - (1.0 + y) * std::exp(-y);
          }) < ks_limit);
}

TEST_CASE("Poisson draws are Poisson", "[base]") {
    const double mean = GENERATE(0.7, 4.0, 60.0);
    const auto values =
        draws([&](Stream& stream) { return static_cast<double>(poisson(stream, mean)); }, n_draws);
    // Cells of single counts around the mean, the rest at both ends.
    const double low = std::max(0.0, std::floor(mean - 2.0 * std::sqrt(mean)));
    const double high = std::ceil(mean + 2.0 * std::sqrt(mean));
    std::vector<double> observed(static_cast<std::size_t>(high - low) + 1, 0.0);
    for (const double value : values) {
        observed[static_cast<std::size_t>(std::clamp(value, low, high) - low)] += 1.0;
    }
    std::vector<double> expected(observed.size(), 0.0);
    double left = 1.0;
    for (double k = 0.0; k < high; k += 1.0) {
        const double p = std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
        expected[static_cast<std::size_t>(std::max(k, low) - low)] += p * n_draws;
        left -= p;
    }
    expected.back() += left * n_draws;
    CAPTURE(mean, observed, expected);
    CHECK(chi_square(observed, expected) <
          chi_square_limit(static_cast<double>(observed.size()) - 1.0));
    Stream stream{{21, 0}, Purpose{24}, 0, 0};
    CHECK(poisson(stream, 0.0) == 0);
}

TEST_CASE("draws are the same numbers with every library", "[base]") {
    // Pinned: another release of a library that draws otherwise changes every result.
    std::array<double, 3> normals{};
    std::array<double, 3> gammas{};
    std::array<std::uint32_t, 3> counts{};
    for (std::uint32_t i = 0; i != 3; ++i) {
        Stream a{{2022, 1}, Purpose::trait, i, 5};
        normals[i] = standard_normal(a);
        Stream b{{2022, 1}, Purpose::call, i, 5};
        gammas[i] = gamma(b, 2.0, 3.0);
        Stream c{{2022, 1}, Purpose::degree, i, 5};
        counts[i] = poisson(c, 12.5);
    }
    CHECK(normals[0] == Approx(1.1812743644923831).epsilon(1e-12));
    CHECK(normals[1] == Approx(0.45149998309386213).epsilon(1e-12));
    CHECK(normals[2] == Approx(1.1352845451442048).epsilon(1e-12));
    CHECK(gammas[0] == Approx(3.5943158447115362).epsilon(1e-12));
    CHECK(gammas[1] == Approx(3.4902982727544867).epsilon(1e-12));
    CHECK(gammas[2] == Approx(0.35547006049110608).epsilon(1e-12));
    CHECK(counts == std::array<std::uint32_t, 3>{18, 8, 10});
}

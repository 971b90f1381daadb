// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

/// What tests need of statistics, in plain doubles and with the C library's functions: nothing is
/// shared with the engine.
namespace diasim::test {

/// A mean and its standard error.
struct Estimate {
    double mean = 0.0;
    double error = 0.0;
};

[[nodiscard]] inline Estimate estimate(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

/// Distance of two estimates in standard errors of their difference.
[[nodiscard]] inline double standard_errors_apart(Estimate a, Estimate b) {
    return std::abs(a.mean - b.mean) / std::sqrt(a.error * a.error + b.error * b.error);
}

/// Standard error of the count of successes among n with probability p.
[[nodiscard]] inline double binomial_error(double n, double p) {
    return std::sqrt(n * p * (1.0 - p));
}

[[nodiscard]] inline double logistic_of(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

[[nodiscard]] inline double normal_cdf(double x) {
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

/// Pearson's sum over cells of (observed - expected)^2 / expected.
[[nodiscard]] inline double chi_square(const std::vector<double>& observed,
                                       const std::vector<double>& expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i != observed.size(); ++i) {
        sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    }
    return sum;
}

/// A value that a chi-square number of `freedom` degrees exceeds about once in 3.5 million: the
/// cube of it is normal nearly (Wilson & Hilferty 1931), taken at 5 standard deviations.
[[nodiscard]] inline double chi_square_limit(double freedom) {
    const double spread = 2.0 / (9.0 * freedom);
    return freedom * std::pow(1.0 - spread + 5.0 * std::sqrt(spread), 3.0);
}

/// Pearson's correlation.
[[nodiscard]] inline double correlation(const std::vector<double>& x,
                                        const std::vector<double>& y) {
    const double mean_x = estimate(x).mean;
    const double mean_y = estimate(y).mean;
    double xy = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    for (std::size_t i = 0; i != x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    return xy / std::sqrt(xx * yy);
}

} // namespace diasim::test

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
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

/// Largest distance of the empirical laws of two samples (Kolmogorov & Smirnov).
[[nodiscard]] inline double largest_distance(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    double largest = 0.0;
    for (const double x : a) {
        const auto at_most = [x](const std::vector<double>& sample) {
            return static_cast<double>(std::upper_bound(sample.begin(), sample.end(), x) -
                                       sample.begin()) /
                   static_cast<double>(sample.size());
        };
        largest = std::max(largest, std::abs(at_most(a) - at_most(b)));
    }
    return largest;
}

/// A test of a difference against its standard error: fails beyond `limit` errors.
inline constexpr double z_limit = 4.5; ///< by chance once in 150,000

/// What a test against z_limit finds with 99 % power: the limit, and the 1 % quantile of the normal
/// law beyond it [standard errors].
inline constexpr double z_detectable = z_limit + 2.326;

/// How often something happened, how often it was expected, and the variance of the difference if
/// each event is independent of the others or expected from what came before it.
struct Surprise {
    double happened = 0.0;
    double expected = 0.0;
    double variance = 0.0;

    void add(bool is_so, double probability) {
        happened += is_so ? 1.0 : 0.0;
        expected += probability;
        variance += probability * (1.0 - probability);
    }
};

/// Distance of what happened from what was expected [standard errors].
[[nodiscard]] inline double errors_apart(const Surprise& sum) {
    return std::abs(sum.happened - sum.expected) / std::sqrt(sum.variance);
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

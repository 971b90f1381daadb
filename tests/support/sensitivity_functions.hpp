// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>

/// Functions of the unit cube whose Sobol' indices are known.
namespace diasim::test {

/// Ishigami and Homma 1990 with a = 7, b = 0.1, of angles from -pi to pi.
struct Ishigami {
    static constexpr double variance = 13.844588;
    static constexpr std::array<double, 3> first{0.313905, 0.442411, 0.0};
    static constexpr std::array<double, 3> total{0.557589, 0.442411, 0.243684};

    [[nodiscard]] double operator()(std::span<const double> u) const {
        const auto angle = [](double x) { return std::numbers::pi * (2.0 * x - 1.0); };
        const double s = std::sin(angle(u[1]));
        return std::sin(angle(u[0])) * (1.0 + 0.1 * std::pow(angle(u[2]), 4)) + 7.0 * s * s;
    }
};

/// The g function of Sobol' with coefficients a: product of (|4 u - 2| + a) / (1 + a).
/// @source Saltelli and Sobol' 1995
template <std::size_t N>
struct SobolG {
    std::array<double, N> a;

    [[nodiscard]] double operator()(std::span<const double> u) const {
        double product = 1.0;
        for (std::size_t i = 0; i != N; ++i) {
            product *= (std::abs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
        }
        return product;
    }
    /// Variance of the mean over all factors but i.
    [[nodiscard]] double part(std::size_t i) const {
        return 1.0 / (3.0 * (1.0 + a[i]) * (1.0 + a[i]));
    }
    [[nodiscard]] double variance() const {
        double product = 1.0;
        for (std::size_t i = 0; i != N; ++i) {
            product *= 1.0 + part(i);
        }
        return product - 1.0;
    }
    [[nodiscard]] double first(std::size_t i) const { return part(i) / variance(); }
    [[nodiscard]] double total(std::size_t i) const {
        return part(i) * (variance() + 1.0) / (1.0 + part(i)) / variance();
    }
};

} // namespace diasim::test

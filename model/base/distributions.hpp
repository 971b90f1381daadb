// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/math.hpp"
#include "model/base/random.hpp"

#include <cstdint>

/// Draws from distributions. Boost.Random algorithms, which give the same numbers on every
/// compiler; each distribution is built per draw, since an object may cache.
namespace diasim {

/// Exponential with mean 1.
template <class Generator>
[[nodiscard]] inline double standard_exponential(Generator& g) noexcept {
    return -logarithm(uniform(g));
}

[[nodiscard]] double standard_normal(Stream& stream);

/// Gamma with `shape` > 0 and mean `mean` > 0 (the unit of the mean).
[[nodiscard]] double gamma(Stream& stream, double shape, double mean);

/// Poisson count, mean >= 0.
[[nodiscard]] std::uint32_t poisson(Stream& stream, double mean);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <vector>

/// Opinions that move towards contacts, as linear algebra.
namespace diasim::verification {

/// Weights that each person (row) gives to others; rows sum to 1.
using Influences = std::vector<std::vector<double>>;

/// Everybody listens to `reach` neighbours on either side of a ring, alike.
[[nodiscard]] Influences ring_influences(std::size_t people, std::size_t reach);

/// What the opinions settle at: (I - (1 - s)(1 - f) W)^-1 (s a0 + (1 - s) f frame), s in (0, 1].
/// @source Friedkin & Johnsen 1990, doi:10.1080/0022250X.1990.9990069
[[nodiscard]] std::vector<double> friedkin_johnsen(const Influences& influences,
                                                   const std::vector<double>& first,
                                                   double stubbornness, double frame_weight,
                                                   double frame);

/// W^days a0 (DeGroot 1974, doi:10.1080/01621459.1974.10480137).
[[nodiscard]] std::vector<double> degroot(const Influences& influences,
                                          const std::vector<double>& first, std::size_t days);

[[nodiscard]] double mean_of(const std::vector<double>& values);
/// Standard deviation, divided by n.
[[nodiscard]] double deviation_of(const std::vector<double>& values);

} // namespace diasim::verification

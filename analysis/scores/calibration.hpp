// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Whether forecasts mean what they say: where what happened stands among what was simulated.
namespace diasim::analysis {

/// Place of x among the members of an ensemble, in (0, 1): the share below, and a random part of
/// the members equal to x, itself counted with them. Uniform if x is one more draw of the same law,
/// also for counts.
/// @param random uniform in (0, 1)
/// @source probability integral transform: Dawid 1984; randomised for counts: Czado et al. 2009,
/// doi:10.1111/j.1541-0420.2009.01191.x
[[nodiscard]] double randomised_place(std::span<const double> ensemble, double x, double random);

/// Parts of (0, 1) in a histogram of places.
inline constexpr std::size_t place_bins = 10;

/// How many places fall into each tenth.
[[nodiscard]] std::array<std::size_t, place_bins>
histogram_of(const std::vector<double>& places) noexcept;

/// Share of places inside the central interval of probability `nominal`.
[[nodiscard]] double coverage(const std::vector<double>& places, double nominal) noexcept;

} // namespace diasim::analysis

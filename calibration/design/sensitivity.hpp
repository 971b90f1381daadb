// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/design/design.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// What a design tells of an output. Outputs that are not finite leave out all that is compared
/// with them, and what is left is counted.
namespace diasim::calibration {

/// Effects of one factor on one output, per unit of the cube: from one end of its law to the other.
struct MorrisEffect {
    double mean = 0.0;          ///< mu: direction
    double mean_absolute = 0.0; ///< mu*: strength (Campolongo, Cariboni, Saltelli 2007)
    double deviation = 0.0;     ///< sigma: interactions and curvature; NaN of one effect alone
    std::size_t effects = 0;    ///< that could be computed, at most one a trajectory
};

/// Effects by factor; NaN where none could be computed.
/// @param points of morris()
/// @param outputs one a point
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const Points& points,
                                                       std::span<const double> outputs);

/// A share of the variance of an output, with the middle 95 % of its bootstrap.
struct SobolIndex {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

struct SobolIndices {
    std::size_t blocks = 0; ///< that were whole
    double mean = 0.0;
    double variance = 0.0;
    std::vector<SobolIndex> first; ///< by factor: what it does alone
    std::vector<SobolIndex> total; ///< by factor: what is lost with it
};

/// Sobol' indices from the blocks of saltelli(): first order as in Saltelli et al. 2010, total
/// order as in Jansen 1999, both of centred outputs. A block of which one output is not finite is
/// left out. NaN with fewer than 2 blocks or no variance.
/// @param outputs one a point
/// @param resamples of the bootstrap over blocks
[[nodiscard]] SobolIndices sobol_indices(std::size_t factors, std::span<const double> outputs,
                                         std::uint64_t seed, std::size_t resamples = 1000);

} // namespace diasim::calibration

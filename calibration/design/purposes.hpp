// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

#include <cstdint>

/// What calibration uses random numbers for. Append only, from 32 on: lower numbers are the
/// model's.
namespace diasim::calibration {

inline constexpr Purpose design_purpose{32};        ///< points of a design
inline constexpr Purpose bootstrap_purpose{33};     ///< intervals of estimates from a design
inline constexpr Purpose point_seed_purpose{34};    ///< the seed of a point that has one of its own
inline constexpr Purpose proposal_purpose{35};      ///< parameters of a proposal of ABC
inline constexpr Purpose proposal_seed_purpose{36}; ///< the seed of its simulation
inline constexpr Purpose coverage_purpose{37};      ///< draws of a check of coverage

} // namespace diasim::calibration

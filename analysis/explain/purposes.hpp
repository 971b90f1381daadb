// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

/// What the analysis uses random numbers for. Append only, from 64 on: lower numbers are those of
/// the model and of calibration.
namespace diasim::analysis {

inline constexpr Purpose order_purpose{64}; ///< orders in which players of a game join

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace diasim {

/// Traits that are correlated with another one, rising.
[[nodiscard]] std::vector<std::uint8_t> joined_traits(const PopulationSpec& spec);

/// Lower triangular Cholesky factor of the joined traits' correlation matrix, row by row (row i has
/// i + 1 numbers).
/// @throws std::logic_error if the matrix is not positive definite (the scenario's checks refuse
/// it)
[[nodiscard]] std::vector<double> copula_factor(const PopulationSpec& spec,
                                                std::span<const std::uint8_t> joined);

} // namespace diasim

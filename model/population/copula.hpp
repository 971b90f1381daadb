// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace diasim {

/// Lower triangular Cholesky factor of the traits' correlation matrix, row by row (row q has q + 1
/// numbers). Traits that are correlated with no other have a row of zeros and a one.
/// @throws std::logic_error if the matrix is not positive definite (the scenario's checks refuse
/// it)
[[nodiscard]] std::vector<double> copula_factor(const PopulationSpec& spec);

/// Whether each trait is correlated with an earlier one: others need no product.
[[nodiscard]] std::vector<bool> has_correlation(const std::vector<double>& factor,
                                                std::size_t n_traits);

} // namespace diasim

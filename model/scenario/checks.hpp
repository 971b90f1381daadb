// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/scenario.hpp"

#include <vector>

namespace diasim {

/// Adds to `problems` what is wrong between parts of the scenario and its tables: names that
/// nothing has, times, numbers of things, sizes, correlations. A value is shown where it was read;
/// what stands nowhere is shown at `main`, the place of the scenario file.
void check_scenario(const Scenario& scenario, const Location& main, Problems& problems);

/// The parts of the above. Names: of traits, contexts, activities, motives, series, kinds, regions,
/// columns, venues and subgroups.
void check_names(const Scenario& scenario, const Location& main, Problems& problems);
/// Time, numbers of entries, people and ties.
void check_sizes(const Scenario& scenario, const Location& main, Problems& problems);
/// The correlations of traits make a positive definite matrix.
void check_correlations(const Scenario& scenario, const Location& main, Problems& problems);

/// Whether a symmetric matrix, by rows, is positive definite (Cholesky).
[[nodiscard]] bool is_positive_definite(std::vector<std::vector<double>> matrix);

} // namespace diasim

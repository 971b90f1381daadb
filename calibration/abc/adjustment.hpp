// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/sampler.hpp"

#include <optional>
#include <vector>

namespace diasim::calibration {

/// Draws moved along their regression on the statistics to where the observed ones are, with the
/// weights of the regression.
struct AdjustedDraws {
    std::vector<std::vector<double>> parameters;
    std::vector<double> weights; ///< adding up to 1
};

/// Local-linear regression on the unbounded scale, nearer draws counting more (Epanechnikov), with
/// a little ridge so that statistics that go together do no harm.
/// @return nothing with fewer than 3 effective draws for each coefficient: then the lines are
/// chance
/// @source Beaumont, Zhang & Balding 2002, doi:10.1093/genetics/162.4.2025
[[nodiscard]] std::optional<AdjustedDraws> adjust(const Draws& draws, const Metric& metric,
                                                  const AbcProblem& problem);

} // namespace diasim::calibration

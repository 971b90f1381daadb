// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/adjustment.hpp"
#include "calibration/abc/coverage.hpp"
#include "calibration/abc/matrix.hpp"
#include "calibration/abc/sampler.hpp"

#include <optional>
#include <vector>

namespace diasim::calibration {

/// One parameter after the data, as the draws have it.
struct Marginal {
    double mean = 0.0;
    double deviation = 0.0;
    double low = 0.0; ///< 5 % of the weight is below
    double median = 0.0;
    double high = 0.0;        ///< 5 % is above
    double contraction = 0.0; ///< 1 - variance / prior variance; of logarithms for log_uniform
};

/// Values of one statistic that a population makes.
struct Predicted {
    double low = 0.0; ///< 5 %
    double median = 0.0;
    double high = 0.0; ///< 95 %
};

/// Less than this of the prior's variance gone: the data did not identify the parameter.
inline constexpr double least_contraction = 0.1;

/// What came out of a calibration.
struct Posterior {
    Draws draws;
    std::optional<AdjustedDraws> adjusted; ///< none if there are too few draws for it
    std::vector<Marginal> marginals;       ///< by parameter
    std::vector<Marginal> adjusted_marginals;
    Matrix correlation{0}; ///< on the unbounded scale
    double effective_size = 0.0;
    std::vector<Predicted> prior_predicted; ///< by statistic, first generation's simulations
    std::vector<Predicted> predicted;       ///< by statistic, last generation's draws
};

/// @param generations at least one, the last with at least one draw
[[nodiscard]] Posterior posterior_of(const std::vector<Generation>& generations,
                                     const AbcProblem& problem);

/// The check of coverage by parameter. @param ranks of at least 10 data sets
[[nodiscard]] std::vector<Coverage> coverages_of(const Ranks& ranks);

} // namespace diasim::calibration

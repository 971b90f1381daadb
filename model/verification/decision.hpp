// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

/// Acts of people who differ in two traits and who weigh, moment by moment, a motive against a
/// barrier: random utility (McFadden 1974, Conditional logit analysis of qualitative choice
/// behavior), summed over people by quadrature.
namespace diasim::verification {

/// Values of a trait with the share of people at each.
using TraitMasses = std::vector<std::pair<double, double>>;

/// A Beta trait that is kept as a byte: the value k/255 has the mass within half a byte of it. The
/// density is summed by Simpson's rule over x = sin^2(angle), where it is bounded.
/// @param mean  in (0, 1)
/// @param concentration  alpha + beta; alpha and beta at least 1/2
[[nodiscard]] TraitMasses beta_bytes(double mean, double concentration);

/// One activity: U = intercept + drive x motive - loss y context, taken at rate x logistic(U).
struct Option {
    double per_day = 0.0;
    double intercept = 0.0; ///< log-odds
    double drive = 0.0;     ///< log-odds at motive and trait 1
    double loss = 0.0;      ///< log-odds at context and trait 1
};

/// What the moment brings, in [0, 1].
struct Moment {
    double motive = 0.0;
    double context = 0.0;
};

/// What is expected of one person drawn at random.
struct ExpectedActs {
    std::vector<std::vector<double>> acts; ///< by step, then activity
    double acted = 0.0;                    ///< probability to have acted at least once
};

/// One act a step at most: P(any) = 1 - e^(-sum of rates x days), shared in proportion to rates.
[[nodiscard]] ExpectedActs expected_acts(const std::vector<Option>& options,
                                         const std::vector<Moment>& moments, double step_days,
                                         const TraitMasses& moved, const TraitMasses& held);

} // namespace diasim::verification

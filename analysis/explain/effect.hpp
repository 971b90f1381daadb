// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <span>
#include <vector>

namespace diasim::analysis {

/// Level of the intervals.
inline constexpr double confidence = 0.95;

/// A mean over replicates with Student's t interval; error and interval are NaN with fewer than
/// two.
struct Estimate {
    double mean = 0.0;
    double standard_error = 0.0;
    double low = 0.0;
    double high = 0.0;

    /// Whether the interval leaves out 0, or nothing varied about a mean that is not 0.
    [[nodiscard]] bool is_told_from_zero() const noexcept { return low > 0.0 || high < 0.0; }
};

/// @param values one a replicate, at least one; independent of each other
[[nodiscard]] Estimate estimate_of(std::span<const double> values);

/// What a change does to a number of a run.
struct Effect {
    double before = 0.0; ///< mean without the change
    double after = 0.0;
    Estimate change; ///< of after - before, replicate by replicate
    /// What the standard error would be if the two sides did not share their random numbers.
    double unpaired_standard_error = 0.0;

    /// How many times larger the error of independent runs is; infinity if pairing left none.
    [[nodiscard]] double gain() const noexcept {
        return unpaired_standard_error / change.standard_error;
    }
};

/// @param before one number a replicate, at least one
/// @param after of the same replicates
/// @source common random numbers: Law 2015, Simulation modeling and analysis, 11.2
[[nodiscard]] Effect effect_of(std::span<const double> before, std::span<const double> after);

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace diasim::analysis {

/// Level of the intervals.
inline constexpr double confidence = 0.95;

/// Replicates that an interval needs: with fewer, Student's quantile is above 4, and an interval
/// says more of luck than of the model.
inline constexpr std::size_t fewest_for_interval = 4;

/// A mean over replicates with Student's t interval; the error is NaN with fewer than two values,
/// the interval with fewer than fewest_for_interval.
struct Estimate {
    double mean = 0.0;
    double standard_error = 0.0;
    double low = 0.0;
    double high = 0.0;

    /// Whether there is an interval.
    [[nodiscard]] bool has_interval() const noexcept { return low <= high; }
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
    /// The gain if the change multiplied the outcome of each replicate by the same factor r, and
    /// nothing else made them differ: sqrt(1 + r^2) / |r - 1|. It falls below 5 once the outcome
    /// changes by a quarter: what is then left is the variance of the effect itself.
    [[nodiscard]] double proportional_gain() const noexcept;
};

/// @param before one number a replicate, at least one
/// @param after of the same replicates
/// @source common random numbers: Law 2015, Simulation modeling and analysis, 11.2
[[nodiscard]] Effect effect_of(std::span<const double> before, std::span<const double> after);

/// after - before of each replicate.
[[nodiscard]] std::vector<double> differences(std::span<const double> before,
                                              std::span<const double> after);

/// Which of several changes is the largest, and how far that can be told.
struct Lead {
    enum class Kind : std::uint8_t {
        none,    ///< nothing changes anything
        unclear, ///< its interval holds 0, or that of how far it is ahead of another does
        clear
    };
    Kind kind = Kind::none;
    std::size_t first = 0; ///< the largest mean by size
};

/// @param changes by change, of the same replicates; at least one
[[nodiscard]] Lead lead_of(const std::vector<std::vector<double>>& changes);

} // namespace diasim::analysis

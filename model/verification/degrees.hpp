// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <vector>

namespace diasim::verification {

/// The distribution of the number of contacts, with its generating functions (Newman, Strogatz &
/// Watts 2001, doi:10.1103/PhysRevE.64.026118).
class Degrees {
public:
    /// `weights` of 0, 1, 2 ... contacts, in any unit.
    explicit Degrees(std::vector<double> weights);

    [[nodiscard]] std::size_t largest() const noexcept { return probability_.size() - 1; }
    [[nodiscard]] double probability(std::size_t k) const noexcept { return probability_[k]; }
    [[nodiscard]] double mean() const noexcept { return mean_; }
    /// Mean number of further contacts of somebody reached along a tie.
    [[nodiscard]] double excess_mean() const noexcept { return excess_mean_; }
    /// G0(x) = sum of p_k x^k.
    [[nodiscard]] double of_person(double x) const noexcept;
    /// G1(x) = G0'(x) / G0'(1): further contacts of somebody reached along a tie.
    [[nodiscard]] double of_contact(double x) const noexcept;

private:
    std::vector<double> probability_;
    double mean_ = 0.0;
    double excess_mean_ = 0.0;
};

[[nodiscard]] Degrees poisson_degrees(double mean);
/// Everybody has `mean` contacts, or one of the two whole numbers beside it.
[[nodiscard]] Degrees regular_degrees(double mean);
/// p_k ~ k^-exponent from `least` to `most`.
[[nodiscard]] Degrees power_law_degrees(double exponent, std::size_t least, std::size_t most);

/// Order of what a finite random graph of `people` lacks of a tree: expected loops and double ties,
/// x^2/4 + x/2 with x the excess mean (Bollobas 1980), as a share of all ties.
[[nodiscard]] double share_of_short_cycles(const Degrees& degrees, double people);

} // namespace diasim::verification

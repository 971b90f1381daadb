// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Laws of small counts: numbers of ties. A law is a table made once, so that a draw costs one
/// random number and a look-up.
namespace diasim {

/// A distribution over 0, 1, 2... by its probabilities, exact to 2^-32.
class CountLaw {
public:
    /// Probabilities in proportion to `weights` (not negative, their sum positive and finite).
    explicit CountLaw(std::span<const double> weights);

    /// The count for a uniform 32-bit number (inversion).
    [[nodiscard]] std::uint32_t operator()(std::uint32_t number) const noexcept {
        std::uint32_t count = guide_[number >> 24U];
        while (number >= cut_[count]) {
            ++count;
        }
        return count;
    }

    /// Largest count.
    [[nodiscard]] std::uint32_t max() const noexcept {
        return static_cast<std::uint32_t>(cut_.size() - 1);
    }
    /// Expected count of what is drawn, rounding included.
    [[nodiscard]] double mean() const noexcept;
    /// Variance of what is drawn.
    [[nodiscard]] double variance() const noexcept;

private:
    [[nodiscard]] double probability(std::size_t count) const noexcept;

    std::vector<std::uint64_t> cut_; ///< 2^32 x P(at most the count)
    std::array<std::uint32_t, 256> guide_{};
};

/// The whole numbers next to `mean` >= 0: the least spread that has this mean.
[[nodiscard]] CountLaw nearest_counts(double mean);

/// Poisson with 0 <= mean <= 500, its upper tail cut where it is below 10^-11.
[[nodiscard]] CountLaw poisson_counts(double mean);

/// Successes in `n` <= 64 trials of `probability`.
[[nodiscard]] CountLaw binomial_counts(std::uint32_t n, double probability);

/// P(k) in proportion to k^-exponent for minimum <= k <= maximum; 0 < minimum.
[[nodiscard]] CountLaw power_law_counts(double exponent, std::uint32_t minimum,
                                        std::uint32_t maximum);

/// Negative binomial (Gamma-mixed Poisson) over 0...maximum <= 64 whose mean, after the cut at
/// `maximum`, is `mean` <= maximum.
///
/// `dispersion` > 0: the variance of the uncut law is (1 + dispersion) x its mean.
[[nodiscard]] std::vector<double> negative_binomial_weights(double mean, double dispersion,
                                                            std::uint32_t maximum);

} // namespace diasim

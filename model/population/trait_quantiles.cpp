// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/trait_quantiles.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

constexpr float beyond_all = 1e9F;

/// Double precision is ample for a byte, and several times faster.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Normal = boost::math::normal_distribution<double, Policy>;

/// Probability that a value of the law is at most x.
double cumulative(const TraitLaw& law, double x) {
    switch (law.form) {
    case TraitLaw::Form::constant:
        return x >= law.mean ? 1.0 : 0.0;
    case TraitLaw::Form::bernoulli:
        return 1.0 - law.mean;
    case TraitLaw::Form::beta:
        break;
    }
    if (law.mean <= 0.0 || law.mean >= 1.0) {
        return x >= law.mean ? 1.0 : 0.0;
    }
    const Beta beta{law.mean * law.concentration, (1.0 - law.mean) * law.concentration};
    return boost::math::cdf(beta, x);
}

float normal_quantile(double p) {
    if (p <= 1e-12) {
        return -beyond_all;
    }
    if (p >= 1.0 - 1e-12) {
        return beyond_all;
    }
    return static_cast<float>(boost::math::quantile(Normal{}, p));
}

} // namespace

TraitQuantiles::TraitQuantiles(const TraitLaw& law) {
    for (std::size_t k = 0; k != upper_.size(); ++k) {
        const double share = cumulative(law, (static_cast<double>(k) + 0.5) / 255.0);
        upper_[k] = normal_quantile(share);
        shares_[k] = static_cast<std::uint32_t>(std::llround(share * 0x1.0p31));
    }
    for (std::size_t bin = 0; bin != share_guide_.size(); ++bin) {
        const auto first = static_cast<std::uint32_t>(bin << guide_shift);
        share_guide_[bin] = static_cast<std::uint8_t>(
            std::upper_bound(shares_.begin(), shares_.end(), first) - shares_.begin());
    }
    for (int bin = 0; bin != guide_bins; ++bin) {
        const double z = -guide_limit + 2.0 * guide_limit * bin / guide_bins;
        const auto* const found =
            std::lower_bound(upper_.begin(), upper_.end(), static_cast<float>(z));
        guide_[static_cast<std::size_t>(bin)] = static_cast<std::uint8_t>(found - upper_.begin());
    }
}

std::uint8_t TraitQuantiles::byte_at(double z) const noexcept {
    const double position = (z + guide_limit) * (guide_bins / (2.0 * guide_limit));
    std::size_t byte = 0;
    if (position >= 0.0) {
        byte = guide_[static_cast<std::size_t>(std::min(position, guide_bins - 1.0))];
    }
    while (byte < upper_.size() && static_cast<double>(upper_[byte]) < z) {
        ++byte;
    }
    return static_cast<std::uint8_t>(byte);
}

} // namespace diasim

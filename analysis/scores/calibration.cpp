// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::analysis {

double randomised_place(std::span<const double> ensemble, double x, double random) {
    double below = 0.0;
    double equal = 1.0; // x itself
    for (const double member : ensemble) {
        below += member < x ? 1.0 : 0.0;
        equal += member == x ? 1.0 : 0.0;
    }
    return (below + random * equal) / (static_cast<double>(ensemble.size()) + 1.0);
}

std::array<std::size_t, place_bins> histogram_of(const std::vector<double>& places) noexcept {
    std::array<std::size_t, place_bins> counts{};
    for (const double place : places) {
        const auto bin = static_cast<std::size_t>(place * static_cast<double>(place_bins));
        ++counts[std::min(bin, place_bins - 1)];
    }
    return counts;
}

double coverage(const std::vector<double>& places, double nominal) noexcept {
    if (places.empty()) {
        return 0.0;
    }
    const auto inside = std::ranges::count_if(
        places, [nominal](double place) { return std::abs(place - 0.5) <= 0.5 * nominal; });
    return static_cast<double>(inside) / static_cast<double>(places.size());
}

} // namespace diasim::analysis

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/low_discrepancy.hpp"

#include <boost/random/sobol.hpp>

namespace diasim {
namespace {

/// The middle of one of 2^52 equal parts of (0, 1).
double middle_of(std::uint64_t bits) {
    constexpr unsigned unused = 12;
    return (static_cast<double>(bits >> unused) + 0.5) * 0x1.0p-52;
}

} // namespace

std::vector<double> sobol_points(std::size_t n, const std::vector<std::uint64_t>& shift) {
    std::vector<double> points;
    points.reserve(n * shift.size());
    if (n == 0 || shift.empty()) {
        return points;
    }
    for (const std::uint64_t digits : shift) {
        points.push_back(middle_of(digits)); // Boost leaves the first point, all zeros, out
    }
    boost::random::sobol sequence{shift.size()};
    for (std::size_t row = 1; row < n; ++row) {
        for (const std::uint64_t digits : shift) {
            points.push_back(middle_of(sequence() ^ digits));
        }
    }
    return points;
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Production of a public good by contributors (Oliver, Marwell & Teixeira 1985,
/// doi:10.1086/228313; Oliver & Marwell 1988).
namespace diasim::verification {

/// The number of contributors r from which the next one gains: production (r/N)^2 of a good of
/// `value` to each, at `cost`: value (2 r + 1) / N^2 > cost, so r > (cost N^2 / value - 1) / 2.
[[nodiscard]] constexpr double critical_mass(double people, double value, double cost) {
    return (cost * people * people / value - 1.0) / 2.0;
}

} // namespace diasim::verification

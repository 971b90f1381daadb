// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// Points of the Sobol' sequence in (0, 1), row by row, from its first one (0, ..., 0) on, moved by
/// `shift`: one number a dimension, added to the binary digits without carry. The move keeps the
/// balance of the sequence (a net stays a net) and takes points off the faces of the cube.
/// Boost's direction numbers, which are those of Joe and Kuo 2008 (doi:10.1137/070709359).
/// @param shift one for each dimension, at most 3667; 52 bits are used
[[nodiscard]] std::vector<double> sobol_points(std::size_t n,
                                               const std::vector<std::uint64_t>& shift);

} // namespace diasim

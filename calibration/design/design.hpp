// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Designs of experiments in the unit cube. All are functions of their arguments alone.
namespace diasim::calibration {

/// Points, row by row.
struct Points {
    std::size_t factors = 0;
    std::vector<double> values; ///< point, factor

    [[nodiscard]] std::size_t size() const { return factors == 0 ? 0 : values.size() / factors; }
    [[nodiscard]] std::span<const double> operator[](std::size_t point) const {
        return std::span{values}.subspan(point * factors, factors);
    }

    friend bool operator==(const Points&, const Points&) = default;
};

/// Every combination of levels, the last factor fastest: from one face of the cube to
/// the other in equal steps; a lone level is in the middle.
/// @param levels of each factor, at least 1
[[nodiscard]] Points grid(std::span<const std::size_t> levels);

/// n points of which each n-th of each axis holds one.
/// @source McKay, Beckman, Conover 1979, doi:10.2307/1268522
[[nodiscard]] Points latin_hypercube(std::size_t n, std::size_t factors, std::uint64_t seed);

/// The first n points of the Sobol' sequence, moved by a random digital shift.
/// @param n best a power of 2
/// @source Sobol' 1967; shift: L'Ecuyer, Lemieux 2002
[[nodiscard]] Points sobol(std::size_t n, std::size_t factors, std::uint64_t seed);

/// n blocks of factors + 2 points for Sobol' indices, from the Sobol' sequence in twice as many
/// dimensions. A block is a, b, then for each factor i the point a with b's value of factor i.
/// @param n best a power of 2
/// @source Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018
[[nodiscard]] Points saltelli(std::size_t n, std::size_t factors, std::uint64_t seed);

/// r trajectories of factors + 1 points. From point to point one factor, each once in random order,
/// moves by levels / (2 (levels - 1)) up or down between `levels` equidistant values in [0, 1].
/// @param levels even, at least 2
/// @source Morris 1991, doi:10.2307/1269043
[[nodiscard]] Points morris(std::size_t trajectories, std::size_t factors, std::size_t levels,
                            std::uint64_t seed);

} // namespace diasim::calibration

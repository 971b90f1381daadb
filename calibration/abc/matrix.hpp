// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace diasim::calibration {

/// A small square matrix, row by row.
struct Matrix {
    explicit Matrix(std::size_t n) : size{n}, values(n * n, 0.0) {}

    [[nodiscard]] double& operator()(std::size_t row, std::size_t column) {
        return values[row * size + column];
    }
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
        return values[row * size + column];
    }

    std::size_t size;
    std::vector<double> values;
};

/// Lower triangle L with L L' = `matrix`, which is symmetric. A pivot below `least` is raised to
/// it, so that directions without spread do no harm.
/// @param least above 0
[[nodiscard]] Matrix cholesky(const Matrix& matrix, double least);

/// x with L x = right side.
[[nodiscard]] std::vector<double> solve_lower(const Matrix& lower, std::span<const double> right);

/// x with L L' x = right side.
[[nodiscard]] std::vector<double> solve_cholesky(const Matrix& lower,
                                                 std::span<const double> right);

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/matrix.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::calibration {

Matrix cholesky(const Matrix& matrix, double least) {
    Matrix lower{matrix.size};
    for (std::size_t column = 0; column != matrix.size; ++column) {
        for (std::size_t row = column; row != matrix.size; ++row) {
            double rest = matrix(row, column);
            for (std::size_t k = 0; k != column; ++k) {
                rest -= lower(row, k) * lower(column, k);
            }
            lower(row, column) =
                row == column ? std::sqrt(std::max(rest, least)) : rest / lower(column, column);
        }
    }
    return lower;
}

std::vector<double> solve_lower(const Matrix& lower, std::span<const double> right) {
    std::vector<double> x(right.begin(), right.end());
    for (std::size_t row = 0; row != lower.size; ++row) {
        for (std::size_t k = 0; k != row; ++k) {
            x[row] -= lower(row, k) * x[k];
        }
        x[row] /= lower(row, row);
    }
    return x;
}

std::vector<double> solve_cholesky(const Matrix& lower, std::span<const double> right) {
    std::vector<double> x = solve_lower(lower, right);
    for (std::size_t row = lower.size; row-- != 0;) {
        for (std::size_t k = row + 1; k != lower.size; ++k) {
            x[row] -= lower(k, row) * x[k];
        }
        x[row] /= lower(row, row);
    }
    return x;
}

} // namespace diasim::calibration

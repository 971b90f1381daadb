// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/copula.hpp"

#include "model/base/error.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

namespace diasim {

std::vector<double> copula_factor(const PopulationSpec& spec) {
    const auto n = static_cast<Eigen::Index>(spec.traits.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
    for (const Correlation& correlation : spec.correlations) {
        const auto first = find_name(spec.traits, correlation.first);
        const auto second = find_name(spec.traits, correlation.second);
        check(first && second, "a correlation names an unknown trait");
        const auto row = static_cast<Eigen::Index>(*first);
        const auto column = static_cast<Eigen::Index>(*second);
        matrix(row, column) = correlation.value;
        matrix(column, row) = correlation.value;
    }
    const Eigen::LLT<Eigen::MatrixXd> cholesky{matrix};
    check(n == 0 || cholesky.info() == Eigen::Success,
          "the correlation matrix is not positive definite");
    const Eigen::MatrixXd lower = cholesky.matrixL();
    std::vector<double> factor;
    for (Eigen::Index row = 0; row != n; ++row) {
        for (Eigen::Index column = 0; column <= row; ++column) {
            factor.push_back(lower(row, column));
        }
    }
    return factor;
}

std::vector<bool> has_correlation(const std::vector<double>& factor, std::size_t n_traits) {
    std::vector<bool> result(n_traits, false);
    std::size_t position = 0;
    for (std::size_t row = 0; row != n_traits; ++row) {
        for (std::size_t column = 0; column <= row; ++column, ++position) {
            if (column != row && factor[position] != 0.0) {
                result[row] = true;
            }
        }
    }
    return result;
}

} // namespace diasim

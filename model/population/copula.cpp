// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/copula.hpp"

#include "model/base/error.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>

namespace diasim {

namespace {

/// Position of a trait in the scenario's list.
std::uint8_t position_of(const PopulationSpec& spec, const std::string& trait) {
    const auto found = find_name(spec.traits, trait);
    check(found.has_value(), "a correlation names an unknown trait");
    return static_cast<std::uint8_t>(*found);
}

} // namespace

std::vector<std::uint8_t> joined_traits(const PopulationSpec& spec) {
    std::vector<std::uint8_t> joined;
    for (const Correlation& correlation : spec.correlations) {
        if (correlation.value != 0.0) {
            joined.push_back(position_of(spec, correlation.first));
            joined.push_back(position_of(spec, correlation.second));
        }
    }
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    return joined;
}

std::vector<double> copula_factor(const PopulationSpec& spec,
                                  std::span<const std::uint8_t> joined) {
    const auto n = static_cast<Eigen::Index>(joined.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
    const auto row_of = [&](const std::string& trait) {
        return std::lower_bound(joined.begin(), joined.end(), position_of(spec, trait)) -
               joined.begin();
    };
    for (const Correlation& correlation : spec.correlations) {
        if (correlation.value != 0.0) {
            const Eigen::Index row = row_of(correlation.first);
            const Eigen::Index column = row_of(correlation.second);
            matrix(row, column) = correlation.value;
            matrix(column, row) = correlation.value;
        }
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

} // namespace diasim

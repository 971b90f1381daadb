// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/opinion.hpp"

#include <Eigen/Dense>

#include <cmath>
#include <numeric>

namespace diasim::verification {
namespace {

Eigen::MatrixXd matrix_of(const Influences& influences) {
    const auto n = static_cast<Eigen::Index>(influences.size());
    Eigen::MatrixXd matrix(n, n);
    for (Eigen::Index i = 0; i != n; ++i) {
        for (Eigen::Index j = 0; j != n; ++j) {
            matrix(i, j) = influences[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        }
    }
    return matrix;
}

Eigen::VectorXd vector_of(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::VectorXd>(values.data(),
                                             static_cast<Eigen::Index>(values.size()));
}

} // namespace

Influences ring_influences(std::size_t people, std::size_t reach) {
    Influences influences(people, std::vector<double>(people, 0.0));
    const double weight = 1.0 / static_cast<double>(2 * reach);
    for (std::size_t i = 0; i != people; ++i) {
        for (std::size_t d = 1; d <= reach; ++d) {
            influences[i][(i + d) % people] += weight;
            influences[i][(i + people - d) % people] += weight;
        }
    }
    return influences;
}

std::vector<double> friedkin_johnsen(const Influences& influences, const std::vector<double>& first,
                                     double stubbornness, double frame_weight, double frame) {
    const double others = (1.0 - stubbornness) * (1.0 - frame_weight);
    const Eigen::MatrixXd system =
        Eigen::MatrixXd::Identity(static_cast<Eigen::Index>(first.size()),
                                  static_cast<Eigen::Index>(first.size())) -
        others * matrix_of(influences);
    const Eigen::VectorXd pull =
        (stubbornness * vector_of(first)).array() + (1.0 - stubbornness) * frame_weight * frame;
    const Eigen::VectorXd settled = system.partialPivLu().solve(pull);
    return {settled.begin(), settled.end()};
}

std::vector<double> degroot(const Influences& influences, const std::vector<double>& first,
                            std::size_t days) {
    const Eigen::MatrixXd step = matrix_of(influences);
    Eigen::VectorXd opinion = vector_of(first);
    for (std::size_t day = 0; day != days; ++day) {
        opinion = step * opinion;
    }
    return {opinion.begin(), opinion.end()};
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviation_of(const std::vector<double>& values) {
    const double mean = mean_of(values);
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt(squares / static_cast<double>(values.size()));
}

} // namespace diasim::verification

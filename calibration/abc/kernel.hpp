// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/matrix.hpp"
#include "calibration/abc/prior.hpp"
#include "model/base/random.hpp"

#include <span>
#include <vector>

namespace diasim::calibration {

/// Weighted draws on the unbounded scale, each a row of one number for each parameter.
struct Population {
    std::vector<std::vector<double>> rows;
    std::vector<double> weights; ///< adding up to 1
};

/// How proposals of a generation come from the population of the one before: one of its draws, by
/// weight, and a step of a multivariate normal law with twice their weighted covariance.
/// @source Filippi et al. 2013, doi:10.1515/sagmb-2012-0069; Beaumont et al. 2009,
/// doi:10.1093/biomet/asp052
class Kernel {
public:
    /// @param population not empty
    explicit Kernel(Population population);

    /// A new row.
    [[nodiscard]] std::vector<double> propose(Stream& stream) const;

    /// Importance weights of proposals: the prior's density over that of the proposals.
    /// @param rows not empty
    /// @return adding up to 1
    [[nodiscard]] std::vector<double> weights_of(std::span<const std::vector<double>> rows,
                                                 std::span<const Prior> priors) const;

private:
    Population population_;
    std::vector<double> cumulated_;
    Matrix factor_;                           ///< of the steps' covariance
    std::vector<std::vector<double>> whites_; ///< rows in units of the steps' deviations
};

} // namespace diasim::calibration

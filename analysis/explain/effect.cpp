// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/effect.hpp"

#include "model/base/error.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>
#include <numeric>

namespace diasim::analysis {
namespace {

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Square of the standard error of the mean; NaN with fewer than two values.
double squared_error(std::span<const double> values) {
    if (values.size() < 2) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    const auto n = static_cast<double>(values.size());
    return sum / (n - 1.0) / n;
}

} // namespace

Estimate estimate_of(std::span<const double> values) {
    check(!values.empty(), "no replicate to estimate from");
    const double mean = mean_of(values);
    const double error = std::sqrt(squared_error(values));
    if (values.size() < 2) {
        return {mean, error, error, error};
    }
    const boost::math::students_t law{static_cast<double>(values.size() - 1)};
    const double reach = boost::math::quantile(law, (1.0 + confidence) / 2.0) * error;
    return {mean, error, mean - reach, mean + reach};
}

Effect effect_of(std::span<const double> before, std::span<const double> after) {
    check(before.size() == after.size(), "a change with other replicates than what it changes");
    std::vector<double> changes;
    changes.reserve(before.size());
    for (std::size_t i = 0; i != before.size(); ++i) {
        changes.push_back(after[i] - before[i]);
    }
    return {mean_of(before), mean_of(after), estimate_of(changes),
            std::sqrt(squared_error(before) + squared_error(after))};
}

} // namespace diasim::analysis

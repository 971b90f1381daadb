// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/effect.hpp"

#include "model/base/error.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
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

/// The same change as an increase if its mean is a decrease.
std::vector<double> without_sign(std::vector<double> change) {
    if (mean_of(change) < 0.0) {
        std::ranges::transform(change, change.begin(), std::negate{});
    }
    return change;
}

} // namespace

Estimate estimate_of(std::span<const double> values) {
    check(!values.empty(), "no replicate to estimate from");
    const double mean = mean_of(values);
    const double error = std::sqrt(squared_error(values));
    if (values.size() < fewest_for_interval) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        return {mean, error, none, none};
    }
    const boost::math::students_t law{static_cast<double>(values.size() - 1)};
    const double reach = boost::math::quantile(law, (1.0 + confidence) / 2.0) * error;
    return {mean, error, mean - reach, mean + reach};
}

Effect effect_of(std::span<const double> before, std::span<const double> after) {
    return {mean_of(before), mean_of(after), estimate_of(differences(before, after)),
            std::sqrt(squared_error(before) + squared_error(after))};
}

double Effect::proportional_gain() const noexcept {
    return std::hypot(before, after) / std::abs(after - before);
}

std::vector<double> differences(std::span<const double> before, std::span<const double> after) {
    check(before.size() == after.size(), "a change with other replicates than what it changes");
    std::vector<double> changes;
    changes.reserve(before.size());
    for (std::size_t i = 0; i != before.size(); ++i) {
        changes.push_back(after[i] - before[i]);
    }
    return changes;
}

Lead lead_of(const std::vector<std::vector<double>>& changes) {
    check(!changes.empty(), "no change to look for the largest of");
    const auto largest = std::ranges::max_element(
        changes, {}, [](const std::vector<double>& change) { return std::abs(mean_of(change)); });
    Lead lead{Lead::Kind::none, static_cast<std::size_t>(largest - changes.begin())};
    if (mean_of(*largest) == 0.0) {
        return lead;
    }
    const std::vector<double> size = without_sign(*largest);
    bool is_clear = estimate_of(size).is_told_from_zero();
    for (std::size_t i = 0; i != changes.size(); ++i) {
        is_clear = is_clear && (i == lead.first ||
                                estimate_of(differences(without_sign(changes[i]), size)).low > 0.0);
    }
    lead.kind = is_clear ? Lead::Kind::clear : Lead::Kind::unclear;
    return lead;
}

} // namespace diasim::analysis

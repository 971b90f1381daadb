// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/result_data.hpp"

#include <cstddef>
#include <numeric>
#include <vector>

/// Sums over the arrays of one replicate.
namespace diasim::analysis {

/// Sum of a row, in double: exact for counts.
template <class T>
[[nodiscard]] double total(const std::vector<T>& row) {
    return std::accumulate(row.begin(), row.end(), 0.0,
                           [](double sum, T value) { return sum + static_cast<double>(value); });
}

/// Sum of every `stride`-th element from `first` on; NaN, which means unknown, counts nothing.
template <class T>
[[nodiscard]] double total_of(const std::vector<T>& row, std::size_t first, std::size_t stride) {
    double sum = 0.0;
    for (std::size_t i = first; i < row.size(); i += stride) {
        const auto value = static_cast<double>(row[i]);
        sum += value == value ? value : 0.0; // NOLINT(misc-redundant-expression): false for NaN
    }
    return sum;
}

/// Acts of one replicate by day and activity: day * activities + activity.
[[nodiscard]] std::vector<double> acts_by_day(const ResultData& result, const Days& days,
                                              std::size_t row);

/// Attentive people of one replicate at the end of each day.
[[nodiscard]] std::vector<double> attentive_by_day(const ResultData& result, const Days& days,
                                                   std::size_t row);

/// Intervals over replicates of numbers by position; all replicates have as many.
[[nodiscard]] std::vector<Interval> intervals_of(const std::vector<std::vector<double>>& rows);

} // namespace diasim::analysis

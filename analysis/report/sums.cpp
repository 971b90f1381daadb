// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sums.hpp"

namespace diasim::analysis {

std::vector<double> acts_by_day(const ResultData& result, const Days& days, std::size_t row) {
    const std::size_t activities = result.names.activities.size();
    const std::size_t per_step = result.names.communities.size() * activities;
    std::vector<double> sums(days.dates.size() * activities, 0.0);
    const std::vector<std::uint32_t>& acts = result.acts[row];
    for (std::size_t i = 0; i != acts.size(); ++i) {
        sums[days.day_of_step[i / per_step] * activities + i % activities] += acts[i];
    }
    return sums;
}

std::vector<double> attentive_by_day(const ResultData& result, const Days& days, std::size_t row) {
    const std::size_t places = result.names.communities.size();
    std::vector<double> people(days.dates.size(), 0.0);
    for (std::size_t step = 0; step != result.steps; ++step) {
        const auto begin =
            result.attentive[row].begin() + static_cast<std::ptrdiff_t>(step * places);
        // Later steps of a day replace earlier ones.
        people[days.day_of_step[step]] =
            std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(places), 0.0);
    }
    return people;
}

std::vector<Interval> intervals_of(const std::vector<std::vector<double>>& rows) {
    std::vector<Interval> intervals;
    for (std::size_t i = 0; !rows.empty() && i != rows.front().size(); ++i) {
        std::vector<double> values;
        values.reserve(rows.size());
        for (const std::vector<double>& row : rows) {
            values.push_back(row[i]);
        }
        intervals.push_back(interval_of(std::move(values)));
    }
    return intervals;
}

} // namespace diasim::analysis

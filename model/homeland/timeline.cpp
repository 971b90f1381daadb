// SPDX-License-Identifier: BSD-3-Clause
#include "model/homeland/timeline.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

/// A trigger without duration enters within this time, so that its inflow is finite.
constexpr double shortest_entry_days = 1.0 / 1440.0;

std::vector<double> moments(const Scenario& scenario, const Timeline& timeline,
                            std::uint32_t steps) {
    const double step_days = scenario.time.step.days;
    const double last = steps * step_days;
    std::vector<double> times;
    for (std::uint32_t step = 0; step <= steps; ++step) {
        times.push_back(step * step_days);
    }
    const auto add = [&](double time) {
        if (time < last) {
            times.push_back(time);
        }
    };
    for (std::size_t i = 0; i != timeline.begin_days.size(); ++i) {
        add(timeline.begin_days[i]);
        add(timeline.news_end_days[i]);
        add(timeline.end_days[i]);
    }
    for (const ConnectivityStep& step : scenario.homeland.connectivity) {
        add(days_between(scenario.time.start, step.time));
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

std::vector<Interval> cut(const std::vector<double>& times, double step_days, std::uint32_t steps) {
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        Interval interval{times[i], times[i + 1], -1};
        if (interval.begin >= 0.0) {
            const double middle = 0.5 * (interval.begin + interval.end);
            interval.step = std::min<std::int64_t>(
                static_cast<std::int64_t>(std::floor(middle / step_days)), steps - 1);
        }
        intervals.push_back(interval);
    }
    return intervals;
}

std::vector<double> region_weights(const std::vector<std::uint8_t>& regions, std::size_t n_regions,
                                   double spillover) {
    std::vector<double> weights(n_regions, regions.empty() ? 1.0 : spillover);
    for (const std::uint8_t region : regions) {
        weights[region] = 1.0;
    }
    return weights;
}

std::vector<SourceGroup> group_triggers(const Scenario& scenario, std::size_t n_regions) {
    std::vector<SourceGroup> groups;
    for (std::size_t i = 0; i != scenario.homeland.triggers.size(); ++i) {
        const Trigger& trigger = scenario.homeland.triggers[i];
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const SourceGroup& g) {
            return g.regions == trigger.regions;
        });
        if (found != groups.end()) {
            found->triggers.push_back(i);
            continue;
        }
        groups.push_back(
            {trigger.regions,
             {i},
             region_weights(trigger.regions, n_regions, scenario.homeland.spillover.value)});
    }
    return groups;
}

std::vector<std::vector<double>> connectivity_by_interval(const Scenario& scenario,
                                                          const std::vector<Interval>& intervals,
                                                          std::size_t n_regions) {
    std::vector<std::vector<double>> result(intervals.size(), std::vector<double>(n_regions, 1.0));
    for (const ConnectivityStep& step : scenario.homeland.connectivity) {
        const double from = days_between(scenario.time.start, step.time);
        for (std::size_t i = 0; i != intervals.size(); ++i) {
            if (intervals[i].begin >= from) {
                for (const std::uint8_t region : step.regions) {
                    result[i][region] = step.connectivity;
                }
            }
        }
    }
    return result;
}

} // namespace

double Timeline::connectivity_of(const SourceGroup& group, std::size_t interval) const {
    if (group.regions.empty()) {
        return 1.0;
    }
    double sum = 0.0;
    for (const std::uint8_t region : group.regions) {
        sum += connectivity[interval][region];
    }
    return sum / static_cast<double>(group.regions.size());
}

Timeline make_timeline(const Scenario& scenario) {
    const std::uint32_t steps = step_count(scenario);
    const std::size_t n_regions = std::max<std::size_t>(1, scenario.homeland.regions.size());
    Timeline timeline;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        const double begin = days_between(scenario.time.start, trigger.start);
        const double end =
            std::max(begin + shortest_entry_days, days_between(scenario.time.start, trigger.end));
        timeline.begin_days.push_back(begin);
        timeline.end_days.push_back(end);
        timeline.news_end_days.push_back(std::min(
            end, begin + std::max(shortest_entry_days, scenario.homeland.news_duration.days)));
    }
    timeline.intervals = cut(moments(scenario, timeline, steps), scenario.time.step.days, steps);
    timeline.groups = group_triggers(scenario, n_regions);
    timeline.connectivity = connectivity_by_interval(scenario, timeline.intervals, n_regions);
    return timeline;
}

} // namespace diasim

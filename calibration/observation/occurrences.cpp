// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/occurrences.hpp"

#include "calibration/observation/reported_event.hpp"

#include <algorithm>

namespace diasim::calibration {
namespace {

constexpr unsigned activity_shift = 32;
constexpr std::uint64_t collective_mark = std::uint64_t{1} << 31U;

UtcTime time_of(const Scenario& scenario, std::uint32_t step) {
    return {scenario.time.start.seconds +
            static_cast<std::int64_t>(step * scenario.time.step.days * seconds_per_day)};
}

/// Local day of each step in a country.
std::vector<std::int64_t> days_in(const Scenario& scenario, std::uint16_t country,
                                  std::uint32_t steps) {
    const double offset = scenario.hosts.countries[country].utc_offset_hours;
    std::vector<std::int64_t> days;
    days.reserve(steps);
    for (std::uint32_t step = 0; step != steps; ++step) {
        days.push_back(local_day(time_of(scenario, step), offset));
    }
    return days;
}

Occurrence of_gathering(const GatheringRecord& gathering, const Scenario& scenario,
                        const Places& places) {
    Occurrence one;
    one.entity =
        (std::uint64_t{gathering.activity} << activity_shift) | std::uint64_t{gathering.site};
    one.step = gathering.step;
    one.activity = gathering.activity;
    one.is_gathering = true;
    one.country = places.country_of_site[gathering.site];
    one.city = places.city_of_site[gathering.site];
    one.day = local_day(time_of(scenario, gathering.step),
                        scenario.hosts.countries[one.country].utc_offset_hours);
    one.monday = monday_of(one.day);
    one.size = std::max(1.0, static_cast<double>(gathering.attendance));
    return one;
}

/// Collective acts of one community by one activity.
class Weeks {
public:
    Weeks(Occurrence first, double fewest) : current_{first}, fewest_{fewest} {}

    void add(std::uint32_t step, std::int64_t day, double acts, std::vector<Occurrence>& all) {
        if (monday_of(day) != current_.monday) {
            close(all);
            current_.monday = monday_of(day);
        }
        if (day != day_) {
            day_ = day;
            of_day_ = 0.0;
        }
        of_day_ += acts;
        week_ += acts;
        if (of_day_ > most_of_day_) {
            most_of_day_ = of_day_;
            current_.day = day;
            current_.step = step;
        }
    }

    /// Ends a week: enough acts make an event.
    void close(std::vector<Occurrence>& all) {
        if (week_ >= fewest_) {
            current_.size = week_;
            all.push_back(current_);
        }
        week_ = 0.0;
        most_of_day_ = 0.0;
    }

private:
    Occurrence current_;
    double fewest_;
    double week_ = 0.0;
    std::int64_t day_ = 0;
    double of_day_ = 0.0;
    double most_of_day_ = 0.0;
};

void add_collective(std::vector<Occurrence>& all, const RunRecord& record, const Scenario& scenario,
                    const Places& places, std::size_t activity) {
    const RecordShape& shape = record.shape;
    for (std::size_t community = 0; community != shape.communities; ++community) {
        Occurrence first;
        first.entity = (std::uint64_t{activity} << activity_shift) | collective_mark | community;
        first.activity = static_cast<std::uint8_t>(activity);
        first.country = scenario.hosts.communities[community].country;
        first.city = places.city_of_community[community];
        const std::vector<std::int64_t> days = days_in(scenario, first.country, shape.steps);
        Weeks weeks{first, static_cast<double>(scenario.observation.collective)};
        for (std::uint32_t step = 0; step != shape.steps; ++step) {
            const std::size_t row = (step * shape.communities + community) * shape.activities;
            weeks.add(step, days[step], record.acts[row + activity], all);
        }
        weeks.close(all);
    }
}

} // namespace

std::vector<Occurrence> occurrences_of(const RunRecord& record, const Scenario& scenario,
                                       const Places& places) {
    std::vector<Occurrence> all;
    for (const GatheringRecord& gathering : record.gatherings) {
        if (scenario.activities[gathering.activity].observed_as != ObservedAs::none) {
            all.push_back(of_gathering(gathering, scenario, places));
        }
    }
    for (std::size_t activity = 0; activity != record.shape.activities; ++activity) {
        const Activity& one = scenario.activities[activity];
        if (one.observed_as != ObservedAs::none && !one.organised.is_organised) {
            add_collective(all, record, scenario, places, activity);
        }
    }
    return all;
}

} // namespace diasim::calibration

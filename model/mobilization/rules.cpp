// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/rules.hpp"

#include <boost/math/distributions/normal.hpp>

namespace diasim {

double weekend_move_probability(double preference, double news) noexcept {
    return (1.0 - 1.0 / std::max(1.0, preference)) * (1.0 - std::clamp(news, 0.0, 1.0));
}

std::uint32_t appointment(const TimeSpan& time, std::uint32_t step, double lead_days,
                          std::uint32_t local_hour, double utc_offset_hours, WeekendMove move) {
    const double earliest = // days since the start; not in this step any more
        std::max(step * time.step.days + lead_days, (step + 1.0) * time.step.days);
    const double start_of_day_local =
        static_cast<double>(time.start.seconds) / seconds_per_day + utc_offset_hours / 24.0;
    const double hour = local_hour / 24.0;
    double day = std::ceil(start_of_day_local + earliest - hour);
    const auto weekday_of = [](double local_day) { // day 0 is a Thursday
        return static_cast<int>(std::fmod(local_day + 3.0, 7.0));
    };
    if (move != WeekendMove::none && weekday_of(day) < 5) {
        day += (move == WeekendMove::saturday ? 5 : 6) - weekday_of(day);
    }
    const double start = day + hour - start_of_day_local;
    const auto appointed = static_cast<std::int64_t>(std::floor(start / time.step.days + 1e-9));
    return static_cast<std::uint32_t>(std::max<std::int64_t>(appointed, step + std::int64_t{1}));
}

double threshold_at(const ThresholdLaw& law, double u) {
    switch (law.form) {
    case ThresholdLaw::Form::constant:
        return law.mean;
    case ThresholdLaw::Form::uniform:
        return law.mean + (2.0 * u - 1.0) * law.deviation;
    case ThresholdLaw::Form::values: {
        const auto place = static_cast<std::size_t>(u * static_cast<double>(law.values.size()));
        return law.values[std::min(place, law.values.size() - 1)];
    }
    case ThresholdLaw::Form::normal:
        break;
    }
    if (law.deviation <= 0.0) {
        return law.mean;
    }
    return boost::math::quantile(boost::math::normal_distribution<double>{law.mean, law.deviation},
                                 u);
}

} // namespace diasim

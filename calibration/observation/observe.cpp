// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/observe.hpp"

#include "calibration/observation/detection.hpp"
#include "calibration/observation/reported_size.hpp"
#include "model/base/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace diasim::calibration {
namespace {

template <class Entries>
std::vector<double> weights_of(const Entries& entries, const Weights& weights) {
    std::vector<double> values;
    values.reserve(entries.size());
    for (const auto& entry : entries) {
        values.push_back(weight_of(weights, entry.name));
    }
    return values;
}

/// Log-odds that the news of the week add, by step; weeks begin on Monday in UTC.
std::vector<double> attention_of(const Scenario& scenario, std::span<const float> news) {
    struct Mean {
        double sum = 0.0;
        double n = 0.0;
    };
    const auto week_of = [&](std::size_t step) {
        const double seconds =
            static_cast<double>(step) * scenario.time.step.days * seconds_per_day;
        return monday_of(
            local_day({scenario.time.start.seconds + static_cast<std::int64_t>(seconds)}, 0.0));
    };
    std::map<std::int64_t, Mean> weeks;
    for (std::size_t step = 0; step != news.size(); ++step) {
        Mean& week = weeks[week_of(step)];
        week.sum += static_cast<double>(news[step]);
        week.n += 1.0;
    }
    std::vector<double> attention;
    for (std::size_t step = 0; step != news.size(); ++step) {
        const Mean& week = weeks[week_of(step)];
        attention.push_back(scenario.observation.detection.attention * week.sum / week.n);
    }
    return attention;
}

/// A positive number with a log-normal error.
double misjudged(double size, double mean, double deviation, Stream& stream) {
    return size * exponential(mean + deviation * standard_normal(stream));
}

} // namespace

Observers::Observers(const Scenario& scenario, Places places, std::span<const float> news,
                     std::vector<CoveredCity> registers)
    : scenario_{&scenario}, places_{std::move(places)}, registers_{std::move(registers)},
      coverage_{weights_of(scenario.hosts.countries, scenario.observation.detection.coverage)},
      activity_{weights_of(scenario.activities, scenario.observation.detection.activity)},
      attention_{attention_of(scenario, news)} {}

ReportedEvent Observers::event_of(const Occurrence& occurrence) const {
    const Activity& activity = scenario_->activities[occurrence.activity];
    ReportedEvent event;
    event.first_day = occurrence.day;
    event.last_day = occurrence.day;
    event.country = occurrence.country;
    event.city = occurrence.city;
    event.type = type_of(activity.observed_as);
    event.stance = stance_of(activity.stance);
    event.led_by = led_by_of(activity.stance);
    return event;
}

void Observers::notify(const Occurrence& occurrence, RunKey run, ReportedEvent& event) const {
    const CoveredCity* const covering = register_on(registers_, occurrence.city, occurrence.day);
    if (!occurrence.is_gathering || covering == nullptr) {
        return;
    }
    const ObservationSpec& spec = scenario_->observation;
    Stream stream{run, Purpose::registration, occurrence.entity, occurrence.step};
    if (uniform(stream) >= spec.notified.value) {
        return;
    }
    event.in_register = true;
    event.announced = announced_number(
        misjudged(occurrence.size, spec.announced_excess, spec.announced_error, stream));
    if (covering->has_counts && uniform(stream) < spec.counted.value) {
        event.counted =
            std::max(1.0, std::round(misjudged(occurrence.size, 0.0, spec.count_error, stream)));
    }
}

void Observers::report(const Occurrence& occurrence, RunKey run, ReportedEvent& event) const {
    const ObservationSpec& spec = scenario_->observation;
    const double others = coverage_[occurrence.country] + activity_[occurrence.activity] +
                          attention_[occurrence.step];
    Stream stream{run, Purpose::report, occurrence.entity, occurrence.step};
    if (uniform(stream) >= media_probability(spec.detection, occurrence.size, others)) {
        return;
    }
    event.in_media = true;
    if (uniform(stream) < spec.sized.value) {
        const bool is_word = uniform(stream) < spec.in_words.value;
        const double said = misjudged(occurrence.size, 0.0, spec.size_error, stream);
        event.media_size = is_word ? size_in_words(said) : size_in_numbers(said);
    }
}

std::vector<ReportedEvent> Observers::observe(const RunRecord& record) const {
    const RunKey run{scenario_->seed, record.replicate};
    std::vector<ReportedEvent> events;
    for (const Occurrence& occurrence : occurrences_of(record, *scenario_, places_)) {
        ReportedEvent event = event_of(occurrence);
        notify(occurrence, run, event);
        report(occurrence, run, event);
        if (event.in_register || event.in_media) {
            events.push_back(event);
        }
    }
    return events;
}

std::vector<ReportedEvent> Observers::see_all(const RunRecord& record) const {
    std::vector<ReportedEvent> events;
    for (const Occurrence& occurrence : occurrences_of(record, *scenario_, places_)) {
        ReportedEvent event = event_of(occurrence);
        event.in_register = occurrence.is_gathering &&
                            register_on(registers_, occurrence.city, occurrence.day) != nullptr;
        event.in_media = true;
        event.counted = occurrence.size;
        events.push_back(event);
    }
    return events;
}

} // namespace diasim::calibration

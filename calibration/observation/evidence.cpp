// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace diasim::calibration {
namespace {

enum class Reason : std::uint8_t {
    led_by_others,
    withdrawn,
    not_one_event,
    time,
    country,
    type,
    doubtful_week
};

constexpr std::array<std::string_view, 7> reason_texts{
    "led by others than the diaspora, or not known by whom",
    "notified and withdrawn",
    "several events in one row, or dated by year only",
    "outside the time of the run",
    "in a country without communities of the scenario, or unknown",
    "of a kind that no activity of the scenario makes",
    "of a register alone, in a week with another entry of which nobody knows who led it"};

std::int64_t number_of(Day day) {
    return day.time_since_epoch().count();
}

/// City and Monday.
using CityWeek = std::pair<std::uint16_t, std::int64_t>;

/// The covered days without the weeks in which somebody unknown led an entry: there, the number of
/// events that count is not known, and certainly no zero.
std::vector<CoveredCity> certain_days(const std::vector<CoveredCity>& registers,
                                      const std::set<CityWeek>& doubtful) {
    std::vector<CoveredCity> certain;
    for (const CoveredCity& one : registers) {
        bool is_going_on = false;
        for (std::int64_t day = one.first_day; day <= one.last_day; ++day) {
            if (doubtful.contains({one.city, monday_of(day)})) {
                is_going_on = false;
            } else if (is_going_on) {
                certain.back().last_day = day;
            } else {
                certain.push_back({one.city, day, day, one.has_counts});
                is_going_on = true;
            }
        }
    }
    return certain;
}

/// What the register says, else what media say of the same event: whoever notified the police need
/// not have told who they are.
template <class Enum>
Enum known_of(Enum in_register, const ObservedEvent* media, Enum ObservedEvent::*member) {
    return in_register == Enum::unclear && media != nullptr ? media->*member : in_register;
}

/// Sentences on what a register and media say differently of one event.
std::vector<std::string> contradictions(const Registration& row, const ObservedEvent& media) {
    std::vector<std::string> notes;
    const auto compare = [&](auto in_register, auto in_media, std::string_view what) {
        using Enum = decltype(in_register);
        if (in_register != in_media && in_register != Enum::unclear && in_media != Enum::unclear) {
            notes.push_back(fmt::format("{} of registration {} is '{}', of its event {} '{}': the "
                                        "register's is used",
                                        what, row.id, word_of(in_register), media.id,
                                        word_of(in_media)));
        }
    };
    compare(row.led_by, media.led_by, "led_by");
    compare(row.stance, media.stance, "stance");
    return notes;
}

class Selection {
public:
    Selection(const Scenario& scenario, Places& places, const std::set<LedBy>& led_by)
        : scenario_{scenario}, places_{places}, led_by_{led_by} {
        first_ = local_day(scenario.time.start, 0.0);
        last_ = local_day({scenario.time.end.seconds - 1}, 0.0);
        for (const Activity& activity : scenario.activities) {
            if (activity.observed_as != ObservedAs::none) {
                types_.insert(type_of(activity.observed_as));
            }
        }
    }

    void add(const Registration& row, const ObservedEvent* media) {
        ReportedEvent event;
        event.first_day = number_of(row.date);
        event.last_day = event.first_day;
        event.type = row.type;
        event.stance = known_of(row.stance, media, &ObservedEvent::stance);
        event.led_by = known_of(row.led_by, media, &ObservedEvent::led_by);
        event.in_register = true;
        event.announced = row.announced;
        event.counted = row.counted;
        if (media != nullptr) {
            event.in_media = true;
            event.media_size = media->size;
            std::ranges::move(contradictions(row, *media), std::back_inserter(evidence_.notes));
        }
        const bool is_withdrawn = row.status == RegistrationStatus::withdrawn;
        const auto country = find_name(scenario_.hosts.countries, row.place.country);
        const bool is_asked_for = led_by_.contains(event.led_by);
        if (event.led_by == LedBy::unclear && !is_asked_for && !is_withdrawn && country) {
            doubtful_.insert({city_of(row.place, *country), monday_of(event.first_day)});
        }
        finish(event, row.place,
               !is_asked_for  ? std::optional{Reason::led_by_others}
               : is_withdrawn ? std::optional{Reason::withdrawn}
                              : std::nullopt);
    }

    void add(const ObservedEvent& row) {
        ReportedEvent event;
        event.first_day = number_of(row.date.first);
        event.last_day = number_of(row.date.last);
        event.type = row.type;
        event.stance = row.stance;
        event.led_by = row.led_by;
        event.in_media = true;
        event.media_size = row.size;
        finish(event, row.place,
               !led_by_.contains(row.led_by) ? std::optional{Reason::led_by_others}
               : !counts_in_series(row)      ? std::optional{Reason::not_one_event}
                                             : std::nullopt);
    }

    void add(const RegisterCoverage& row) {
        const auto country = find_name(scenario_.hosts.countries, row.place.country);
        if (country) {
            const std::int64_t first = std::max(first_, number_of(row.first));
            const std::int64_t last = std::min(last_, number_of(row.last));
            if (first <= last) {
                evidence_.registers.push_back(
                    {city_of(row.place, *country), first, last, row.has_counts});
            }
        }
    }

    [[nodiscard]] Evidence take() {
        evidence_.registers = certain_days(evidence_.registers, doubtful_);
        forget_doubtful_weeks();
        for (const auto& [reason, rows] : left_out_) {
            evidence_.left_out.push_back(
                {std::string{reason_texts.at(static_cast<std::size_t>(reason))}, rows});
        }
        return std::move(evidence_);
    }

private:
    /// Simulated registers say nothing of doubtful weeks, so observed ones must not either: what is
    /// left is what media tell, on both sides.
    void forget_doubtful_weeks() {
        const auto is_doubtful = [this](const ReportedEvent& event) {
            return event.in_register &&
                   doubtful_.contains({event.city, monday_of(event.first_day)});
        };
        const auto n = std::erase_if(evidence_.events, [&](const ReportedEvent& event) {
            return is_doubtful(event) && !event.in_media;
        });
        if (n != 0) {
            left_out_[Reason::doubtful_week] = n;
        }
        for (ReportedEvent& event : evidence_.events) {
            if (is_doubtful(event)) {
                event.in_register = false;
                event.announced.reset();
                event.counted.reset();
            }
        }
    }

    void finish(ReportedEvent event, const ObservedPlace& place, std::optional<Reason> reason) {
        const auto country = find_name(scenario_.hosts.countries, place.country);
        if (!reason && (event.last_day < first_ || event.first_day > last_)) {
            reason = Reason::time;
        }
        if (!reason && !country) {
            reason = Reason::country;
        }
        if (!reason && !types_.contains(event.type)) {
            reason = Reason::type;
        }
        if (reason) {
            ++left_out_[*reason];
            return;
        }
        event.country = static_cast<std::uint16_t>(*country);
        event.city =
            place.city.empty() && place.community.empty() ? no_city : city_of(place, *country);
        evidence_.events.push_back(event);
    }

    /// The city of the community, else the one of that name, else a new one without hosts.
    std::uint16_t city_of(const ObservedPlace& place, std::size_t country) {
        const auto community = find_name(scenario_.hosts.communities, place.community);
        if (community && places_.city_of_community[*community] != no_city) {
            return places_.city_of_community[*community];
        }
        if (place.city.empty()) {
            return no_city;
        }
        const auto at = static_cast<std::uint16_t>(country);
        const std::uint16_t known = find_city(places_, at, place.city);
        if (known != no_city) {
            return known;
        }
        places_.cities.push_back({place.city, at, false});
        return static_cast<std::uint16_t>(places_.cities.size() - 1);
    }

    const Scenario& scenario_;
    Places& places_;
    const std::set<LedBy>& led_by_;
    std::int64_t first_ = 0; ///< day of the scenario's start
    std::int64_t last_ = 0;  ///< of its end, included
    std::set<EventType> types_;
    std::map<Reason, std::size_t> left_out_;
    std::set<CityWeek> doubtful_;
    Evidence evidence_;
};

const ObservedEvent* linked(const Catalogue& catalogue, const Registration& row) {
    const auto event = std::ranges::find_if(catalogue.events, [&](const ObservedEvent& one) {
        return one.registration_id == row.id || (!row.event_id.empty() && one.id == row.event_id);
    });
    return event == catalogue.events.end() ? nullptr : &*event;
}

/// Sentences on rows that may be one event and count as two.
std::vector<std::string> doubles(const Catalogue& catalogue, const Scenario& scenario,
                                 const std::set<LedBy>& led_by) {
    const std::int64_t first = local_day(scenario.time.start, 0.0);
    const std::int64_t last = local_day({scenario.time.end.seconds - 1}, 0.0);
    std::vector<std::string> notes;
    for (const LikelyPair& pair : likely_pairs(catalogue)) {
        const Registration& row = catalogue.registrations[pair.registration];
        const ObservedEvent& event = catalogue.events[pair.event];
        const std::int64_t day = number_of(row.date);
        if (led_by.contains(row.led_by) && led_by.contains(event.led_by) && first <= day &&
            day <= last) {
            notes.push_back(fmt::format(
                "registration {} and event {} of {} may be one event that counts twice: if so, "
                "write event_id = {} into the registration",
                row.id, event.id, row.place.city, event.id));
        }
    }
    return notes;
}

} // namespace

std::set<LedBy> diaspora_led() {
    return {LedBy::diaspora, LedBy::mixed};
}

Evidence evidence_of(const Catalogue& catalogue, const Scenario& scenario, Places& places,
                     const std::set<LedBy>& led_by) {
    Selection selection{scenario, places, led_by};
    for (const RegisterCoverage& row : catalogue.registers) {
        selection.add(row);
    }
    std::set<const ObservedEvent*> merged;
    for (const Registration& row : catalogue.registrations) {
        const ObservedEvent* media = linked(catalogue, row);
        merged.insert(media);
        selection.add(row, media);
    }
    for (const ObservedEvent& row : catalogue.events) {
        if (!merged.contains(&row)) {
            selection.add(row);
        }
    }
    Evidence evidence = selection.take();
    std::ranges::move(doubles(catalogue, scenario, led_by), std::back_inserter(evidence.notes));
    return evidence;
}

std::vector<Overlap> overlap_of(const Catalogue& catalogue) {
    std::vector<Overlap> overlap;
    for (const Registration& row : catalogue.registrations) {
        const ObservedEvent* media = linked(catalogue, row);
        if (row.status == RegistrationStatus::held && row.counted.value_or(0.0) >= 1.0 &&
            known_of(row.led_by, media, &ObservedEvent::led_by) != LedBy::other_diaspora) {
            overlap.push_back({*row.counted, media != nullptr});
        }
    }
    return overlap;
}

} // namespace diasim::calibration

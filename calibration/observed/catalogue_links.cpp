// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/table_observed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

/// What can only be checked once all observed tables are read.
namespace diasim {
namespace {

bool is_same_city(const ObservedPlace& a, const ObservedPlace& b) {
    return a.country == b.country && a.city == b.city;
}

bool is_linked(const Catalogue& catalogue, const Registration& registration) {
    return !registration.event_id.empty() ||
           std::any_of(catalogue.events.begin(), catalogue.events.end(),
                       [&](const ObservedEvent& event) {
                           return event.registration_id == registration.id;
                       });
}

bool may_be_same(const Registration& registration, const ObservedEvent& event) {
    constexpr std::chrono::days apart{1}; // a report of the next day, or of an evening's vigil
    return event.registration_id.empty() && !event.is_aggregate &&
           event.date.precision == DatePrecision::day &&
           is_same_city(registration.place, event.place) &&
           event.date.first - apart <= registration.date &&
           registration.date <= event.date.last + apart;
}

} // namespace

std::vector<LikelyPair> likely_pairs(const Catalogue& catalogue) {
    std::vector<LikelyPair> pairs;
    for (std::size_t r = 0; r != catalogue.registrations.size(); ++r) {
        const Registration& registration = catalogue.registrations[r];
        if (registration.status != RegistrationStatus::held || is_linked(catalogue, registration)) {
            continue;
        }
        for (std::size_t e = 0; e != catalogue.events.size(); ++e) {
            if (may_be_same(registration, catalogue.events[e])) {
                pairs.push_back({r, e});
            }
        }
    }
    std::vector<LikelyPair> unique;
    std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(unique), [&](const LikelyPair& a) {
        return std::count_if(pairs.begin(), pairs.end(), [&](const LikelyPair& b) {
                   return a.registration == b.registration || a.event == b.event;
               }) == 1;
    });
    return unique;
}

ObservedEvent* CatalogueTables::linked_event(const EventLink& link, const std::string& id) {
    const auto event = std::find_if(catalogue_.events.begin(), catalogue_.events.end(),
                                    [&id](const ObservedEvent& one) { return one.id == id; });
    if (event != catalogue_.events.end()) {
        return &*event;
    }
    std::vector<std::string> known;
    for (const ObservedEvent& one : catalogue_.events) {
        known.push_back(one.id);
    }
    const std::string best = nearest(id, known);
    problems_.add(link.location, fmt::format("event_id: there is no event '{}'", id), link.width,
                  best.empty() ? "give the events table too, or leave the field empty"
                               : fmt::format("did you mean '{}'?", best));
    return nullptr;
}

void CatalogueTables::check_links() {
    for (const EventLink& link : links_) {
        const Registration& registration = catalogue_.registrations[link.row];
        ObservedEvent* event = linked_event(link, registration.event_id);
        if (event == nullptr) {
            continue;
        }
        const auto report = [&](std::string message, std::string hint) {
            problems_.add(link.location, "event_id: " + std::move(message), link.width,
                          std::move(hint));
        };
        if (registration.status == RegistrationStatus::withdrawn) {
            report(
                fmt::format("what was withdrawn cannot be event {}, which took place", event->id),
                "leave the field empty, or correct the registration's status");
        } else if (!event->registration_id.empty()) {
            report(fmt::format("registration {} is of event {} already", event->registration_id,
                               event->id),
                   "one of the two is another event");
        } else if (!is_same_city(event->place, registration.place)) {
            report(fmt::format("event {} is in '{}', not in {}", event->id, event->place.city,
                               registration.place.city),
                   "only rows of the same event are linked");
        } else if (!event->date.contains(registration.date)) {
            report(fmt::format("event {} is of {} to {}", event->id, to_text(event->date.first),
                               to_text(event->date.last)),
                   "only rows of the same event are linked");
        } else {
            event->registration_id = registration.id;
        }
    }
}

void CatalogueTables::check_absence_links() {
    for (const EventLink& link : absence_links_) {
        static_cast<void>(linked_event(link, catalogue_.absences[link.row].event_id));
    }
}

/// A registration outside every register would be counted without its zeros.
void CatalogueTables::check_coverage() {
    for (std::size_t i = 0; i != catalogue_.registrations.size(); ++i) {
        const Registration& registration = catalogue_.registrations[i];
        const bool is_covered =
            std::any_of(catalogue_.registers.begin(), catalogue_.registers.end(),
                        [&registration](const RegisterCoverage& coverage) {
                            return is_same_city(coverage.place, registration.place) &&
                                   coverage.contains(registration.date);
                        });
        const ObservedPlace& place = registration.place;
        const bool is_read = !registration_dates_[i].file.empty() && !place.country.empty() &&
                             !place.city.empty(); // else that was reported
        if (!is_covered && is_read) {
            problems_.add(registration_dates_[i],
                          fmt::format("date: no register covers {} on {}", place.city,
                                      to_text(registration.date)),
                          1,
                          has_registers_ ? "correct the date, or the coverage in the registers"
                                         : "give the table of registers too: it says where no row "
                                           "is a zero");
        }
    }
}

Catalogue CatalogueTables::finish() {
    if (has_events_) {
        check_links();
        check_absence_links();
    }
    check_coverage();
    return std::move(catalogue_);
}

} // namespace diasim

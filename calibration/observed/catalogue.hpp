// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/dates.hpp"
#include "calibration/observed/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What was observed, as plain rows in the order of their tables. Columns, how they were coded and
/// what follows for their use: calibration/observed/README.md.
namespace diasim {

/// Where something happened.
struct ObservedPlace {
    std::string country;   ///< ISO 3166-1 alpha-2; "" if not known
    std::string community; ///< host community of the scenario; "" if there is none or not known
    std::string city;      ///< "" if not known

    friend bool operator==(const ObservedPlace&, const ObservedPlace&) = default;
};

/// A number of people that a source gives in words: at least `low`, at most `high`.
struct SizeInterval {
    double low = 1.0;  ///< people, >= 1
    double high = 1.0; ///< people, >= low

    friend bool operator==(const SizeInterval&, const SizeInterval&) = default;
};

/// An event as media or organisations report it. No event for a place means that nothing was found,
/// not that nothing happened.
struct ObservedEvent {
    std::string id;
    DateInterval date;
    ObservedPlace place;
    EventType type = EventType::other;
    EventStance stance = EventStance::unclear;
    LedBy led_by = LedBy::unclear;
    bool is_aggregate = false; ///< several events in one row, or one that is only looked back on
    /// People who took part; of letters and the like, those who signed or spoke. Nothing: no number
    /// is reported, which is not zero.
    std::optional<SizeInterval> size;
    std::string source;          ///< address or title, never empty
    std::string registration_id; ///< the registration of the same event; "" if none is known

    // Remarks, not used by any computation.
    std::string size_text; ///< the number in the words of the source
    std::string organiser_kind;
    std::string organiser;
    std::string target;
    std::string claims;
    std::string source_language;
    std::optional<Confidence> confidence;
    std::string notes;

    friend bool operator==(const ObservedEvent&, const ObservedEvent&) = default;
};

/// Whether the row is one event with a date close enough for series by week or month.
[[nodiscard]] inline bool counts_in_series(const ObservedEvent& event) noexcept {
    return !event.is_aggregate && event.date.precision != DatePrecision::year;
}

/// An assembly of which the police of a city were notified.
struct Registration {
    std::string id;
    Day date;
    std::optional<int> start_minute; ///< minutes after local midnight
    std::optional<int> end_minute;   ///< before start_minute: on the next day
    ObservedPlace place;             ///< with country and city
    EventType type = EventType::rally;
    RegistrationStatus status = RegistrationStatus::notified;
    std::optional<double> announced; ///< people, by the notice
    std::optional<double> counted;   ///< people, by the police; only if it was held
    bool is_moving = false;          ///< a march
    EventStance stance = EventStance::unclear;
    LedBy led_by = LedBy::unclear;
    std::string event_id; ///< the event of the media that is the same; "" if none is known
    std::string source;   ///< never empty

    // Remarks.
    std::string venue;
    std::string topic;
    std::string first_listed; ///< when a public list first showed it
    std::string changed;
    std::string notes;

    friend bool operator==(const Registration&, const Registration&) = default;
};

/// A city and period whose register is complete: a day without a registration is a zero there.
struct RegisterCoverage {
    ObservedPlace place; ///< with country and city
    Day first;
    Day last;                ///< >= first
    bool has_counts = false; ///< whether the police counted as well
    std::string source;      ///< never empty
    std::string notes;

    [[nodiscard]] bool contains(Day day) const noexcept { return first <= day && day <= last; }
    friend bool operator==(const RegisterCoverage&, const RegisterCoverage&) = default;
};

/// A source that says that nothing was done, or that something else was done instead.
struct Absence {
    std::string id;
    DateInterval date;
    ObservedPlace place;
    std::string kind;     ///< such as concern_without_action
    std::string event_id; ///< the event that the same source tells of; "" if none
    std::string source;   ///< never empty
    std::string notes;

    friend bool operator==(const Absence&, const Absence&) = default;
};

struct Catalogue {
    std::vector<ObservedEvent> events;
    std::vector<Registration> registrations;
    std::vector<RegisterCoverage> registers;
    std::vector<Absence> absences;
};

/// A registration and a media event that no link joins, by their positions.
struct LikelyPair {
    std::size_t registration = 0;
    std::size_t event = 0;

    friend bool operator==(const LikelyPair&, const LikelyPair&) = default;
};

/// Held registrations and single media events without links that are likely the same: in the same
/// city, at most a day apart, and each the only one for the other. As long as they are not linked
/// they count twice.
[[nodiscard]] std::vector<LikelyPair> likely_pairs(const Catalogue& catalogue);

} // namespace diasim

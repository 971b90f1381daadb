// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/places.hpp"
#include "calibration/observed/catalogue.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace diasim::calibration {

/// An event as the tables hold it, observed or simulated: the same event in a register and in media
/// is one, with what each says of it.
struct ReportedEvent {
    std::int64_t first_day = 0; ///< days since 1970-01-01, local date
    std::int64_t last_day = 0;  ///< the same if the day is known
    std::uint16_t country = 0;
    std::uint16_t city = no_city;
    EventType type = EventType::other;
    EventStance stance = EventStance::critical;
    LedBy led_by = LedBy::diaspora;
    bool in_register = false;
    bool in_media = false;
    std::optional<double> announced;        ///< to the authorities
    std::optional<double> counted;          ///< by the police
    std::optional<SizeInterval> media_size; ///< what media say

    friend bool operator==(const ReportedEvent&, const ReportedEvent&) = default;
};

/// The words of event tables for what the model knows. @throws std::logic_error for
/// ObservedAs::none, which is no event
[[nodiscard]] EventType type_of(ObservedAs observed_as);
[[nodiscard]] EventStance stance_of(Stance stance) noexcept;

/// Who tables say leads such events: the diaspora; what is loyal to the homeland's government they
/// put down to a crowd of which nobody knows who called it (assumption A38).
[[nodiscard]] LedBy led_by_of(Stance stance) noexcept;

/// The best that is known of a size: the police's count, else what media say, else what was
/// announced.
[[nodiscard]] std::optional<SizeInterval> known_size(const ReportedEvent& event);

/// A city and a period in which an official register holds every notified assembly: there, no entry
/// is a zero.
struct CoveredCity {
    std::uint16_t city = 0;
    std::int64_t first_day = 0;
    std::int64_t last_day = 0; ///< included
    bool has_counts = true;    ///< whether the police counted as well
};

/// The register that covers the city on that day, or null.
[[nodiscard]] const CoveredCity* register_on(const std::vector<CoveredCity>& registers,
                                             std::uint16_t city, std::int64_t day);

/// Day of a moment at an offset from UTC.
[[nodiscard]] std::int64_t local_day(UtcTime time, double utc_offset_hours);

/// Monday of the week of a day; weeks are the unit in which counts are compared.
[[nodiscard]] constexpr std::int64_t monday_of(std::int64_t day) noexcept {
    const std::int64_t since_monday = (day + 3) % 7; // 1970-01-01 was a Thursday
    return day - (since_monday < 0 ? since_monday + 7 : since_monday);
}

} // namespace diasim::calibration

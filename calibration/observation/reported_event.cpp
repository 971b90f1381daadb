// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/reported_event.hpp"

#include "model/base/error.hpp"
#include "model/scenario/format_observation.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::calibration {
namespace {

constexpr bool is_same_word(ObservedAs observed_as, EventType type) {
    return Choices<ObservedAs>::words.at(static_cast<std::size_t>(observed_as)) == word_of(type);
}

// The two enumerations say the same in the same order, but for "none".
static_assert(is_same_word(ObservedAs::rally, EventType::rally));
static_assert(is_same_word(ObservedAs::lobbying, EventType::lobbying));
static_assert(is_same_word(ObservedAs::other, EventType::other));

} // namespace

EventType type_of(ObservedAs observed_as) {
    check(observed_as != ObservedAs::none, "an activity that nobody records is no event");
    return static_cast<EventType>(static_cast<std::uint8_t>(observed_as) - 1);
}

EventStance stance_of(Stance stance) noexcept {
    switch (stance) {
    case Stance::critical:
        return EventStance::critical;
    case Stance::solidarity:
        return EventStance::solidarity;
    default:
        return EventStance::loyal;
    }
}

LedBy led_by_of(Stance stance) noexcept {
    return stance == Stance::loyal ? LedBy::loyal_crowd : LedBy::diaspora;
}

std::optional<SizeInterval> known_size(const ReportedEvent& event) {
    if (event.counted) {
        return SizeInterval{*event.counted, *event.counted};
    }
    if (event.media_size) {
        return event.media_size;
    }
    if (event.announced) {
        return SizeInterval{*event.announced, *event.announced};
    }
    return std::nullopt;
}

const CoveredCity* register_on(const std::vector<CoveredCity>& registers, std::uint16_t city,
                               std::int64_t day) {
    const auto found = std::ranges::find_if(registers, [&](const CoveredCity& one) {
        return one.city == city && one.first_day <= day && day <= one.last_day;
    });
    return city == no_city || found == registers.end() ? nullptr : &*found;
}

std::int64_t local_day(UtcTime time, double utc_offset_hours) {
    constexpr double seconds_per_hour = 3600.0;
    return static_cast<std::int64_t>(
        std::floor((static_cast<double>(time.seconds) + utc_offset_hours * seconds_per_hour) /
                   seconds_per_day));
}

} // namespace diasim::calibration

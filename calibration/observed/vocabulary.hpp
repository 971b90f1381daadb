// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/dates.hpp"
#include "model/scenario/format.hpp"

#include <array>
#include <cstdint>
#include <string_view>

/// The words of the observed tables, as enumerations. What each means: calibration/observed/README.
namespace diasim {

/// What was done.
enum class EventType : std::uint8_t {
    rally,
    picket,
    vigil,
    petition_or_letter,
    lobbying,
    statement,
    press_or_media,
    fundraising_or_aid,
    other
};

/// Towards the homeland's government.
enum class EventStance : std::uint8_t {
    critical,
    solidarity, ///< with people in the homeland, without a word on its government
    loyal,
    other,  ///< about something else
    unclear ///< the source does not say
};

/// Who led it. Only `diaspora` and `mixed` are mobilisation of the diaspora itself.
enum class LedBy : std::uint8_t {
    diaspora,
    mixed,                 ///< diaspora and others together
    ally,                  ///< others for the homeland: parties, NGOs, members of parliament
    state_linked,          ///< embassies, consulates, state agencies
    loyal_crowd,           ///< a crowd that welcomes the government; who called it is not known
    homeland_for_diaspora, ///< people in the homeland for those abroad
    other_diaspora,        ///< the diaspora of another people
    unclear
};

/// How sure the coder was.
enum class Confidence : std::uint8_t { low, medium, high };

/// What became of a notified assembly.
enum class RegistrationStatus : std::uint8_t {
    held,
    notified, ///< notified; whether it was held is not recorded
    withdrawn
};

/// Whether what happened was mobilisation of the diaspora itself.
[[nodiscard]] constexpr bool is_led_by_diaspora(LedBy led_by) noexcept {
    return led_by == LedBy::diaspora || led_by == LedBy::mixed;
}

template <>
struct Choices<DatePrecision> {
    static constexpr std::array<std::string_view, 4> words{"day", "week", "month", "year"};
};
template <>
struct Choices<DateFormat> {
    static constexpr std::array<std::string_view, 3> words{"year-month-day", "day-month-year",
                                                           "month-day-year"};
};
template <>
struct Choices<EventType> {
    static constexpr std::array<std::string_view, 9> words{
        "rally",    "picket",    "vigil",          "petition_or_letter",
        "lobbying", "statement", "press_or_media", "fundraising_or_aid",
        "other"};
};
template <>
struct Choices<EventStance> {
    static constexpr std::array<std::string_view, 5> words{"critical", "solidarity", "loyal",
                                                           "other", "unclear"};
};
template <>
struct Choices<LedBy> {
    static constexpr std::array<std::string_view, 8> words{
        "diaspora",       "mixed",  "ally", "state_linked", "loyal_crowd", "homeland_for_diaspora",
        "other_diaspora", "unclear"};
};
template <>
struct Choices<Confidence> {
    static constexpr std::array<std::string_view, 3> words{"low", "medium", "high"};
};
template <>
struct Choices<RegistrationStatus> {
    static constexpr std::array<std::string_view, 3> words{"held", "notified", "withdrawn"};
};

/// The word for a value of one of these enumerations.
template <class Enum>
[[nodiscard]] constexpr std::string_view word_of(Enum value) {
    return Choices<Enum>::words.at(static_cast<std::size_t>(value));
}

} // namespace diasim

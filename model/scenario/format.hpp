// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

/// The words in which the scenario format is described. Each field of the format is declared once,
/// in a function template `describe(visitor, struct)` of format_*.hpp, with its key, member, limits
/// and meaning; its default is the member's initialiser. Reader, writer, JSON Schema, parameter
/// table and tests all follow from that one declaration.
namespace diasim {

/// What the text of a field, or the keys of a map, must be the name of.
enum class Names : std::uint8_t {
    none,
    trait,   ///< declared or built in, or "1 - trait"
    context, ///< declared or built in, or "1 - context"
    activity,
    motive,
    series,
    region,
    country, ///< of residence
    column,  ///< of the countries or the communities table
    venue    ///< a kind of site, or "square"
};

/// What a field may hold. Bounds are inclusive and in the unit of the field: days for a duration,
/// per day for a rate, km for a distance.
struct Limits {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    std::string_view unit;   ///< of plain numbers; "" means 1
    std::string_view source; ///< of the default
    Names names = Names::none;
    bool is_required = false;
    bool is_file = false;       ///< a text that names a file
    bool is_annotation = false; ///< says something of the entry, is no value of it
    bool divides_day = false;   ///< a time of which 24 h are a whole multiple

    [[nodiscard]] constexpr Limits in(std::string_view text) const {
        Limits copy = *this;
        copy.unit = text;
        return copy;
    }
    [[nodiscard]] constexpr Limits from(std::string_view text) const {
        Limits copy = *this;
        copy.source = text;
        return copy;
    }
    [[nodiscard]] constexpr Limits of(Names kind) const {
        Limits copy = *this;
        copy.names = kind;
        return copy;
    }
    [[nodiscard]] constexpr Limits dividing_day() const {
        Limits copy = *this;
        copy.divides_day = true;
        return copy;
    }
    [[nodiscard]] constexpr Limits required() const {
        Limits copy = *this;
        copy.is_required = true;
        return copy;
    }
    [[nodiscard]] constexpr bool has_range() const {
        return low > -std::numeric_limits<double>::infinity() ||
               high < std::numeric_limits<double>::infinity();
    }
};

[[nodiscard]] constexpr Limits anything() {
    return {};
}

[[nodiscard]] constexpr Limits range(double low, double high) {
    Limits limits;
    limits.low = low;
    limits.high = high;
    return limits;
}

[[nodiscard]] constexpr Limits share() {
    return range(0, 1);
}
[[nodiscard]] constexpr Limits refers_to(Names names) {
    return anything().of(names);
}

[[nodiscard]] constexpr Limits file_name() {
    Limits limits;
    limits.is_file = true;
    return limits;
}

[[nodiscard]] constexpr Limits annotation() {
    Limits limits;
    limits.is_annotation = true;
    return limits;
}

/// Bounds that several fields share.
inline constexpr double one_minute = 1.0 / 1440.0; ///< d
inline constexpr double one_hour = 1.0 / 24.0;     ///< d
inline constexpr double century = 36525.0;         ///< d
inline constexpr double fastest = 1440.0;          ///< per day: once a minute

/// A span of time that something takes or half of it takes to pass.
[[nodiscard]] constexpr Limits time_constant() {
    return range(one_minute, century);
}
[[nodiscard]] constexpr Limits hazard() {
    return range(0, fastest);
}
/// A coefficient of the utility, in log-odds.
[[nodiscard]] constexpr Limits log_odds() {
    return range(-20, 20).in("log-odds");
}

/// The words for the values of an enumeration, in the order of its enumerators from 0.
template <class Enum>
struct Choices;

template <>
struct Choices<SeriesForm> {
    static constexpr std::array<std::string_view, 3> words{"saturating", "linear", "state"};
};
template <>
struct Choices<SizeRule> {
    static constexpr std::array<std::string_view, 4> words{"low", "mid", "high", "sample"};
};
template <>
struct Choices<FriendsKind> {
    static constexpr std::array<std::string_view, 6> words{
        "small_world", "ring_lattice", "erdos_renyi", "configuration", "complete", "none"};
};
template <>
struct Choices<DegreeLaw> {
    static constexpr std::array<std::string_view, 3> words{"regular", "poisson", "power_law"};
};
template <>
struct Choices<Mechanism> {
    static constexpr std::array<std::string_view, 3> words{"series", "contacts", "voices"};
};
template <>
struct Choices<Layer> {
    static constexpr std::array<std::string_view, 3> words{"friends", "kin_abroad", "follows"};
};
template <>
struct Choices<Stance> {
    static constexpr std::array<std::string_view, 3> words{"critical", "solidarity", "loyal"};
};
template <>
struct Choices<Rule> {
    static constexpr std::array<std::string_view, 2> words{"utility", "threshold"};
};

/// What may be said of any entry: where its values come from, and what is not plain.
template <class V>
void describe_notes(V& v, std::string& source, Notes& notes) {
    v.field("source", source, annotation(), "where the values come from, or why they are assumed");
    v.field("unit", notes.unit, annotation(), "unit of the entry, if it is not plain");
    v.field("note", notes.note, annotation(), "remark");
    v.field("prior", notes.prior, annotation(),
            "what was believed of the values before calibration");
}

} // namespace diasim

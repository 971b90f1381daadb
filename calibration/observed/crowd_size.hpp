// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace diasim {

/// A word for a number of people that is not told.
struct CrowdWord {
    std::string_view words;
    SizeInterval size;
};

/// What sources say of crowds that nobody counted, and the numbers that the words stand for, from 2
/// on without gaps: what importers read and what simulated media write. The bounds are assumptions.
inline constexpr std::array<CrowdWord, 7> crowd_words{
    {{"a few", {2, 4}},
     {"small group", {5, 19}},
     {"dozens", {20, 99}},
     {"hundreds", {100, 999}},
     {"thousands", {1000, 9999}},
     {"tens of thousands", {10000, 99999}},
     {"hundreds of thousands", {100000, 999999}}}};

/// The number of people that English words give, as an interval; nothing if they give none.
///
/// "60", "sixty" is 60 to 60; "about 60" 48 to 72 (a fifth to each side); "over 60", "at least 60"
/// 60 to 90; "up to 60" 1 to 60; "50-60", "between 50 and 60" 50 to 60, "two or three hundred" 200
/// to 300; "half a dozen" 6; "dozens" 20 to 99 and so on as in crowd_words, "a few" and "several"
/// of them less; "handful" 3 to 7. The widths are assumptions, taken from how the project's own
/// table was coded by hand; how people round numbers is not modelled.
[[nodiscard]] std::optional<SizeInterval> parse_crowd_size(std::string_view text);

/// What ACLED says of a crowd: the text behind "crowd size=" in its tags, or behind "[size=" in
/// older notes; "" if neither is there.
[[nodiscard]] std::string_view crowd_size_text(std::string_view tags, std::string_view notes);

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"

#include <optional>
#include <string_view>

namespace diasim {

/// The number of people that English words give, as an interval; nothing if they give none.
///
/// "60", "sixty" is 60 to 60; "about 60" 48 to 72 (a fifth to each side); "over 60", "at least 60"
/// 60 to 90; "up to 60" 1 to 60; "50-60", "between 50 and 60" 50 to 60; "dozens" 20 to 99,
/// "hundreds" 200 to 999, "thousands" 2000 to 9999 and so on, "a few" and "several" of them less;
/// "small group" 5 to 20, "handful" 3 to 7. The widths are assumptions, taken from how the
/// project's own table was coded by hand; how people round numbers is not modelled.
[[nodiscard]] std::optional<SizeInterval> parse_crowd_size(std::string_view text);

/// What ACLED says of a crowd: the text behind "crowd size=" in its tags, or behind "[size=" in
/// older notes; "" if neither is there.
[[nodiscard]] std::string_view crowd_size_text(std::string_view tags, std::string_view notes);

} // namespace diasim

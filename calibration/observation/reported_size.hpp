// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/reported_event.hpp"

namespace diasim::calibration {

/// The interval that a word for a size means, one of crowd_words: "a few" 2 to 4, "a small group" 5
/// to 19, "dozens" 20 to 99 and so on; `size` >= 1.
[[nodiscard]] SizeInterval size_in_words(double size);

/// The interval that a round number means: sizes below 10 are given as they are, then to the
/// nearest 10, from 100 to the nearest 50, from 1,000 to the nearest 500, with half of that to both
/// sides, as "about 60" is coded 55 to 65.
[[nodiscard]] SizeInterval size_in_numbers(double size);

/// The nearest number that people announce: as it is below 10, then a multiple of 5, of 50 from
/// 100, of 500 from 1,000; at least 1.
[[nodiscard]] double announced_number(double size);

} // namespace diasim::calibration

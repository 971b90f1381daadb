// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/outline.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Fields of the format as texts for people.
namespace diasim {

/// The field's value: "0.2", "6 d", "small_world", "square, embassy", "rally = 1, picket = 0.4".
[[nodiscard]] std::string value_text(const Leaf& leaf);

/// A bound of the field, with its unit if it has one of its own: "6 d".
[[nodiscard]] std::string bound_text(const Leaf& leaf, double bound);

/// "0 to 1", "at least 0", "one of low, mid, high"; "" if anything goes.
[[nodiscard]] std::string range_text(const Leaf& leaf);

/// Unit of the field's numbers: "d", "1/d", "km", "1"; "" for texts and choices.
[[nodiscard]] std::string unit_text(const Leaf& leaf);

/// A bound of whole numbers, at most the largest that TOML has.
[[nodiscard]] std::uint64_t whole_bound(double bound);

/// Words joined by ", ".
[[nodiscard]] std::string comma_list(const std::vector<std::string>& words);

} // namespace diasim

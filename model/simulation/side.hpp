// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace diasim {

/// Sides of contention: acts of one side encourage that side only.
enum class Side : std::uint8_t { critical, loyal }; ///< critical: also solidary acts
inline constexpr std::array sides{Side::critical, Side::loyal};

[[nodiscard]] constexpr Side side_of(Stance stance) noexcept {
    return stance == Stance::loyal ? Side::loyal : Side::critical;
}

/// A value for each side.
template <class Value>
struct BySide {
    std::array<Value, sides.size()> values{};

    [[nodiscard]] Value& operator[](Side side) noexcept {
        return values[static_cast<std::size_t>(side)];
    }
    [[nodiscard]] const Value& operator[](Side side) const noexcept {
        return values[static_cast<std::size_t>(side)];
    }
};

} // namespace diasim

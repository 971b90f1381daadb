// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Columns of steps, one a person, in which something happens to that person next.
namespace diasim {

/// The step of what never happens: later than any.
inline constexpr std::uint16_t never = 0xFFFF;

/// Appends the people whose entry is this step, rising; the first entry is that of `first_person`.
/// Most people's is not: 32 entries are compared at a time, in a few vector instructions.
template <class Step>
void append_due(std::span<const Step> next, Step step, std::uint32_t first_person,
                std::vector<std::uint32_t>& due) {
    constexpr std::size_t at_a_time = 32;
    for (std::size_t first = 0; first < next.size(); first += at_a_time) {
        const std::size_t last = std::min(first + at_a_time, next.size());
        if (last - first == at_a_time) {
            Step any = 0;
            for (std::size_t i = first; i != first + at_a_time; ++i) {
                any |= static_cast<Step>(next[i] == step);
            }
            if (any == 0) {
                continue;
            }
        }
        // Who is due cannot be foreseen: everybody is written, and overwritten unless due.
        std::array<std::uint32_t, at_a_time>
            found; // NOLINT(cppcoreguidelines-pro-type-member-init)
        std::size_t n = 0;
        for (std::size_t i = first; i != last; ++i) {
            found[n] = first_person + static_cast<std::uint32_t>(i);
            n += next[i] == step ? 1U : 0U;
        }
        due.insert(due.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(n));
    }
}

/// The people [begin, end) of a column of everybody whose entry is this step, rising.
[[nodiscard]] inline std::vector<std::uint32_t> people_due(std::span<const std::uint16_t> next,
                                                           std::uint32_t step, std::size_t begin,
                                                           std::size_t end) {
    std::vector<std::uint32_t> due;
    due.reserve((end - begin) / 32); // more grows
    append_due(next.subspan(begin, end - begin), static_cast<std::uint16_t>(step),
               static_cast<std::uint32_t>(begin), due);
    return due;
}

} // namespace diasim

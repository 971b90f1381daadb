// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Columns of steps, one a person, in which something happens to that person next.
namespace diasim {

/// The step of what never happens: later than any.
inline constexpr std::uint16_t never = 0xFFFF;

/// A step as it is stored: one beyond the run is never.
[[nodiscard]] inline std::uint16_t step_or_never(std::uint32_t step, std::uint32_t steps) noexcept {
    return step < steps ? static_cast<std::uint16_t>(step) : never;
}

/// Lowers an entry to `step`, if that is earlier: commutative, so that concurrent calls end in the
/// same state in any order. `is_shared`: others may do so at the same time.
inline void lower(std::uint16_t& next, std::uint16_t step, bool is_shared) noexcept {
    if (!is_shared) {
        next = std::min(next, step);
        return;
    }
    const std::atomic_ref<std::uint16_t> place{next};
    std::uint16_t before = place.load(std::memory_order_relaxed);
    while (step < before && !place.compare_exchange_weak(before, step, std::memory_order_relaxed)) {
    }
}

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

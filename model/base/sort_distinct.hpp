// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// Sorts numbers below `limit` and drops repetitions. Many of them are marked in a row of bits and
/// read off again, which takes no comparison.
inline void sort_distinct(std::vector<std::uint32_t>& numbers, std::size_t limit) {
    constexpr std::size_t bits = 64;
    if (numbers.size() < limit / bits) {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return;
    }
    std::vector<std::uint64_t> marks(limit / bits + 1, 0);
    for (const std::uint32_t number : numbers) {
        marks[number / bits] |= std::uint64_t{1} << (number % bits);
    }
    numbers.clear();
    for (std::size_t i = 0; i != marks.size(); ++i) {
        for (std::uint64_t left = marks[i]; left != 0; left &= left - 1) {
            numbers.push_back(static_cast<std::uint32_t>(
                i * bits + static_cast<std::size_t>(std::countr_zero(left))));
        }
    }
}

} // namespace diasim

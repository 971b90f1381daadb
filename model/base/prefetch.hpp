// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <span>

/// Rows of people who are far apart in memory cost a wait of hundreds of instructions each, unless
/// they are asked for some people ahead. Asking changes no result.
namespace diasim {

/// Asks for the cache line of an address, which need not be one that may be read.
inline void prefetch(const void* place) noexcept {
    __builtin_prefetch(place);
    // g++ 12 takes a function that does nothing but prefetch for one without effects, and leaves
    // out calls of it.
    asm volatile("");
}

/// How many items ahead rows are asked for: enough to hide the wait, few enough to stay in the
/// first cache.
inline constexpr std::size_t prefetch_distance = 8;

/// Calls body(item) for all items in order, and ahead(item) prefetch_distance items before.
template <class Item, class Ahead, class Body>
void for_each_ahead(std::span<const Item> items, const Ahead& ahead, const Body& body) {
    const std::size_t n = items.size();
    for (std::size_t i = 0; n != 0 && i != n + prefetch_distance; ++i) {
        if (i < n) {
            ahead(items[i]);
        }
        if (i >= prefetch_distance) {
            body(items[i - prefetch_distance]);
        }
    }
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
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

/// The same with two stages: far(item) asks for what tells where near(item) has to ask, which
/// follows half as many items before body(item).
template <class Item, class Far, class Near, class Body>
void for_each_ahead(std::span<const Item> items, const Far& far, const Near& near,
                    const Body& body) {
    constexpr std::size_t half = prefetch_distance / 2;
    for_each_ahead(items, far, [&](const Item& item) {
        const auto i = static_cast<std::size_t>(&item - items.data());
        if (i == 0) {
            std::for_each_n(items.begin(), std::min(half, items.size()), near);
        }
        if (i + half < items.size()) {
            near(items[i + half]);
        }
        body(item);
    });
}

/// The same with three: first(item) asks for what far(item) looks up, as many items before it.
template <class Item, class First, class Far, class Near, class Body>
void for_each_ahead(std::span<const Item> items, const First& first, const Far& far,
                    const Near& near, const Body& body) {
    std::for_each_n(items.begin(), std::min(prefetch_distance, items.size()), first);
    const auto first_and_far = [&](const Item& item) {
        const auto i = static_cast<std::size_t>(&item - items.data());
        if (i + prefetch_distance < items.size()) {
            first(items[i + prefetch_distance]);
        }
        far(item);
    };
    for_each_ahead(items, first_and_far, near, body);
}

} // namespace diasim

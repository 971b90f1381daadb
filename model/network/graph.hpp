// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace diasim {

/// Allocator that leaves plain numbers unset when a vector is sized, so that the pages of a large
/// vector are first touched by the threads that fill it.
template <class T>
class UnsetAllocator : public std::allocator<T> {
public:
    UnsetAllocator() = default;
    /// From the allocator of another type, as containers ask for.
    template <class U>
    UnsetAllocator(const UnsetAllocator<U>& /*other*/) noexcept {} // NOLINT: conversion is wanted

    template <class U>
    struct rebind { // NOLINT: name given by the standard
        using other = UnsetAllocator<U>;
    };

    template <class U>
    void construct(U* place) noexcept {
        ::new (static_cast<void*>(place)) U;
    }
    template <class U, class... Values>
    void construct(U* place, Values&&... values) {
        ::new (static_cast<void*>(place)) U(std::forward<Values>(values)...);
    }
};

/// A long column of 32-bit numbers. `Column32(n)` leaves the numbers unset.
using Column32 = std::vector<std::uint32_t, UnsetAllocator<std::uint32_t>>;

/// Who is tied to whom, as compressed sparse rows: 4 bytes an edge, and 1.5 bytes a person while
/// nobody has more than 255 edges, else 4.
///
/// Edges are directed; an undirected tie is stored as two of them, one in each person's row. People
/// are their positions in the population. A graph never changes once made.
class Graph {
public:
    /// No people.
    Graph() = default;

    /// `n` people and no edges.
    [[nodiscard]] static Graph without_edges(std::size_t n);

    /// Rows given by their beginnings and the total at the end (n + 1 rising numbers from 0) and
    /// the targets row by row.
    /// @throws std::logic_error if `offsets` does not fit `targets`.
    Graph(Column32 offsets, Column32 targets);

    /// Number of people.
    [[nodiscard]] std::size_t size() const noexcept { return n_; }

    /// Number of directed edges: an undirected tie counts twice.
    [[nodiscard]] std::size_t edge_count() const noexcept { return targets_.size(); }

    /// The people at the other end of a person's edges, in no particular but always the same order;
    /// no person twice and never the person itself. Precondition: person < size().
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t person) const noexcept {
        return {targets_.data() + row_begin(person), degree(person)};
    }

    /// Number of neighbours. Precondition: person < size().
    [[nodiscard]] std::uint32_t degree(std::uint32_t person) const noexcept {
        if (is_empty()) {
            return 0;
        }
        return is_short_ ? lengths_[person] : begins_[person + std::size_t{1}] - begins_[person];
    }

    /// Asks for what neighbours(person) and degree(person) look up first.
    void fetch_index(std::uint32_t person) const noexcept {
        if (is_empty()) {
            return;
        }
        if (is_short_) {
            prefetch(lengths_.data() + person);
        }
        prefetch(begins_.data() + (is_short_ ? person / group : person));
    }

    /// Passes the rows of consecutive people, at less cost than neighbours() of each.
    class Cursor {
    public:
        /// Before the row of `person`. The graph must outlive the cursor.
        Cursor(const Graph& graph, std::uint32_t person) noexcept
            : graph_{graph}, person_{person}, begin_{graph.row_begin(person)} {}

        /// The neighbours of the next person. Precondition: there is one.
        [[nodiscard]] std::span<const std::uint32_t> next() noexcept {
            const std::span<const std::uint32_t> row{graph_.targets_.data() + begin_,
                                                     graph_.degree(person_)};
            ++person_;
            begin_ += row.size();
            return row;
        }

    private:
        const Graph& graph_;
        std::uint32_t person_;
        std::size_t begin_;
    };

    friend bool operator==(const Graph&, const Graph&) = default;

private:
    /// Rows of which only the first one's beginning is kept while all are short: as many as there
    /// are bytes in a word that is summed at once.
    static constexpr std::uint32_t group = 8;

    /// Without edges nothing is looked up, so that a layer that nobody uses costs no memory access.
    [[nodiscard]] bool is_empty() const noexcept { return targets_.empty(); }

    [[nodiscard]] std::size_t row_begin(std::uint32_t person) const noexcept {
        if (is_empty()) {
            return 0;
        }
        if (!is_short_) {
            return begins_[person];
        }
        std::uint64_t lengths = 0; // of the group, the first in the lowest byte
        std::memcpy(&lengths, lengths_.data() + std::size_t{person / group} * group,
                    sizeof lengths);
        const std::uint64_t before = (std::uint64_t{1} << (8 * (person % group))) - 1;
        return begins_[person / group] + sum_of_bytes(lengths & before);
    }

    [[nodiscard]] static std::uint64_t sum_of_bytes(std::uint64_t bytes) noexcept {
        constexpr std::uint64_t every_other = 0x00FF00FF00FF00FF;
        const std::uint64_t pairs = (bytes & every_other) + (bytes >> 8 & every_other);
        return pairs * 0x0001000100010001 >> 48;
    }

    std::size_t n_ = 0;
    bool is_short_ = false;             ///< no row has more than 255 targets
    std::vector<std::uint8_t> lengths_; ///< of short rows, to whole groups
    Column32 begins_; ///< of all rows and the end; of short rows, the first of each group
    Column32 targets_;
};

static_assert(std::endian::native == std::endian::little, "a group's first length comes first");

} // namespace diasim

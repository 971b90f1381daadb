// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Who is tied to whom, as compressed sparse rows: 4 bytes a person and 4 bytes an edge.
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
    [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }

    /// Number of directed edges: an undirected tie counts twice.
    [[nodiscard]] std::size_t edge_count() const noexcept { return targets_.size(); }

    /// The people at the other end of a person's edges, in no particular but always the same order;
    /// no person twice and never the person itself. Precondition: person < size().
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t person) const noexcept {
        return {targets_.data() + offsets_[person], degree(person)};
    }

    /// Number of neighbours. Precondition: person < size().
    [[nodiscard]] std::uint32_t degree(std::uint32_t person) const noexcept {
        return offsets_[person + std::size_t{1}] - offsets_[person];
    }

    /// First edge by person, and their number at the end: for loops that prefetch rows.
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }
    /// All neighbours, row by row.
    [[nodiscard]] std::span<const std::uint32_t> targets() const noexcept { return targets_; }

    friend bool operator==(const Graph&, const Graph&) = default;

private:
    Column32 offsets_{0};
    Column32 targets_;
};

} // namespace diasim

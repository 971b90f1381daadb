// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace diasim {

/// A column of small numbers of which most may be unset, in pieces that are made when the first
/// number of them is set.
template <class Number>
class SparseColumn {
public:
    static constexpr Number unset = std::numeric_limits<Number>::max();
    static constexpr std::uint32_t piece_size = 256;
    using Piece = std::array<Number, piece_size>;

    /// Whether all numbers are unset.
    [[nodiscard]] bool is_empty() const noexcept { return pieces_.empty(); }

    /// Number of pieces; the last may reach beyond the end of the column, where all are unset.
    [[nodiscard]] std::size_t piece_count() const noexcept { return pieces_.size(); }

    /// Null where all numbers are unset. Precondition: i < piece_count().
    [[nodiscard]] const Piece* piece(std::size_t i) const noexcept { return pieces_[i].get(); }

    /// The number at a place, or `unset`.
    [[nodiscard]] Number at(std::uint32_t place) const noexcept {
        const std::size_t i = place / piece_size;
        return i < pieces_.size() && pieces_[i] != nullptr ? (*pieces_[i])[place % piece_size]
                                                           : unset;
    }

    /// Asks for the number at a place.
    void fetch(std::uint32_t place) const noexcept {
        const std::size_t i = place / piece_size;
        if (i < pieces_.size() && pieces_[i] != nullptr) {
            prefetch(pieces_[i]->data() + place % piece_size);
        }
    }

    /// Sets the number at a place of a column of this length, unless a smaller one stands there.
    void lower(std::uint32_t place, std::uint32_t length, Number number) {
        if (pieces_.empty()) {
            pieces_.resize((std::size_t{length} + piece_size - 1) / piece_size);
        }
        std::unique_ptr<Piece>& piece = pieces_[place / piece_size];
        if (piece == nullptr) {
            piece = std::make_unique<Piece>();
            piece->fill(unset);
        }
        Number& here = (*piece)[place % piece_size];
        here = std::min(here, number);
    }

private:
    std::vector<std::unique_ptr<Piece>> pieces_;
};

} // namespace diasim

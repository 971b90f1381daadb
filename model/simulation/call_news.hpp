// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/schedule.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace diasim {

/// When the people of one community hear of a gathering first: a step each. It is kept in pieces,
/// each made when the first of its people is told, since most calls reach few people of a large
/// community: 2 bytes a person and gathering at the most.
class CallNews {
public:
    static constexpr std::uint32_t piece_size = 128; ///< people
    using Piece = std::array<std::uint16_t, piece_size>;

    /// Whether anybody of the community has been told.
    [[nodiscard]] bool has_begun() const noexcept { return !pieces_.empty(); }

    /// Number of pieces; the last may reach beyond the last person, where nobody ever hears of it.
    [[nodiscard]] std::size_t piece_count() const noexcept { return pieces_.size(); }

    /// Null where nobody has been told.
    [[nodiscard]] const Piece* piece(std::size_t i) const noexcept { return pieces_[i].get(); }

    /// The step of the person at a place of its community, which has this many people: `never` at
    /// first.
    [[nodiscard]] std::uint16_t& at(std::uint32_t place, std::uint32_t people) {
        if (pieces_.empty()) {
            pieces_.resize((std::size_t{people} + piece_size - 1) / piece_size);
        }
        std::unique_ptr<Piece>& piece = pieces_[place / piece_size];
        if (piece == nullptr) {
            piece = std::make_unique<Piece>();
            piece->fill(never);
        }
        return (*piece)[place % piece_size];
    }

private:
    std::vector<std::unique_ptr<Piece>> pieces_;
};

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/base/prefetch.hpp"
#include "model/simulation/side.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace diasim {

/// What people wait for before they act by threshold: one short row a person, since an act reads
/// the row of every contact.
///
/// Threshold t of a person is settled while what contacts do need not be held against it: the
/// person is noted as one who passed it, or visibly acts on its side.
class ThresholdRows {
public:
    static constexpr std::size_t most_thresholds = 16;

    ThresholdRows() = default;
    /// The side of each threshold. Nobody needs anything, nothing is settled.
    ThresholdRows(std::size_t people, std::vector<Side> thresholds)
        : sides_{std::move(thresholds)}, numbers_(people * (1 + sides_.size()), 0) {
        check(sides_.size() <= most_thresholds, "more thresholds than a row has bits");
    }

    [[nodiscard]] bool is_empty() const noexcept { return numbers_.empty(); }

    /// Units of visible activity that contacts must show.
    [[nodiscard]] std::uint16_t needed(std::uint32_t person, std::size_t t) const noexcept {
        return row(person)[1 + t];
    }
    void set_needed(std::uint32_t person, std::size_t t, std::uint16_t units) noexcept {
        row(person)[1 + t] = units;
    }

    /// Bit t is set if threshold t is reached by what contacts show and not settled.
    [[nodiscard]] std::uint32_t passed(std::uint32_t person,
                                       const BySide<std::uint16_t>& shown) const noexcept {
        const std::uint16_t* const numbers = row(person);
        std::uint32_t bits = 0;
        for (std::size_t t = 0; t != sides_.size(); ++t) {
            bits |= shown[sides_[t]] >= numbers[1 + t] ? 1U << t : 0U;
        }
        return bits & ~std::uint32_t{numbers[0]};
    }

    void settle(std::uint32_t person, std::size_t t, bool is_settled) noexcept {
        std::uint16_t& bits = *row(person);
        const std::uint32_t bit = 1U << t;
        bits = static_cast<std::uint16_t>(is_settled ? bits | bit : bits & ~bit);
    }
    void settle_side(std::uint32_t person, Side side, bool is_settled) noexcept {
        for (std::size_t t = 0; t != sides_.size(); ++t) {
            if (sides_[t] == side) {
                settle(person, t, is_settled);
            }
        }
    }

    /// Asks for the row of a person, if there is one.
    void fetch(std::uint32_t person) const noexcept {
        if (!is_empty()) {
            prefetch(row(person));
        }
    }

private:
    [[nodiscard]] std::uint16_t* row(std::uint32_t person) noexcept {
        return numbers_.data() + person * (1 + sides_.size());
    }
    [[nodiscard]] const std::uint16_t* row(std::uint32_t person) const noexcept {
        return numbers_.data() + person * (1 + sides_.size());
    }

    std::vector<Side> sides_;
    std::vector<std::uint16_t> numbers_; ///< by person: settled bits, then what is needed
};

} // namespace diasim

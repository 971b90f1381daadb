// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// What people wait for before they act by threshold: one short row a person, since an act reads
/// the row of every contact.
class ThresholdRows {
public:
    ThresholdRows() = default;
    /// Nobody waits for anything, nobody is settled. At most 16 thresholds.
    ThresholdRows(std::size_t people, std::size_t thresholds)
        : length_{thresholds + 1}, numbers_(people * length_, 0) {}

    [[nodiscard]] bool is_empty() const noexcept { return numbers_.empty(); }

    /// Units of visible activity that contacts must show.
    [[nodiscard]] std::uint16_t needed(std::uint32_t person, std::size_t t) const noexcept {
        return numbers_[person * length_ + 1 + t];
    }
    void set_needed(std::uint32_t person, std::size_t t, std::uint16_t units) noexcept {
        numbers_[person * length_ + 1 + t] = units;
    }

    /// Whether what contacts do need not be held against a threshold: the person is noted as one
    /// who passed it, or visibly acts on its side.
    [[nodiscard]] bool is_settled(std::uint32_t person, std::size_t t) const noexcept {
        return (numbers_[person * length_] >> t & 1U) != 0;
    }
    void settle(std::uint32_t person, std::size_t t, bool is_settled) noexcept {
        std::uint16_t& bits = numbers_[person * length_];
        const std::uint32_t bit = 1U << t;
        bits = static_cast<std::uint16_t>(is_settled ? bits | bit : bits & ~bit);
    }

    /// Asks for the row of a person.
    void fetch(std::uint32_t person) const noexcept {
        prefetch(numbers_.data() + person * length_);
    }

private:
    std::size_t length_ = 1;
    std::vector<std::uint16_t> numbers_; ///< by person: settled bits, then what is needed
};

} // namespace diasim

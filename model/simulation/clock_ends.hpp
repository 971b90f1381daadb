// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/math.hpp"
#include "model/base/random.hpp"

#include <array>
#include <cstddef>

namespace diasim {

/// The ends of an exponential clock that runs along a row of contacts, time after time: a unit
/// exponential number until the next end, and a uniform one to decide what happens there.
///
/// Pair by pair in the order of the stream, of which no number was taken before. Some are made at a
/// time so that the processor need not wait for each.
class ClockEnds {
public:
    explicit ClockEnds(Stream stream) noexcept : stream_{stream} {}

    /// Until the next end.
    [[nodiscard]] double exponential() noexcept {
        if (used_ == at_a_time) {
            make();
        }
        return made_[used_].exponential;
    }
    /// Goes with the exponential number before. Call once.
    [[nodiscard]] double uniform() noexcept { return made_[used_++].uniform; }

private:
    static constexpr std::size_t at_a_time = 4;

    struct Pair {
        double exponential = 0.0;
        double uniform = 0.0;
    };

    void make() noexcept {
        for (std::size_t i = 0; i != at_a_time; i += 2) {
            const auto bits = stream_.four();
            const Double2 numbers = -logarithm(Double2{uniform_of(bits[0]), uniform_of(bits[2])});
            made_[i] = {numbers[0], uniform_of(bits[1])};
            made_[i + 1] = {numbers[1], uniform_of(bits[3])};
        }
        used_ = 0;
    }

    Stream stream_;
    std::array<Pair, at_a_time> made_{};
    std::size_t used_ = at_a_time;
};

/// Unit exponential numbers in the order of a stream, of which no number was taken before; four are
/// made at a time.
class Exponentials {
public:
    explicit Exponentials(Stream stream) noexcept : stream_{stream} {}

    [[nodiscard]] double operator()() noexcept {
        if (used_ == made_.size()) {
            const auto bits = stream_.four();
            for (std::size_t i = 0; i != made_.size(); i += 2) {
                const Double2 two =
                    -logarithm(Double2{uniform_of(bits[i]), uniform_of(bits[i + 1])});
                made_[i] = two[0];
                made_[i + 1] = two[1];
            }
            used_ = 0;
        }
        return made_[used_++];
    }

private:
    Stream stream_;
    std::array<double, 4> made_{};
    std::size_t used_ = 4;
};

} // namespace diasim

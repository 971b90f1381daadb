// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <limits>
#include <random>

namespace diasim {

/// What a random number is used for. Append only: a value is part of every published result.
enum class Purpose : std::uint32_t {
    population_size = 1,
    subgroup_order = 2,
    trait = 3,
    kin_region = 4,
    role = 5, ///< organiser, member of an association
    audience = 6,
    wiring = 7,
    degree = 8,
    distant_ties = 9,
    following = 10,
    initial_attention = 11,
    exposure = 12, ///< when news reaches a person
    transmission = 13,
    lapse = 14,
    opportunity = 15, ///< when a person may act, what, and whether it does
    call = 17,
    call_spread = 18,
    attendance = 19,
    threshold = 20,
    initial_activity = 21,
    decomposition = 22,  ///< whose losses to barriers are looked at
    voice = 23,          ///< of a voice or an association: stance, reach, loyalty
    registration = 24,   ///< whether a register holds an assembly, and what it says of its size
    report = 25,         ///< whether media report an event, and what they say of its size
    resampling = 26,     ///< bootstrap and baselines of a comparison, placing among equal ranks
    posterior_draw = 27, ///< which draw of a posterior a replicate takes
    recapture = 28       ///< when a lapsed person hears again from contacts
};

/// Identifies one run: the same pair always gives the same random numbers.
struct RunKey {
    std::uint64_t seed = 0;
    std::uint32_t replicate = 0;
};

/// Random numbers addressed by (seed, replicate, purpose; entity, step).
///
/// The generator is counter-based (Philox4x32-10, Salmon et al. 2011, doi:10.1145/2063384.2063405):
/// its output is a pure function of the address and the number of the draw. A stream is made where
/// it is used and holds nothing between steps, so results do not depend on the number of threads or
/// the order of evaluation, and two scenarios with one seed share their numbers wherever they share
/// entity and step (common random numbers). Satisfies std::uniform_random_bit_generator, so that
/// Boost.Random distributions accept it.
///
/// Layout: key = seed; counter = (block | replicate, purpose, entity, step), for 2^20 replicates,
/// 2^32 entities and steps, and 2^12 blocks of four numbers. A longer stream goes on under further
/// keys, to 2^32 blocks.
class Stream {
public:
    using result_type = std::uint32_t;

    Stream(RunKey run, Purpose purpose, std::uint64_t entity, std::uint32_t step) noexcept
        : key_{{static_cast<std::uint32_t>(run.seed), static_cast<std::uint32_t>(run.seed >> 32U)}},
          counter_{{run.replicate << block_bits,
                    static_cast<std::uint32_t>(purpose) |
                        (static_cast<std::uint32_t>(entity >> 32U) << 8U),
                    static_cast<std::uint32_t>(entity), step}} {}

    [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
    [[nodiscard]] static constexpr result_type max() noexcept {
        return std::numeric_limits<result_type>::max();
    }

    result_type operator()() noexcept {
        if (used_ == 4) {
            block_ = next_block();
            used_ = 0;
        }
        return block_[used_++];
    }

    /// The next four numbers at once. Only while the numbers taken so far are a multiple of four.
    std::array<result_type, 4> four() noexcept {
        const r123::Philox4x32::ctr_type block = next_block();
        return {block[0], block[1], block[2], block[3]};
    }

private:
    static constexpr std::uint32_t block_bits = 12;

    r123::Philox4x32::ctr_type next_block() noexcept {
        constexpr std::uint32_t key_step = 0xD1342543; // odd: no key returns
        r123::Philox4x32::ctr_type counter = counter_;
        counter[0] |= blocks_ % (1U << block_bits);
        r123::Philox4x32::key_type key = key_;
        key[1] += (blocks_ >> block_bits) * key_step;
        ++blocks_;
        return r123::Philox4x32{}(counter, key);
    }

    r123::Philox4x32::key_type key_;
    r123::Philox4x32::ctr_type counter_;
    std::uint32_t blocks_ = 0; ///< taken so far
    r123::Philox4x32::ctr_type block_{};
    std::uint32_t used_ = 4;
};

static_assert(std::uniform_random_bit_generator<Stream>);

/// The number in (0, 1) that random bits stand for, an odd multiple of 2^-33: never 0 and never 1,
/// so that its logarithm is finite.
[[nodiscard]] constexpr double uniform_of(std::uint32_t bits) noexcept {
    return (static_cast<double>(bits) + 0.5) * 0x1.0p-32;
}

/// Uniform number in (0, 1), as of uniform_of.
template <class Generator>
[[nodiscard]] inline double uniform(Generator& generator) noexcept {
    return uniform_of(generator());
}

/// Uniform integer in [0, n), n > 0. The bias of the multiply-shift is below n / 2^32 (Lemire
/// 2019).
template <class Generator>
[[nodiscard]] inline std::uint32_t uniform_below(Generator& generator, std::uint32_t n) noexcept {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(generator()) * n) >> 32U);
}

} // namespace diasim

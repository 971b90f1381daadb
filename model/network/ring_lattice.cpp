// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/ring_lattice.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/network/people_pieces.hpp"
#include "model/network/small_world.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace diasim {
namespace {

/// The rows of one community, all of one length.
struct RegularRows {
    std::span<std::uint32_t> targets;
    Ring ring;
    std::uint32_t degree;

    [[nodiscard]] std::span<std::uint32_t> of(std::uint32_t person) const {
        return targets.subspan(std::size_t{person - ring.begin} * degree, degree);
    }
    [[nodiscard]] bool are_tied(std::uint32_t person, std::uint32_t other) const {
        const auto row = of(person);
        return std::find(row.begin(), row.end(), other) != row.end();
    }
    void replace(std::uint32_t person, std::uint32_t before, std::uint32_t after) const {
        const auto row = of(person);
        *std::find(row.begin(), row.end(), before) = after;
    }
};

/// A tie seen from one of its ends.
struct Ends {
    std::uint32_t from;
    std::uint32_t to;
};

Ends draw_tie(const RegularRows& rows, Stream& stream) {
    const std::uint32_t from = rows.ring.begin + uniform_below(stream, rows.ring.size);
    return {from, rows.of(from)[uniform_below(stream, rows.degree)]};
}

/// Exchanges the ends of two ties, if what comes out has no loop and no repetition.
bool exchange(const RegularRows& rows, Ends one, Ends two) {
    const bool is_possible = one.from != two.from && one.to != two.to && one.from != two.to &&
                             two.from != one.to && !rows.are_tied(one.from, two.to) &&
                             !rows.are_tied(two.from, one.to);
    if (is_possible) {
        rows.replace(one.from, one.to, two.to);
        rows.replace(two.to, two.from, one.from);
        rows.replace(two.from, two.to, one.to);
        rows.replace(one.to, one.from, two.from);
    }
    return is_possible;
}

void exchange_ties(const RegularRows& rows, double rewiring, std::uint32_t community, RunKey run) {
    constexpr double slots_per_pair = 4.0; // two ties, each in two rows
    constexpr std::uint64_t draws_per_pair = 100;
    const auto pairs = static_cast<std::uint64_t>(
        std::llround(rewiring * static_cast<double>(rows.targets.size()) / slots_per_pair));
    std::uint64_t done = 0;
    for (std::uint64_t draw = 0; done != pairs && draw != pairs * draws_per_pair; ++draw) {
        Stream stream{run, Purpose::wiring, draw, community};
        const Ends one = draw_tie(rows, stream);
        done += exchange(rows, one, draw_tie(rows, stream)) ? 1U : 0U;
    }
}

} // namespace

Rows ring_lattice(const FriendsSpec& spec, const Population& population, RunKey run) {
    check(std::fmod(spec.mean_degree, 2.0) == 0.0, "mean degree of a ring lattice is even");
    FriendsSpec still = spec;
    still.rewiring.value = 0.0;
    still.degree_dispersion = 0.0;
    Rows rows = small_world(still, population, run);
    if (spec.rewiring.value <= 0.0) {
        return rows;
    }
    for_each_task(population.community_count(), [&](std::size_t community) {
        const Ring ring = ring_of(population, community);
        const std::size_t begin = rows.offsets[ring.begin];
        const std::size_t end = rows.offsets[ring.begin + std::size_t{ring.size}];
        if (ring.size > spec.mean_degree + 1.0 && begin != end) {
            const auto degree = static_cast<std::uint32_t>((end - begin) / ring.size);
            exchange_ties({std::span{rows.targets.data() + begin, end - begin}, ring, degree},
                          spec.rewiring.value, static_cast<std::uint32_t>(community), run);
        }
    });
    return rows;
}

} // namespace diasim

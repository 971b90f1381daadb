// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/parallel.hpp"
#include "model/base/random.hpp"
#include "model/network/lattice.hpp"
#include "model/network/people_pieces.hpp"
#include "model/network/rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Moving the ties of a ring lattice. Part of small_world.cpp, for words of 16 and of 64 bits.
namespace diasim {

/// Marks a tie that went back: no person, since a run has fewer than 2^32 - 1.
inline constexpr std::uint32_t nobody = 0xFFFFFFFF;

/// The lattice with some ties moved. A moved tie stands in the row of the person that it was moved
/// to; its neighbour is the person that it belongs to, by whom the ties of a block are ordered.
template <class Bits>
struct Wiring {
    Lattice lattice;
    std::vector<Bits> kept; ///< by person: bit d - 1 is set if the tie to d places on stays
    TieBlocks moved;
    Rows arrived; ///< who moved a tie to a person; empty columns without rewiring
};

/// All forward ties of a person.
template <class Bits>
Bits lattice_bits(std::uint32_t forward) {
    return static_cast<Bits>(forward == 0 ? 0 : ~std::uint64_t{0} >> (64U - forward));
}

/// `count` different numbers below n, as bits, all choices equally likely (Floyd's algorithm).
inline std::uint64_t choose_places(Stream& stream, std::uint32_t n, std::uint32_t count) {
    std::uint64_t chosen = 0;
    for (std::uint32_t last = n - count; last != n; ++last) {
        const std::uint64_t bit = std::uint64_t{1} << uniform_below(stream, last + 1);
        chosen |= (chosen & bit) != 0 ? std::uint64_t{1} << last : bit;
    }
    return chosen;
}

/// A person to whom a tie may be moved, or nobody if many draws find none.
inline std::uint32_t find_person(Stream& stream, const Lattice& lattice, Ring ring,
                                 std::uint32_t person, std::span<const Tie> own) {
    constexpr int max_draws = 32;
    for (int draw = 0; draw != max_draws; ++draw) {
        const std::uint32_t distance = 1 + uniform_below(stream, ring.size - 1);
        const std::uint32_t other = ring.ahead(person, distance);
        const std::uint32_t back = ring.size - distance;
        const bool is_near = distance <= lattice.forward[person] ||
                             (back <= max_forward && back <= lattice.forward[other]);
        if (!is_near && std::none_of(own.begin(), own.end(),
                                     [other](const Tie& tie) { return tie.row == other; })) {
            return other;
        }
    }
    return nobody;
}

/// Laws of the number of moved ties by the number of forward ties; those that occur.
inline std::vector<CountLaw> moving_laws(const Lattice& lattice, double rewiring) {
    std::vector<CountLaw> laws;
    const std::uint8_t most = *std::max_element(lattice.reach.begin(), lattice.reach.end());
    for (std::uint32_t forward = 0; forward <= most; ++forward) {
        laws.push_back(binomial_counts(forward, rewiring));
    }
    return laws;
}

/// Moves `count` of a person's forward ties and appends them to `moved`.
template <class Bits>
void move_some(Wiring<Bits>& wiring, Ring ring, std::uint32_t person, std::uint32_t count,
               Stream& stream, std::vector<Tie>& moved) {
    const std::size_t own = moved.size();
    std::uint64_t places = choose_places(stream, wiring.lattice.forward[person], count);
    for (; places != 0; places &= places - 1) {
        const std::uint32_t other = find_person(stream, wiring.lattice, ring, person,
                                                std::span<const Tie>{moved}.subspan(own));
        if (other != nobody) {
            moved.push_back({other, person});
            wiring.kept[person] &= static_cast<Bits>(~(places & (~places + 1)));
        }
    }
}

template <class Bits>
void move_ties(Wiring<Bits>& wiring, double rewiring, const Population& population, RunKey run) {
    const std::vector<CountLaw> laws = moving_laws(wiring.lattice, rewiring);
    for_each_block(population.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<Tie>& moved = wiring.moved[block];
        for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
            const Ring ring = ring_of(population, c);
            for (std::uint32_t person = first; person != last; ++person) {
                Stream stream{run, Purpose::wiring, person, 0};
                const std::uint32_t count = laws[wiring.lattice.forward[person]](stream());
                if (count != 0) {
                    move_some(wiring, ring, person, count, stream, moved);
                }
            }
        });
    });
}

/// Calls body(tie, bit of its place on the ring) for the moved ties of a block.
template <class Bits, class Body>
void for_each_moved(Wiring<Bits>& wiring, std::size_t block, const Body& body) {
    std::uint32_t person = nobody;
    std::uint64_t left = 0;
    for (Tie& tie : wiring.moved[block]) {
        if (tie.neighbour != person) {
            person = tie.neighbour;
            left = std::uint64_t{lattice_bits<Bits>(wiring.lattice.forward[person])} &
                   ~std::uint64_t{wiring.kept[person]};
        }
        body(tie, static_cast<Bits>(left & (~left + 1)));
        left &= left - 1;
    }
}

inline std::span<std::uint32_t> row_of(Rows& rows, std::uint32_t person) {
    const std::uint32_t begin = rows.offsets[person];
    return {rows.targets.data() + begin, rows.offsets[person + std::size_t{1}] - begin};
}

/// Where two people moved a tie to each other, the tie of the one with the higher number goes back.
template <class Bits>
void restore_doubles(Wiring<Bits>& wiring) {
    struct Double {
        Tie* tie;
        Bits bit;
    };
    std::vector<std::vector<Double>> found(wiring.moved.size());
    for_each_task(wiring.moved.size(), [&](std::size_t block) {
        for_each_moved(wiring, block, [&](Tie& tie, Bits bit) {
            if (tie.row < tie.neighbour) {
                const auto row = row_of(wiring.arrived, tie.neighbour);
                if (std::find(row.begin(), row.end(), tie.row) != row.end()) {
                    found[block].push_back({&tie, bit});
                }
            }
        });
    });
    for (const auto& doubles : found) { // few: a fraction of one a community when ties are sparse
        for (const Double& one : doubles) {
            wiring.kept[one.tie->neighbour] |= one.bit;
            const auto row = row_of(wiring.arrived, one.tie->row);
            *std::find(row.begin(), row.end(), one.tie->neighbour) = nobody;
            one.tie->row = nobody;
        }
    }
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/small_world.hpp"

#include "model/base/parallel.hpp"
#include "model/network/lattice.hpp"
#include "model/network/moved_ties.hpp"
#include "model/network/people_pieces.hpp"

#include <algorithm>
#include <bit>

namespace diasim {
namespace {

/// Bit d - 1 is set if the person d places back kept its tie to this one.
template <class Bits>
std::uint64_t bits_behind(const std::vector<Bits>& kept, Ring ring, std::uint32_t person,
                          std::uint32_t reach) {
    std::uint64_t bits = 0;
    if (person - ring.begin >= reach) {
        const Bits* here = kept.data() + person;
        for (std::uint32_t d = 1; d <= reach; ++d) {
            bits |= (std::uint64_t{*(here - d)} >> (d - 1) & 1U) << (d - 1);
        }
        return bits;
    }
    for (std::uint32_t d = 1; d <= reach; ++d) {
        bits |= (std::uint64_t{kept[ring.behind(person, d)]} >> (d - 1) & 1U) << (d - 1);
    }
    return bits;
}

/// Calls body(person, bits_behind) for the people [begin, end).
template <class Bits, class Body>
void for_each_person(const Wiring<Bits>& wiring, const Population& population, std::size_t begin,
                     std::size_t end, const Body& body) {
    for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
        const Ring ring = ring_of(population, c);
        const std::uint32_t reach = wiring.lattice.reach[c];
        for (std::uint32_t person = first; person != last; ++person) {
            body(ring, person, bits_behind(wiring.kept, ring, person, reach));
        }
    });
}

/// People who moved a tie to this person.
template <class Bits>
std::span<const std::uint32_t> arrived_at(const Wiring<Bits>& wiring, std::uint32_t person) {
    if (wiring.arrived.offsets.empty()) {
        return {};
    }
    const std::uint32_t begin = wiring.arrived.offsets[person];
    return {wiring.arrived.targets.data() + begin,
            wiring.arrived.offsets[person + std::size_t{1}] - begin};
}

template <class Bits>
Column32 count_degrees(const Wiring<Bits>& wiring, const Population& population) {
    Column32 degrees(std::size_t{population.size()} + 1);
    for_each_block(population.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
        for_each_person(wiring, population, begin, end, [&](Ring, auto person, auto behind) {
            const auto arrived = arrived_at(wiring, person);
            degrees[person] = wiring.lattice.forward[person] +
                              static_cast<std::uint32_t>(
                                  std::popcount(behind) +
                                  std::count_if(arrived.begin(), arrived.end(),
                                                [](auto other) { return other != nobody; }));
        });
    });
    return degrees;
}

/// Writes the people at the distances given by `bits`, and returns where the next one goes.
template <class Step>
std::uint32_t* write_ring(std::uint32_t* out, std::uint64_t bits, const Step& step) {
    for (; bits != 0; bits &= bits - 1) {
        *out++ = step(static_cast<std::uint32_t>(std::countr_zero(bits)) + 1);
    }
    return out;
}

template <class Bits>
Column32 list_neighbours(const Wiring<Bits>& wiring, const Population& population,
                         const Column32& offsets) {
    Column32 targets(offsets.back());
    for_each_block(population.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        auto tie = wiring.moved[block].begin();
        const auto no_tie = wiring.moved[block].end();
        for_each_person(wiring, population, begin, end, [&](Ring ring, auto person, auto behind) {
            std::uint32_t* out = targets.data() + offsets[person];
            out = write_ring(out, behind, [&](auto d) { return ring.behind(person, d); });
            out =
                write_ring(out, wiring.kept[person], [&](auto d) { return ring.ahead(person, d); });
            for (; tie != no_tie && tie->neighbour == person; ++tie) {
                if (tie->row != nobody) {
                    *out++ = tie->row;
                }
            }
            for (const std::uint32_t other : arrived_at(wiring, person)) {
                if (other != nobody) {
                    *out++ = other;
                }
            }
        });
    });
    return targets;
}

template <class Bits>
Rows wire(const FriendsSpec& spec, const Population& population, RunKey run, Lattice lattice) {
    const std::size_t n = population.size();
    Wiring<Bits> wiring{std::move(lattice), std::vector<Bits>(n), TieBlocks(block_count(n)), {}};
    for_each_block(n, [&](std::size_t, std::size_t begin, std::size_t end) {
        std::transform(wiring.lattice.forward.data() + begin, wiring.lattice.forward.data() + end,
                       wiring.kept.data() + begin, lattice_bits<Bits>);
    });
    if (spec.rewiring.value > 0.0) {
        move_ties(wiring, spec.rewiring.value, population, run);
        wiring.arrived =
            rows_of(bucket_ties(n, wiring.moved, Storage::one_row, "friends"), "friends");
        restore_doubles(wiring);
    }
    Rows rows{accumulate(count_degrees(wiring, population), "friends"), {}};
    rows.targets = list_neighbours(wiring, population, rows.offsets);
    return rows;
}

} // namespace

Rows small_world(const FriendsSpec& spec, const Population& population, RunKey run) {
    constexpr std::uint8_t short_reach = 16;
    Lattice lattice = draw_lattice(spec, population, run);
    const bool is_short = std::all_of(lattice.reach.begin(), lattice.reach.end(),
                                      [](std::uint8_t reach) { return reach <= short_reach; });
    return is_short ? wire<std::uint16_t>(spec, population, run, std::move(lattice))
                    : wire<std::uint64_t>(spec, population, run, std::move(lattice));
}

} // namespace diasim

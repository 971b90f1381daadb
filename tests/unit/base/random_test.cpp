// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

namespace {

using namespace diasim;

/// One line of the known answers that Random123 publishes for philox4x32-10 (kat_vectors).
struct KnownAnswer {
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t, 4> output;
};

constexpr KnownAnswer known_answers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}};

/// The stream whose block counter[0] mod 2^12 has the counter: key = seed, counter = (replicate and
/// block, high entity and purpose, low entity, step).
Stream stream_at(const KnownAnswer& answer) {
    const RunKey run{answer.key[0] | std::uint64_t{answer.key[1]} << 32U, answer.counter[0] >> 12U};
    const std::uint64_t entity = std::uint64_t{answer.counter[1] >> 8U} << 32U | answer.counter[2];
    Stream stream{run, static_cast<Purpose>(answer.counter[1] & 0xFFU), entity, answer.counter[3]};
    for (std::uint32_t skipped = 0; skipped != 4 * (answer.counter[0] & 0xFFFU); ++skipped) {
        stream();
    }
    return stream;
}

std::array<std::uint32_t, 4> first_four(Stream stream) {
    return {stream(), stream(), stream(), stream()};
}

} // namespace

TEST_CASE("four numbers at once are the next four", "[base]") {
    Stream one{{9, 4}, Purpose::call, 77, 3};
    Stream four{{9, 4}, Purpose::call, 77, 3};
    for (int block = 0; block != 5; ++block) {
        const std::array<std::uint32_t, 4> expected{one(), one(), one(), one()};
        CHECK(four.four() == expected);
    }
}

TEST_CASE("a stream longer than its counter does not run into the next replicate", "[base]") {
    constexpr std::size_t blocks = 3 * 4096 + 2;
    Stream long_stream{{9, 4}, Purpose::call, 77, 3};
    std::set<std::array<std::uint32_t, 4>> seen;
    for (std::uint32_t replicate = 4; replicate != 8; ++replicate) {
        seen.insert(Stream{{9, replicate}, Purpose::call, 77, 3}.four());
    }
    for (std::size_t block = 0; block != blocks; ++block) {
        seen.insert(long_stream.four());
    }
    CHECK(seen.size() == blocks + 3); // the first block is that of replicate 4
}

TEST_CASE("random numbers are the published known answers", "[base]") {
    for (const KnownAnswer& answer : known_answers) {
        CHECK(first_four(stream_at(answer)) == answer.output);
    }
}

TEST_CASE("every part of an address makes another stream", "[base]") {
    const std::vector<Stream> streams{{{1, 0}, Purpose::trait, 0, 0},
                                      {{2, 0}, Purpose::trait, 0, 0},
                                      {{1ULL << 40U, 0}, Purpose::trait, 0, 0},
                                      {{1, 1}, Purpose::trait, 0, 0},
                                      {{1, 0}, Purpose::role, 0, 0},
                                      {{1, 0}, Purpose::trait, 1, 0},
                                      {{1, 0}, Purpose::trait, 1ULL << 32U, 0},
                                      {{1, 0}, Purpose::trait, 0, 1}};
    std::set<std::array<std::uint32_t, 4>> seen;
    for (const Stream& stream : streams) {
        seen.insert(first_four(stream));
    }
    CHECK(seen.size() == streams.size());
}

TEST_CASE("uniform numbers are uniform and never 0 or 1", "[base]") {
    Stream stream{{11, 0}, Purpose{24}, 0, 0};
    std::vector<double> cells(50, 0.0);
    constexpr int n = 16000;
    for (int i = 0; i != n; ++i) {
        const double u = uniform(stream);
        REQUIRE(u > 0.0);
        REQUIRE(u < 1.0);
        cells[static_cast<std::size_t>(u * 50.0)] += 1.0;
    }
    CHECK(test::chi_square(cells, std::vector<double>(50, n / 50.0)) < test::chi_square_limit(49));
    struct Constant {
        std::uint32_t value;
        std::uint32_t operator()() const { return value; }
    };
    Constant lowest{0};
    Constant highest{0xFFFFFFFFU};
    CHECK(uniform(lowest) > 0.0);
    CHECK(uniform(highest) < 1.0);
    CHECK(uniform_below(highest, 7) == 6);
    CHECK(uniform_below(lowest, 7) == 0);
}

TEST_CASE("uniform integers hit each number as often", "[base]") {
    Stream stream{{12, 0}, Purpose{24}, 0, 0};
    std::vector<double> cells(7, 0.0);
    for (int i = 0; i != 14000; ++i) {
        cells[uniform_below(stream, 7)] += 1.0;
    }
    CHECK(test::chi_square(cells, std::vector<double>(7, 2000.0)) < test::chi_square_limit(6));
}

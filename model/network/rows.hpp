// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// From ties in the order in which they are drawn to rows by person, in parallel and with the same
/// bytes for any number of threads.
namespace diasim {

/// `neighbour` shall stand in the row of `row`.
struct Tie {
    std::uint32_t row = 0;
    std::uint32_t neighbour = 0;
};

/// Ties by the fixed block that drew them.
using TieBlocks = std::vector<std::vector<Tie>>;

/// A graph in the making.
struct Rows {
    Column32 offsets;
    Column32 targets;
};

/// Rows of one bucket; buckets are consecutive ranges of this many people, small enough for a
/// bucket's rows to stay in a core's cache.
inline constexpr std::size_t bucket_rows = 65536;

/// Ties sorted by bucket only; inside a bucket in the order in which they were drawn.
struct BucketedTies {
    std::size_t n = 0;              ///< people
    std::vector<std::size_t> begin; ///< first tie by bucket, and their number at the end
    std::vector<Tie, UnsetAllocator<Tie>> ties;
};

/// Whether a tie is stored in one row or in the rows of both its people.
enum class Storage : std::uint8_t { one_row, both_rows };

/// First half of sorting ties by row: 8 bytes of new memory a stored edge. The caller may free
/// `ties` before the second half.
/// @throws InputError as in require_room.
[[nodiscard]] BucketedTies bucket_ties(std::size_t n, const TieBlocks& ties, Storage storage,
                                       std::string_view layer);

/// Second half: rows in the order in which the ties were drawn.
[[nodiscard]] Rows rows_of(BucketedTies ties, std::string_view layer);

/// Second half, where a tie may have been drawn twice: rows in rising order, each neighbour once.
[[nodiscard]] Rows distinct_rows_of(BucketedTies ties, std::string_view layer);

/// The graph with every edge the other way round.
[[nodiscard]] Graph reversed(const Graph& graph, std::string_view layer);

/// Turns degrees by person, followed by one unused number, into offsets.
/// @throws InputError as in require_room.
[[nodiscard]] Column32 accumulate(Column32 degrees, std::string_view layer);

/// Refuses a layer that 32-bit offsets cannot hold.
/// @throws InputError that names the layer and says what to lower, if n_edges > 2^32 - 1.
void require_room(double n_edges, std::string_view layer);

} // namespace diasim

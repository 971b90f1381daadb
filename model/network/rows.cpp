// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/rows.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <string>

namespace diasim {
namespace {

std::size_t bucket_count(std::size_t n) {
    return (n + bucket_rows - 1) / bucket_rows;
}

/// Number of ties by (block, bucket), block by block.
std::vector<std::size_t> count_ties(const TieBlocks& ties, std::size_t n_buckets, Storage storage) {
    std::vector<std::size_t> counts(ties.size() * n_buckets, 0);
    for_each_task(ties.size(), [&](std::size_t block) {
        const std::span row{counts.data() + block * n_buckets, n_buckets};
        for (const Tie tie : ties[block]) {
            ++row[tie.row / bucket_rows];
            if (storage == Storage::both_rows) {
                ++row[tie.neighbour / bucket_rows];
            }
        }
    });
    return counts;
}

/// Turns the counts into places: bucket by bucket and, inside a bucket, block by block.
std::vector<std::size_t> place_blocks(std::vector<std::size_t>& counts, std::size_t n_buckets) {
    std::vector<std::size_t> begin(n_buckets + 1, 0);
    std::size_t total = 0;
    for (std::size_t bucket = 0; bucket != n_buckets; ++bucket) {
        begin[bucket] = total;
        for (std::size_t at = bucket; at < counts.size(); at += n_buckets) {
            const std::size_t count = counts[at];
            counts[at] = total;
            total += count;
        }
    }
    begin[n_buckets] = total;
    return begin;
}

/// The rows of one bucket, and where each ends.
struct BucketRows {
    Column32 targets;
    std::vector<std::uint32_t> ends;
};

BucketRows sort_bucket(std::span<const Tie> ties, std::size_t first_row, std::size_t n_rows) {
    BucketRows rows{Column32(ties.size()), std::vector<std::uint32_t>(n_rows + 1, 0)};
    for (const Tie tie : ties) {
        ++rows.ends[tie.row - first_row + 1];
    }
    std::partial_sum(rows.ends.begin(), rows.ends.end(), rows.ends.begin());
    // Placing the ties moves each row's beginning to its end.
    for (const Tie tie : ties) {
        rows.targets[rows.ends[tie.row - first_row]++] = tie.neighbour;
    }
    rows.ends.pop_back();
    return rows;
}

BucketRows drop_repeats(BucketRows rows) {
    std::uint32_t begin = 0;
    std::uint32_t out = 0;
    for (std::uint32_t& end : rows.ends) {
        const auto first = rows.targets.begin() + begin;
        const auto last = rows.targets.begin() + end;
        if (!std::is_sorted(first, last)) {
            std::sort(first, last);
        }
        begin = end;
        const auto kept = std::unique(first, last);
        out = static_cast<std::uint32_t>(std::move(first, kept, rows.targets.begin() + out) -
                                         rows.targets.begin());
        end = out;
    }
    rows.targets.resize(out);
    return rows;
}

Rows join(std::size_t n, std::vector<BucketRows> buckets, std::string_view layer) {
    Column32 degrees(n + 1);
    for_each_task(buckets.size(), [&](std::size_t bucket) {
        const std::size_t first = bucket * bucket_rows;
        std::adjacent_difference(buckets[bucket].ends.begin(), buckets[bucket].ends.end(),
                                 degrees.begin() + static_cast<std::ptrdiff_t>(first));
        buckets[bucket].ends = {};
    });
    Rows rows{accumulate(std::move(degrees), layer), {}};
    rows.targets.resize(rows.offsets.back());
    for_each_task(buckets.size(), [&](std::size_t bucket) {
        Column32& part = buckets[bucket].targets;
        std::copy(part.begin(), part.end(),
                  rows.targets.begin() + rows.offsets[bucket * bucket_rows]);
        part = {};
    });
    return rows;
}

template <class Finish>
Rows sort_rows(BucketedTies ties, std::string_view layer, const Finish& finish) {
    std::vector<BucketRows> buckets(bucket_count(ties.n));
    for_each_task(buckets.size(), [&](std::size_t bucket) {
        const std::span part{ties.ties.data() + ties.begin[bucket],
                             ties.begin[bucket + 1] - ties.begin[bucket]};
        const std::size_t first = bucket * bucket_rows;
        buckets[bucket] = finish(sort_bucket(part, first, std::min(bucket_rows, ties.n - first)));
    });
    ties.ties = {};
    return join(ties.n, std::move(buckets), layer);
}

} // namespace

void require_room(double n_edges, std::string_view layer) {
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    if (n_edges <= most) {
        return;
    }
    const std::string section = "network." + std::string{layer};
    throw InputError{
        {Problem{.location = {},
                 .message = section + " needs about " + std::to_string(n_edges / 1e9).substr(0, 5) +
                            " billion edges (both directions of a tie counted), more "
                            "than the 4294967295 that one run can hold",
                 .excerpt = {},
                 .hint = "lower " + section + ".mean_degree or population.scale"}},
        ExitCode::invalid_scenario};
}

Column32 accumulate(Column32 degrees, std::string_view layer) {
    const std::size_t n = degrees.size() - 1;
    std::vector<std::uint64_t> before(block_count(n) + 1, 0);
    for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
        before[block + 1] =
            std::accumulate(degrees.data() + begin, degrees.data() + end, std::uint64_t{0});
    });
    std::partial_sum(before.begin(), before.end(), before.begin());
    require_room(static_cast<double>(before.back()), layer);
    for_each_block(n, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::exclusive_scan(degrees.data() + begin, degrees.data() + end, degrees.data() + begin,
                            static_cast<std::uint32_t>(before[block]));
    });
    degrees[n] = static_cast<std::uint32_t>(before.back());
    return degrees;
}

BucketedTies bucket_ties(std::size_t n, const TieBlocks& ties, Storage storage,
                         std::string_view layer) {
    const std::size_t n_buckets = bucket_count(n);
    std::vector<std::size_t> places = count_ties(ties, n_buckets, storage);
    BucketedTies result{n, place_blocks(places, n_buckets), {}};
    require_room(static_cast<double>(result.begin.back()), layer);
    result.ties.resize(result.begin.back());
    for_each_task(ties.size(), [&](std::size_t block) {
        const std::span place{places.data() + block * n_buckets, n_buckets};
        for (const Tie tie : ties[block]) {
            result.ties[place[tie.row / bucket_rows]++] = tie;
            if (storage == Storage::both_rows) {
                result.ties[place[tie.neighbour / bucket_rows]++] = {tie.neighbour, tie.row};
            }
        }
    });
    return result;
}

Rows rows_of(BucketedTies ties, std::string_view layer) {
    return sort_rows(std::move(ties), layer, [](BucketRows rows) { return rows; });
}

Rows distinct_rows_of(BucketedTies ties, std::string_view layer) {
    return sort_rows(std::move(ties), layer, drop_repeats);
}

Graph reversed(const Graph& graph, std::string_view layer) {
    TieBlocks ties(block_count(graph.size()));
    for_each_block(graph.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i != end; ++i) {
            const auto person = static_cast<std::uint32_t>(i);
            for (const std::uint32_t neighbour : graph.neighbours(person)) {
                ties[block].push_back({neighbour, person});
            }
        }
    });
    Rows rows = rows_of(bucket_ties(graph.size(), ties, Storage::one_row, layer), layer);
    return {std::move(rows.offsets), std::move(rows.targets)};
}

} // namespace diasim

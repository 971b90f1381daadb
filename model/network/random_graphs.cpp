// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/random_graphs.hpp"

#include "model/base/math.hpp"
#include "model/base/parallel.hpp"
#include "model/base/prefetch.hpp"
#include "model/network/count_law.hpp"
#include "model/network/people_pieces.hpp"
#include "model/network/scramble.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace diasim {
namespace {

/// Appends the ties of a person to people further on in the community, `left` of them.
void tie_to_later(std::vector<Tie>& ties, std::uint32_t person, std::uint32_t left, double log_miss,
                  Stream& stream) {
    std::uint32_t other = person;
    while (left != 0) {
        const double skipped = logarithm(uniform(stream)) / log_miss;
        if (skipped >= left) {
            return;
        }
        const std::uint32_t step = static_cast<std::uint32_t>(skipped) + 1;
        other += step;
        left -= step;
        ties.push_back({person, other});
    }
}

/// Logarithm of the probability of no tie; a certain tie gives -infinity, which skips nobody.
double log_no_tie(double mean_degree, std::uint32_t people) {
    const double probability = mean_degree / (people - 1.0);
    return probability < 1.0 ? logarithm(1.0 - probability)
                             : -std::numeric_limits<double>::infinity();
}

TieBlocks draw_pairs(double mean_degree, const Population& population, RunKey run) {
    TieBlocks ties(block_count(population.size()));
    for_each_block(population.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        ties[block].reserve(
            static_cast<std::size_t>(0.5 * mean_degree * static_cast<double>(end - begin) + 1.0));
        for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
            const Ring ring = ring_of(population, c);
            if (ring.size < 2 || mean_degree <= 0.0) {
                return;
            }
            const double log_miss = log_no_tie(mean_degree, ring.size);
            for (std::uint32_t person = first; person != last; ++person) {
                Stream stream{run, Purpose::wiring, person, 0};
                tie_to_later(ties[block], person, ring.begin + ring.size - 1 - person, log_miss,
                             stream);
            }
        });
    });
    return ties;
}

CountLaw degree_law(const FriendsSpec& spec) {
    switch (spec.degree_law) {
    case DegreeLaw::regular:
        return nearest_counts(spec.mean_degree);
    case DegreeLaw::poisson:
        return poisson_counts(spec.mean_degree);
    case DegreeLaw::power_law:
        break;
    }
    return power_law_counts(spec.exponent, spec.minimum_degree, spec.maximum_degree);
}

/// The owner of each stub, person by person, and the first stub by community.
struct Stubs {
    Column32 owners;
    std::vector<std::size_t> begin;
    std::vector<std::size_t> first_pair; ///< by community, in the order of all pairs
};

Stubs draw_stubs(const FriendsSpec& spec, const Population& population, RunKey run) {
    const CountLaw law = degree_law(spec);
    const std::size_t n = population.size();
    Column32 degrees(n + 1);
    for_each_block(n, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t person = begin; person != end; ++person) {
            degrees[person] = law(Stream{run, Purpose::degree, person, 0}());
        }
    });
    const Column32 offsets = accumulate(std::move(degrees), "friends");
    Stubs stubs{Column32(offsets.back()), {}, {0}};
    for_each_block(n, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t person = begin; person != end; ++person) {
            std::fill(stubs.owners.begin() + offsets[person],
                      stubs.owners.begin() + offsets[person + 1],
                      static_cast<std::uint32_t>(person));
        }
    });
    for (const std::uint32_t first : population.community_begin) {
        stubs.begin.push_back(offsets[first]);
    }
    for (std::size_t c = 0; c != population.community_count(); ++c) {
        stubs.first_pair.push_back(stubs.first_pair[c] + (stubs.begin[c + 1] - stubs.begin[c]) / 2);
    }
    return stubs;
}

/// One shuffle of the stubs by community.
std::vector<Scramble> stub_shuffles(const Stubs& stubs, RunKey run) {
    std::vector<Scramble> shuffles;
    for (std::size_t c = 0; c + 1 != stubs.begin.size(); ++c) {
        const std::size_t n = stubs.begin[c + 1] - stubs.begin[c];
        Stream stream{run, Purpose::wiring, c, 0};
        shuffles.emplace_back(static_cast<std::uint32_t>(std::max<std::size_t>(n, 1)), stream);
    }
    return shuffles;
}

/// Ties between stubs that follow one another in the shuffle. Owners of stubs are far apart in
/// memory: those of some pairs are asked for before they are read.
TieBlocks match_stubs(const FriendsSpec& spec, const Population& population, RunKey run) {
    const Stubs stubs = draw_stubs(spec, population, run);
    const std::vector<Scramble> shuffles = stub_shuffles(stubs, run);
    const std::size_t n_pairs = stubs.first_pair.back();
    constexpr std::size_t at_a_time = 256;
    TieBlocks ties(block_count(n_pairs));
    for_each_block(n_pairs, [&](std::size_t block, std::size_t begin, std::size_t end) {
        ties[block].reserve(end - begin);
        auto c = static_cast<std::size_t>(
                     std::upper_bound(stubs.first_pair.begin(), stubs.first_pair.end(), begin) -
                     stubs.first_pair.begin()) -
                 1;
        std::array<std::uint32_t, 2 * at_a_time> places{};
        for (std::size_t first = begin; first < end;) {
            while (first >= stubs.first_pair[c + 1]) {
                ++c;
            }
            const std::size_t stop = std::min({first + at_a_time, end, stubs.first_pair[c + 1]});
            const std::span ends = std::span{places}.first(2 * (stop - first));
            shuffles[c].fill(static_cast<std::uint32_t>(2 * (first - stubs.first_pair[c])), ends);
            const std::uint32_t* const owners = stubs.owners.data() + stubs.begin[c];
            for (const std::uint32_t end_of_tie : ends) {
                prefetch(owners + end_of_tie);
            }
            for (std::size_t i = 0; i != ends.size(); i += 2) {
                const Tie tie{owners[ends[i]], owners[ends[i + 1]]};
                if (tie.row != tie.neighbour) {
                    ties[block].push_back(tie);
                }
            }
            first = stop;
        }
    });
    return ties;
}

} // namespace

Rows erdos_renyi(const FriendsSpec& spec, const Population& population, RunKey run) {
    require_room(spec.mean_degree * population.size(), "friends");
    // By name, so that the ties are gone before the second half.
    BucketedTies ties =
        bucket_ties(population.size(), draw_pairs(spec.mean_degree, population, run),
                    Storage::both_rows, "friends");
    return rows_of(std::move(ties), "friends");
}

Rows configuration(const FriendsSpec& spec, const Population& population, RunKey run) {
    // By name, so that the ties are gone before the second half.
    BucketedTies ties = bucket_ties(population.size(), match_stubs(spec, population, run),
                                    Storage::both_rows, "friends");
    return distinct_rows_of(std::move(ties), "friends");
}

} // namespace diasim

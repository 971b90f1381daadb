// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/kin_abroad.hpp"

#include "model/base/parallel.hpp"
#include "model/base/prefetch.hpp"
#include "model/network/count_law.hpp"
#include "model/network/people_pieces.hpp"

#include <algorithm>
#include <numeric>

namespace diasim {
namespace {

/// The people by subgroup, in each in the order of the population: those of one community are
/// together.
struct SubgroupLists {
    Column32 people;
    std::vector<std::uint32_t> begin; ///< by (subgroup, community), and the end
    std::size_t n_communities = 0;

    /// People of a subgroup, or of one community's part of it.
    [[nodiscard]] Ring whole(std::size_t subgroup) const {
        const std::uint32_t first = begin[subgroup * n_communities];
        return {first, begin[(subgroup + 1) * n_communities] - first};
    }
    [[nodiscard]] Ring part(std::size_t subgroup, std::size_t community) const {
        const std::size_t at = subgroup * n_communities + community;
        return {begin[at], begin[at + 1] - begin[at]};
    }
};

SubgroupLists list_subgroups(const Population& population) {
    const std::size_t n_communities = population.community_count();
    const std::size_t n_subgroups =
        population.size() == 0
            ? 0
            : *std::max_element(population.subgroup.begin(), population.subgroup.end()) +
                  std::size_t{1};
    SubgroupLists lists{Column32(population.size()),
                        std::vector<std::uint32_t>(n_subgroups * n_communities + 1, 0),
                        n_communities};
    // Communities are independent: each counts, and later fills, its own parts.
    const auto for_each_person = [&](const auto& body) {
        for_each_task(n_communities, [&](std::size_t c) {
            for (std::uint32_t i = population.community_begin[c];
                 i != population.community_begin[c + 1]; ++i) {
                body(population.subgroup[i] * n_communities + c, i);
            }
        });
    };
    std::vector<std::uint32_t> next(lists.begin.size(), 0);
    for_each_person([&](std::size_t part, std::uint32_t) { ++next[part]; });
    std::exclusive_scan(next.begin(), next.end(), lists.begin.begin(), 0U);
    next = lists.begin;
    for_each_person(
        [&](std::size_t part, std::uint32_t person) { lists.people[next[part]++] = person; });
    return lists;
}

/// A uniform place in `whole` outside `part`, which lies in it. Precondition: there is one.
std::uint32_t place_outside(Ring whole, Ring part, Stream& stream) {
    const std::uint32_t place = whole.begin + uniform_below(stream, whole.size - part.size);
    return place < part.begin ? place : place + part.size;
}

/// The person of another community at the other end of a tie, or its place in the lists.
struct Abroad {
    std::uint32_t place = 0;
    bool is_listed = false;
};

Abroad choose_abroad(const SubgroupLists& lists, const Population& population, std::uint32_t person,
                     double same_subgroup, Stream& stream) {
    const std::size_t community = population.community[person];
    const std::size_t subgroup = population.subgroup[person];
    const Ring whole = lists.whole(subgroup);
    const Ring part = lists.part(subgroup, community);
    const bool wants_same = uniform(stream) < same_subgroup;
    if (wants_same && whole.size != part.size) {
        return {place_outside(whole, part, stream), true};
    }
    return {place_outside({0, population.size()}, ring_of(population, community), stream), false};
}

TieBlocks draw_abroad(const DistantTiesSpec& spec, const Population& population, RunKey run) {
    const SubgroupLists lists = list_subgroups(population);
    const CountLaw law = poisson_counts(0.5 * spec.mean_degree);
    TieBlocks ties(block_count(population.size()));
    for_each_block(population.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<std::size_t> listed; // of the block's ties
        for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
            if (population.people(c) == population.size()) {
                return; // nobody lives elsewhere
            }
            for (std::uint32_t person = first; person != last; ++person) {
                Stream stream{run, Purpose::distant_ties, person, 0};
                for (std::uint32_t left = law(stream()); left != 0; --left) {
                    const Abroad other =
                        choose_abroad(lists, population, person, spec.same_subgroup.value, stream);
                    ties[block].push_back({person, other.place});
                    if (other.is_listed) { // read later: it is far away
                        prefetch(lists.people.data() + other.place);
                        listed.push_back(ties[block].size() - 1);
                    }
                }
            }
        });
        for (const std::size_t i : listed) {
            ties[block][i].neighbour = lists.people[ties[block][i].neighbour];
        }
    });
    return ties;
}

} // namespace

Rows kin_abroad(const DistantTiesSpec& spec, const Population& population, RunKey run) {
    require_room(spec.mean_degree * population.size(), "kin_abroad");
    // By name, so that the ties are gone before the second half.
    BucketedTies ties = bucket_ties(population.size(), draw_abroad(spec, population, run),
                                    Storage::both_rows, "kin_abroad");
    return distinct_rows_of(std::move(ties), "kin_abroad");
}

} // namespace diasim

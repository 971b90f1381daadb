// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/follows.hpp"

#include "model/base/math.hpp"
#include "model/base/parallel.hpp"
#include "model/network/count_law.hpp"
#include "model/network/people_pieces.hpp"
#include "model/network/scramble.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace diasim {
namespace {

/// A share in (0, 1) turned into a share of ranks.
class Fame {
public:
    explicit Fame(double popularity) : exponent_{1.0 + popularity} {}

    /// Rank below n, 0 first.
    [[nodiscard]] std::uint32_t rank(double share, std::uint32_t n) const noexcept {
        const double part = exponent_ == 1.0   ? share
                            : exponent_ == 2.0 ? share * share
                                               : power(share, exponent_);
        return std::min(static_cast<std::uint32_t>(part * n), n - 1);
    }

private:
    double exponent_;
};

/// Whom a person follows is drawn from these: people by rank.
struct Fields {
    CountLaw law; ///< of how many
    Fame fame;
    double same_community;
    Column32 near; ///< community by community
    Column32 all;
};

/// The people of each community, or all, shuffled.
Column32 rank_people(const Population& population, bool by_community, RunKey run) {
    Column32 people(population.size());
    const auto scramble_of = [run](std::size_t field, std::uint32_t n) {
        Stream stream{run, Purpose::following, field, 1};
        return Scramble{n, stream};
    };
    for_each_block(people.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
        for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
            const Ring ring = by_community ? ring_of(population, c) : Ring{0, population.size()};
            const Scramble scramble =
                scramble_of(by_community ? c : population.community_count(), ring.size);
            const std::span part{people.data() + first, last - first};
            scramble.fill(first - ring.begin, part);
            for (std::uint32_t& person : part) {
                person += ring.begin;
            }
        });
    });
    return people;
}

/// Where in the fields the people stand whom a person draws. Looking there is left for later, so
/// that the processor has many of these reads under way at a time.
const std::uint32_t* draw_place(const Fields& fields, const Population& population, Ring ring,
                                Stream& stream) {
    const bool is_near = uniform(stream) < fields.same_community;
    const std::uint32_t n = is_near ? ring.size : population.size();
    const std::uint32_t* by_rank = is_near ? fields.near.data() + ring.begin : fields.all.data();
    return by_rank + fields.fame.rank(uniform(stream), n);
}

/// Draws again for the tie at `at` if it leads to oneself or repeats one of the person's ties since
/// `own`. Returns whether it is sound in the end.
template <class Redraw>
bool settle(std::vector<Tie>& ties, std::size_t own, std::size_t at, const Redraw& redraw) {
    constexpr int max_draws = 16;
    const auto is_sound = [&ties, own, at] {
        const Tie tie = ties[at];
        return tie.row != tie.neighbour &&
               std::none_of(ties.begin() + static_cast<std::ptrdiff_t>(own),
                            ties.begin() + static_cast<std::ptrdiff_t>(at),
                            [tie](Tie before) { return before.row == tie.row; });
    };
    for (int draw = 0; !is_sound(); ++draw) {
        if (draw == max_draws) {
            return false;
        }
        ties[at].row = redraw();
    }
    return true;
}

/// Makes the ties from `own` on, all of one person, sound.
void settle_person(std::vector<Tie>& ties, std::size_t own, const Fields& fields,
                   const Population& population, RunKey run) {
    if (own == ties.size()) {
        return;
    }
    const std::uint32_t person = ties[own].neighbour;
    const Ring ring = ring_of(population, population.community[person]);
    Stream stream{run, Purpose::following, person, 2};
    std::size_t kept = own;
    for (std::size_t at = own; at != ties.size(); ++at) {
        ties[kept] = ties[at];
        kept +=
            settle(ties, own, kept, [&] { return *draw_place(fields, population, ring, stream); })
                ? 1U
                : 0U;
    }
    ties.resize(kept);
}

/// What is drawn for some people.
struct Draws {
    std::vector<const std::uint32_t*> places; ///< person by person
    std::vector<std::size_t> ends;            ///< of each person's
    std::vector<std::uint32_t> found;         ///< who stands there
};

/// Appends whom some people follow, in the rows of the followed. `draws` is room to work in.
void follow_some(std::vector<Tie>& ties, Draws& draws, const Fields& fields,
                 const Population& population, RunKey run, Ring people) {
    auto& [places, ends, found] = draws;
    places.clear();
    ends.clear();
    for (std::uint32_t person = people.begin; person != people.begin + people.size; ++person) {
        const Ring ring = ring_of(population, population.community[person]);
        Stream stream{run, Purpose::following, person, 0};
        for (std::uint32_t left = fields.law(stream()); left != 0; --left) {
            places.push_back(draw_place(fields, population, ring, stream));
        }
        ends.push_back(places.size());
    }
    found.resize(places.size());
    std::transform(places.begin(), places.end(), found.begin(),
                   [](const std::uint32_t* place) { return *place; });
    std::size_t next = 0;
    for (std::uint32_t i = 0; i != people.size; ++i) {
        const std::size_t own = ties.size();
        for (; next != ends[i]; ++next) {
            ties.push_back({found[next], people.begin + i});
        }
        settle_person(ties, own, fields, population, run);
    }
}

TieBlocks draw_followed(const FollowsSpec& spec, const Population& population, RunKey run) {
    constexpr std::uint32_t group = 512; // people whose reads are under way together
    const Fields fields{poisson_counts(spec.mean_degree), Fame{spec.popularity},
                        spec.same_community.value, rank_people(population, true, run),
                        rank_people(population, false, run)};
    TieBlocks ties(block_count(population.size()));
    for_each_block(population.size(), [&](std::size_t block, std::size_t begin, std::size_t end) {
        ties[block].reserve(
            static_cast<std::size_t>(spec.mean_degree * static_cast<double>(end - begin) * 1.02));
        Draws draws;
        for (std::size_t first = begin; first < end; first += group) {
            const auto size = std::min<std::size_t>(group, end - first);
            follow_some(ties[block], draws, fields, population, run,
                        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(size)});
        }
    });
    return ties;
}

} // namespace

Rows followers(const FollowsSpec& spec, const Population& population, RunKey run) {
    require_room(spec.mean_degree * population.size(), "follows");
    // By name, so that the ties are gone before the second half.
    BucketedTies ties = bucket_ties(population.size(), draw_followed(spec, population, run),
                                    Storage::one_row, "follows");
    return rows_of(std::move(ties), "follows");
}

} // namespace diasim

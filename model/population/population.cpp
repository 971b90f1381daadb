// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/population.hpp"

#include "model/base/distributions.hpp"
#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/population/roles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace diasim {
namespace {

constexpr std::size_t most_traits = 32;

/// Where in its interval the number of people of a country lies, 0 low ... 1 high.
///
/// One number a country: published figures disagree on whom they count, and they do so for all
/// cities of a country alike (assumption A2 in ODD.md).
double interval_position(SizeRule rule, RunKey run, std::uint16_t country) {
    switch (rule) {
    case SizeRule::low:
        return 0.0;
    case SizeRule::mid:
        return 0.5;
    case SizeRule::high:
        return 1.0;
    case SizeRule::sample:
        break;
    }
    Stream stream{run, Purpose::population_size, country, 0};
    return uniform(stream);
}

/// Numbers of people by row of the people table, in this replicate.
std::vector<std::uint32_t> draw_sizes(const Scenario& scenario, RunKey run) {
    std::vector<std::uint32_t> sizes;
    sizes.reserve(scenario.population.people.size());
    for (const People& people : scenario.population.people) {
        const std::uint16_t country = scenario.hosts.communities[people.community].country;
        const double position = interval_position(scenario.population.size, run, country);
        const double size = people.low + position * (people.high - people.low);
        sizes.push_back(static_cast<std::uint32_t>(std::llround(size * scenario.population.scale)));
    }
    return sizes;
}

/// Sets where each community begins.
void lay_out(const Scenario& scenario, const std::vector<std::uint32_t>& sizes,
             Population& population) {
    std::vector<std::uint64_t> people(scenario.hosts.communities.size(), 0);
    for (std::size_t row = 0; row != sizes.size(); ++row) {
        people[scenario.population.people[row].community] += sizes[row];
    }
    std::uint64_t total = 0;
    population.community_begin.push_back(0);
    for (const std::uint64_t n : people) {
        total += n;
        if (total >= 0xFFFFFFFFULL) {
            throw InputError{"the population has 2^32 people or more: lower population.scale"};
        }
        population.community_begin.push_back(static_cast<std::uint32_t>(total));
    }
    if (total == 0) {
        throw InputError{"the population is empty: raise population.scale"};
    }
}

/// Puts the subgroups of one community in order of the latent coordinate: blocks by subgroup, of
/// which a share 1 - homophily of the people changes places at random.
void order_subgroups(std::vector<std::uint8_t>& subgroup, std::uint32_t begin, std::uint32_t end,
                     double homophily, RunKey run) {
    const bool is_one = std::all_of(subgroup.begin() + begin, subgroup.begin() + end,
                                    [&](std::uint8_t other) { return other == subgroup[begin]; });
    if (is_one) {
        return;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> movers;
    for (std::uint32_t person = begin; person != end; ++person) {
        Stream stream{run, Purpose::subgroup_order, person, 0};
        if (uniform(stream) >= homophily) {
            movers.emplace_back(stream(), person);
        }
    }
    std::vector<std::uint8_t> moved;
    moved.reserve(movers.size());
    for (const auto& [key, person] : movers) {
        moved.push_back(subgroup[person]);
    }
    std::sort(movers.begin(), movers.end());
    for (std::size_t i = 0; i != movers.size(); ++i) {
        subgroup[movers[i].second] = moved[i];
    }
}

void place_subgroups(const Scenario& scenario, const std::vector<std::uint32_t>& sizes, RunKey run,
                     Population& population) {
    std::vector<std::uint32_t> next(population.community_begin.begin(),
                                    population.community_begin.end() - 1);
    for (std::size_t row = 0; row != sizes.size(); ++row) {
        const People& people = scenario.population.people[row];
        std::uint32_t& at = next[people.community];
        std::fill_n(population.subgroup.begin() + at, sizes[row], people.subgroup);
        at += sizes[row];
    }
    const double homophily = scenario.population.homophily.value;
    for_each_task(population.community_count(), [&](std::size_t c) {
        const std::uint32_t begin = population.community_begin[c];
        const std::uint32_t end = population.community_begin[c + 1];
        std::fill(population.community.begin() + begin, population.community.begin() + end,
                  static_cast<std::uint16_t>(c));
        order_subgroups(population.subgroup, begin, end, homophily, run);
    });
}

/// Draws a person's traits: those of the copula from joined normal numbers, the others alone.
void draw_traits(const PopulationLaws& laws, std::uint8_t subgroup, Stream& stream,
                 std::span<std::uint8_t> row) {
    const TraitQuantiles* const quantiles = laws.traits.data() + subgroup * laws.n_traits;
    std::array<double, most_traits> z; // NOLINT(cppcoreguidelines-pro-type-member-init): filled
    for (std::size_t i = 0; i != laws.joined.size(); ++i) {
        z[i] = standard_normal(stream);
        double value = 0.0;
        for (std::size_t other = 0; other <= i; ++other) {
            value += laws.factor[i * (i + 1) / 2 + other] * z[other];
        }
        row[laws.joined[i]] = quantiles[laws.joined[i]].byte_at(value);
    }
    for (const std::uint8_t q : laws.alone) {
        row[q] = quantiles[q].byte_at_share(stream());
    }
}

/// Precondition: there is a region.
std::uint8_t draw_region(const std::vector<double>& shares, double u) {
    for (std::size_t region = 0; region + 1 < shares.size(); ++region) {
        u -= shares[region];
        if (u < 0.0) {
            return static_cast<std::uint8_t>(region);
        }
    }
    return static_cast<std::uint8_t>(shares.size() - 1);
}

void draw_person(const Scenario& scenario, const PopulationLaws& laws, RunKey run,
                 std::uint32_t person, Population& population) {
    const std::uint8_t group = population.subgroup[person];
    const Subgroup& subgroup = scenario.population.subgroups[group];
    const TraitQuantiles& attitude = laws.attitude[group];
    if (laws.n_traits == 0 && attitude.is_constant()) {
        population.attitude[person] = attitude.byte_at_share(0);
    } else {
        Stream traits{run, Purpose::trait, person, 0};
        const std::span<std::uint8_t> row{
            population.traits.data() + std::size_t{person} * laws.n_traits, laws.n_traits};
        draw_traits(laws, group, traits, row);
        population.attitude[person] = attitude.byte_at_share(traits());
    }

    if (subgroup.kin_regions.size() > 1) {
        Stream region{run, Purpose::kin_region, person, 0};
        population.region[person] = draw_region(subgroup.kin_regions, uniform(region));
    }
}

} // namespace

Population make_population(const Scenario& scenario, const PopulationLaws& laws, RunKey run) {
    Population population;
    const std::vector<std::uint32_t> sizes = draw_sizes(scenario, run);
    lay_out(scenario, sizes, population);
    const std::size_t n = population.community_begin.back();
    population.trait_count = laws.n_traits;
    population.community.resize(n);
    population.subgroup.resize(n);
    population.region.resize(n);
    population.roles.resize(n);
    population.attitude.resize(n);
    population.traits.resize(n * laws.n_traits);
    place_subgroups(scenario, sizes, run, population);
    for_each_block(n, [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
        for (std::size_t person = begin; person != end; ++person) {
            draw_person(scenario, laws, run, static_cast<std::uint32_t>(person), population);
        }
    });
    draw_roles(scenario, laws, run, population);
    return population;
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/roles.hpp"

#include "model/base/parallel.hpp"

#include <algorithm>
#include <numeric>

namespace diasim {
namespace {

using Histogram = std::array<std::uint64_t, 256>;

/// A person's trait byte, or 255 if the role follows no trait.
std::uint8_t value_of(const Population& population, std::uint32_t person, std::size_t trait) {
    return trait < population.trait_count ? population.traits_of(person)[trait] : 255;
}

double mean_probability(const Histogram& histogram, double factor) {
    double sum = 0.0;
    for (std::size_t byte = 0; byte != histogram.size(); ++byte) {
        const double x = static_cast<double>(byte) / 255.0;
        sum += static_cast<double>(histogram[byte]) * std::min(1.0, factor * x);
    }
    return sum;
}

/// Factors of the groups that `column` tells apart, each with its share.
template <class Column>
std::vector<double> factors_of(const Population& population, const Column& column,
                               std::size_t trait, const std::vector<double>& shares) {
    std::vector<Histogram> histograms(shares.size(), Histogram{});
    for (std::uint32_t person = 0; person != population.size(); ++person) {
        ++histograms[column[person]][value_of(population, person, trait)];
    }
    std::vector<double> factors;
    factors.reserve(shares.size());
    for (std::size_t group = 0; group != shares.size(); ++group) {
        factors.push_back(role_factor(histograms[group], shares[group]));
    }
    return factors;
}

} // namespace

double role_factor(const Histogram& histogram, double share) {
    if (share <= 0.0) {
        return 0.0;
    }
    const auto people =
        static_cast<double>(std::accumulate(histogram.begin(), histogram.end(), std::uint64_t{0}));
    double low = 0.0;
    double high = 255.0; // at which everybody with a positive trait has the role
    for (int halving = 0; halving != 60; ++halving) {
        const double middle = 0.5 * (low + high);
        (mean_probability(histogram, middle) < share * people ? low : high) = middle;
    }
    return high;
}

void draw_roles(const Scenario& scenario, const PopulationLaws& laws, RunKey run,
                Population& population) {
    std::vector<double> organising;
    for (const Subgroup& subgroup : scenario.population.subgroups) {
        organising.push_back(subgroup.organiser_share);
    }
    std::vector<double> membership;
    for (const Community& community : scenario.hosts.communities) {
        membership.push_back(community.association_share);
    }
    organising = factors_of(population, population.subgroup, laws.organiser_trait, organising);
    membership = factors_of(population, population.community, laws.member_trait, membership);
    const auto draws = [&](std::uint32_t person, std::size_t trait, double factor, double u) {
        return u < factor * value_of(population, person, trait) / 255.0;
    };
    for_each_block(population.size(),
                   [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
                       for (std::size_t i = begin; i != end; ++i) {
                           const auto person = static_cast<std::uint32_t>(i);
                           const double to_organise = organising[population.subgroup[i]];
                           const double to_join = membership[population.community[i]];
                           if (to_organise <= 0.0 && to_join <= 0.0) {
                               continue;
                           }
                           Stream stream{run, Purpose::role, person, 0};
                           std::uint8_t roles = 0;
                           if (draws(person, laws.organiser_trait, to_organise, uniform(stream))) {
                               roles = Role::organiser;
                           }
                           if (draws(person, laws.member_trait, to_join, uniform(stream))) {
                               roles = static_cast<std::uint8_t>(roles | Role::association_member);
                           }
                           population.roles[i] = roles;
                       }
                   });
}

} // namespace diasim

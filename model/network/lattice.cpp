// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/lattice.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/network/people_pieces.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace diasim {
namespace {

std::uint32_t most_forward(std::uint32_t people) {
    return people == 0 ? 0 : std::min(max_forward, (people - 1) / 2);
}

bool is_full(std::uint32_t people, double half_degree) {
    return people <= 2.0 * half_degree + 1.0 || most_forward(people) < half_degree;
}

/// Laws by the largest count that a community's size allows; those that some community needs.
using Laws = std::array<std::optional<CountLaw>, max_forward + 1>;

Laws forward_laws(const FriendsSpec& spec, const Population& population) {
    const double half = 0.5 * spec.mean_degree;
    Laws laws;
    for (std::size_t c = 0; c != population.community_count(); ++c) {
        const std::uint32_t people = population.people(c);
        std::optional<CountLaw>& law = laws[most_forward(people)];
        if (law.has_value() || is_full(people, half)) {
            continue;
        }
        if (spec.degree_dispersion > 0.0 && half > 0.0) {
            law = dispersed_forward(half, spec.degree_dispersion, spec.rewiring.value,
                                    most_forward(people));
        } else {
            law = nearest_counts(half);
        }
    }
    return laws;
}

/// Forward ties with which everybody is tied to everybody: of an even number of people, half have
/// the tie to the person opposite.
std::uint8_t full_forward(Ring ring, std::uint32_t person) {
    const bool has_opposite = ring.size % 2 == 0 && person - ring.begin < ring.size / 2;
    return static_cast<std::uint8_t>((ring.size - 1) / 2 + (has_opposite ? 1U : 0U));
}

/// Variance of the degree on a ring with moved ties: own ties, the ties of those behind that
/// stayed (independent, each there or not) and the ties moved here (Poisson in the limit).
double degree_variance(const std::vector<double>& weights, double half_degree, double rewiring) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    double variance = half_degree * rewiring;
    double at_least = 1.0;
    for (std::size_t count = 0; count != weights.size(); ++count) {
        const double distance = static_cast<double>(count) - half_degree;
        variance += weights[count] / total * distance * distance;
        at_least -= weights[count] / total;
        const double stays = at_least * (1.0 - rewiring);
        variance += stays * (1.0 - stays);
    }
    return variance;
}

} // namespace

CountLaw dispersed_forward(double half_degree, double dispersion, double rewiring,
                           std::uint32_t maximum) {
    const double wanted = 2.0 * half_degree * (1.0 + dispersion);
    double low = 1e-6;
    double high = 1e3;
    constexpr int halvings = 30;
    for (int i = 0; i != halvings; ++i) {
        const double middle = 0.5 * (low + high);
        const auto weights = negative_binomial_weights(half_degree, middle, maximum);
        (degree_variance(weights, half_degree, rewiring) < wanted ? low : high) = middle;
    }
    return CountLaw{negative_binomial_weights(half_degree, low, maximum)};
}

Lattice draw_lattice(const FriendsSpec& spec, const Population& population, RunKey run) {
    constexpr double most = 120.0;
    check(spec.mean_degree >= 0.0 && spec.mean_degree <= most, "mean degree of friends");
    const double half = 0.5 * spec.mean_degree;
    const Laws laws = forward_laws(spec, population);
    Lattice lattice{std::vector<std::uint8_t>(population.size()), {}};
    for (std::size_t c = 0; c != population.community_count(); ++c) {
        const std::uint32_t people = population.people(c);
        lattice.reach.push_back(static_cast<std::uint8_t>(
            is_full(people, half) ? people / 2 : laws[most_forward(people)]->max()));
    }
    for_each_block(population.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
        for_each_piece(population, begin, end, [&](std::size_t c, auto first, auto last) {
            const Ring ring = ring_of(population, c);
            const bool full = is_full(ring.size, half);
            const CountLaw* law = full ? nullptr : &*laws[most_forward(ring.size)];
            const bool is_constant = !full && law->variance() == 0.0;
            for (std::uint32_t person = first; person != last; ++person) {
                const auto draw = [&] { return (*law)(Stream{run, Purpose::degree, person, 0}()); };
                lattice.forward[person] =
                    full ? full_forward(ring, person)
                         : static_cast<std::uint8_t>(is_constant ? law->max() : draw());
            }
        });
    });
    return lattice;
}

} // namespace diasim

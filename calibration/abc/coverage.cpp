// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/coverage.hpp"

#include "calibration/abc/adjustment.hpp"
#include "calibration/abc/weighted.hpp"
#include "calibration/design/purposes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim::calibration {
namespace {

/// The posterior of data that a simulation of the prior made, from the others.
AdjustedDraws posterior_of(const std::vector<const Simulation*>& simulations, std::size_t truth,
                           const Metric& metric, AbcProblem problem, std::uint32_t nearest) {
    problem.observed = simulations[truth]->statistics;
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(simulations.size());
    for (std::size_t i = 0; i != simulations.size(); ++i) {
        if (i != truth) {
            order.emplace_back(metric(simulations[i]->statistics, problem.observed), i);
        }
    }
    std::ranges::sort(order);
    order.resize(std::min<std::size_t>(order.size(), nearest));
    Draws draws;
    for (const auto& [distance, i] : order) {
        draws.unbounded.push_back(simulations[i]->proposal.unbounded);
        draws.parameters.push_back(simulations[i]->proposal.parameters);
        draws.statistics.push_back(simulations[i]->statistics);
        draws.distances.push_back(distance);
    }
    draws.weights.assign(order.size(), 1.0 / static_cast<double>(order.size()));
    auto adjusted = adjust(draws, metric, problem);
    return adjusted ? std::move(*adjusted)
                    : AdjustedDraws{std::move(draws.parameters), std::move(draws.weights)};
}

} // namespace

std::uint32_t rank_of(double truth, std::span<const double> draws) {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(draws, [truth](double draw) { return draw < truth; }));
}

std::vector<std::size_t> resample(std::span<const double> weights, std::uint32_t draws,
                                  std::uint64_t seed, std::uint32_t number) {
    const std::vector<double> sums = cumulate(weights);
    Stream stream{RunKey{seed, 0}, coverage_purpose, number, 0};
    std::vector<std::size_t> positions(draws);
    for (std::size_t& position : positions) {
        position = draw_at(sums, uniform(stream));
    }
    return positions;
}

double critical_chi_squared(std::uint32_t degrees) {
    constexpr double normal_999 = 3.090232306;
    const auto k = static_cast<double>(degrees);
    const double part = 2.0 / (9.0 * k);
    const double root = 1.0 - part + normal_999 * std::sqrt(part);
    return k * root * root * root;
}

Coverage coverage_of(std::span<const std::uint32_t> ranks, std::uint32_t draws) {
    constexpr std::size_t most_bins = 20;
    constexpr std::size_t least_in_bin = 5;
    Coverage coverage;
    const std::size_t n = ranks.size();
    coverage.bins =
        static_cast<std::uint32_t>(std::clamp<std::size_t>(n / least_in_bin, 2, most_bins));
    std::vector<double> counts(coverage.bins, 0.0);
    for (const std::uint32_t rank : ranks) {
        const double place = (rank + 0.5) / (draws + 1.0); // in (0, 1)
        counts[static_cast<std::size_t>(place * coverage.bins)] += 1.0;
        coverage.within_50 += std::abs(place - 0.5) < 0.25 ? 1.0 : 0.0;
        coverage.within_90 += std::abs(place - 0.5) < 0.45 ? 1.0 : 0.0;
    }
    coverage.within_50 /= static_cast<double>(n);
    coverage.within_90 /= static_cast<double>(n);
    const double expected = static_cast<double>(n) / coverage.bins;
    for (const double count : counts) {
        coverage.chi_squared += (count - expected) * (count - expected) / expected;
    }
    coverage.critical = critical_chi_squared(coverage.bins - 1);
    coverage.is_refuted = coverage.chi_squared > coverage.critical;
    return coverage;
}

Ranks check_coverage(const Generation& prior, const AbcProblem& problem, std::uint32_t data_sets,
                     std::uint32_t nearest, std::uint64_t seed) {
    std::vector<const Simulation*> simulations;
    simulations.reserve(prior.simulations.size());
    for (const Simulation& simulation : prior.simulations) {
        if (simulation.status != Simulation::Status::failed) {
            simulations.push_back(&simulation);
        }
    }
    Ranks result;
    result.ranks.reserve(data_sets);
    for (std::uint32_t set = 0; set != data_sets; ++set) {
        const AdjustedDraws posterior =
            posterior_of(simulations, set, prior.metric, problem, nearest);
        const std::vector<std::size_t> drawn = resample(posterior.weights, result.draws, seed, set);
        std::vector<std::uint32_t> ranks;
        ranks.reserve(problem.priors.size());
        for (std::size_t p = 0; p != problem.priors.size(); ++p) {
            std::vector<double> values;
            values.reserve(drawn.size());
            for (const std::size_t i : drawn) {
                values.push_back(posterior.parameters[i][p]);
            }
            ranks.push_back(rank_of(simulations[set]->proposal.parameters[p], values));
        }
        result.ranks.push_back(std::move(ranks));
    }
    return result;
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/posterior.hpp"

#include "calibration/abc/weighted.hpp"

#include <cstddef>

namespace diasim::calibration {
namespace {

constexpr double low_share = 0.05;
constexpr double high_share = 0.95;

std::vector<double> column_of(const std::vector<std::vector<double>>& rows, std::size_t k) {
    std::vector<double> column;
    column.reserve(rows.size());
    for (const std::vector<double>& row : rows) {
        column.push_back(row[k]);
    }
    return column;
}

Marginal marginal_of(const std::vector<double>& values, const std::vector<double>& weights,
                     const Prior& prior) {
    std::vector<double> naturals;
    naturals.reserve(values.size());
    for (const double value : values) {
        naturals.push_back(natural(prior, value));
    }
    const double ratio = weighted_deviation(naturals, weights) / moments_of(prior).deviation;
    return {weighted_mean(values, weights),
            weighted_deviation(values, weights),
            weighted_quantile(values, weights, low_share),
            weighted_quantile(values, weights, 0.5),
            weighted_quantile(values, weights, high_share),
            1.0 - ratio * ratio};
}

std::vector<Marginal> marginals_of(const std::vector<std::vector<double>>& rows,
                                   const std::vector<double>& weights,
                                   const std::vector<Prior>& priors) {
    std::vector<Marginal> marginals;
    marginals.reserve(priors.size());
    for (std::size_t k = 0; k != priors.size(); ++k) {
        marginals.push_back(marginal_of(column_of(rows, k), weights, priors[k]));
    }
    return marginals;
}

std::vector<Predicted> predicted_of(const std::vector<std::vector<double>>& rows,
                                    const std::vector<double>& weights) {
    std::vector<Predicted> predicted;
    for (std::size_t k = 0; !rows.empty() && k != rows.front().size(); ++k) {
        const std::vector<double> values = column_of(rows, k);
        predicted.push_back({weighted_quantile(values, weights, low_share),
                             weighted_quantile(values, weights, 0.5),
                             weighted_quantile(values, weights, high_share)});
    }
    return predicted;
}

std::vector<Predicted> prior_predicted_of(const Generation& first) {
    std::vector<std::vector<double>> rows;
    for (const Simulation& simulation : first.simulations) {
        if (simulation.status != Simulation::Status::failed) {
            rows.push_back(simulation.statistics);
        }
    }
    const double share = 1.0 / static_cast<double>(rows.size());
    return predicted_of(rows, std::vector<double>(rows.size(), share));
}

} // namespace

Posterior posterior_of(const std::vector<Generation>& generations, const AbcProblem& problem) {
    const Generation& last = generations.back();
    Posterior posterior;
    posterior.draws = draws_of(last);
    const Draws& draws = posterior.draws;
    posterior.marginals = marginals_of(draws.parameters, draws.weights, problem.priors);
    posterior.adjusted = adjust(draws, last.metric, problem);
    if (posterior.adjusted) {
        posterior.adjusted_marginals = marginals_of(posterior.adjusted->parameters,
                                                    posterior.adjusted->weights, problem.priors);
    }
    posterior.correlation = correlation_of(weighted_covariance(draws.unbounded, draws.weights));
    posterior.effective_size = effective_size(draws.weights);
    posterior.prior_predicted = prior_predicted_of(generations.front());
    posterior.predicted = predicted_of(draws.statistics, draws.weights);
    return posterior;
}

std::vector<Coverage> coverages_of(const Ranks& ranks) {
    std::vector<Coverage> coverages;
    for (std::size_t k = 0; k != ranks.ranks.front().size(); ++k) {
        std::vector<std::uint32_t> column;
        column.reserve(ranks.ranks.size());
        for (const std::vector<std::uint32_t>& row : ranks.ranks) {
            column.push_back(row[k]);
        }
        coverages.push_back(coverage_of(column, ranks.draws));
    }
    return coverages;
}

} // namespace diasim::calibration

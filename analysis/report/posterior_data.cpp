// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/posterior_data.hpp"

#include "analysis/report/columns.hpp"

namespace diasim::analysis {
namespace {

std::vector<LearntParameter> read_parameters(const Columns& table) {
    std::vector<LearntParameter> parameters(table.rows("parameter"));
    table.texts("parameter", parameters, &LearntParameter::name);
    table.texts("parameter_path", parameters, &LearntParameter::path);
    table.texts("parameter_unit", parameters, &LearntParameter::unit);
    table.texts("prior_form", parameters, &LearntParameter::prior_form);
    table.texts("prior_source", parameters, &LearntParameter::prior_source);
    table.numbers("prior_mean", parameters, &LearntParameter::prior_mean);
    table.numbers("prior_deviation", parameters, &LearntParameter::prior_deviation);
    table.intervals("posterior", parameters, &LearntParameter::posterior);
    table.numbers("contraction", parameters, &LearntParameter::contraction);
    return parameters;
}

std::vector<PredictedStatistic> read_statistics(const Columns& table) {
    std::vector<PredictedStatistic> statistics(table.rows("statistic"));
    table.texts("statistic", statistics, &PredictedStatistic::name);
    table.numbers("observed_statistic", statistics, &PredictedStatistic::observed);
    table.intervals("prior_predicted", statistics, &PredictedStatistic::prior);
    table.intervals("predicted", statistics, &PredictedStatistic::predicted);
    return statistics;
}

} // namespace

PosteriorData read_posterior(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    const Columns table{file, ""};
    PosteriorData data;
    data.title = text_attribute(file, "title");
    data.algorithm = text_attribute(file, "algorithm");
    data.observed_tables = text_attribute(file, "observed");
    data.stopped_because = text_attribute(file, "stopped_because");
    data.first_day = text_attribute(file, "first_day");
    data.last_day = text_attribute(file, "last_day");
    data.simulations = number_attribute(file, "simulations");
    data.failures = number_attribute(file, "failures");
    data.effective_sample_size = real_attribute(file, "effective_sample_size");
    data.parameters = read_parameters(table);
    data.correlation = table.numbers("correlation");
    data.draws = table.numbers("posterior");
    data.weights = table.numbers("weight");
    data.statistics = read_statistics(table);
    const std::size_t n = data.parameters.size();
    require_fit(n != 0 && data.correlation.size() == n * n &&
                    data.draws.size() == n * data.weights.size(),
                path);
    return data;
}

} // namespace diasim::analysis

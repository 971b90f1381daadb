// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/posterior_file.hpp"

#include "calibration/abc/format_calibration.hpp"
#include "calibration/abc/simulations_file.hpp"
#include "calibration/abc/weighted.hpp"
#include "model/base/version.hpp"
#include "model/record/checksum.hpp"
#include "model/record/hdf5_file.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

namespace diasim::calibration {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 6> form_names{"none",   "uniform", "log_uniform",
                                                "normal", "beta",    "gamma"};

/// Writes the variables of one file.
class PosteriorWriter {
public:
    PosteriorWriter(Hdf5Writer& file, const CalibrationStudy& study, const Sampler& sampler,
                    const Posterior& posterior)
        : file_{file}, study_{study}, sampler_{sampler}, posterior_{posterior},
          simulations_{simulations_of(sampler)} {}

    void header(const InputCopies& copies);
    void axes();
    void priors();
    void marginals();
    void draws();
    void statistics();
    void generations();
    void coverage(const Ranks& ranks);

private:
    /// One number of each element of a list.
    template <class List, class Get>
    void numbers(const char* name, const char* dimension, const std::string& meaning,
                 const List& list, const Get& get) {
        std::vector<double> values;
        values.reserve(list.size());
        for (const auto& element : list) {
            values.push_back(static_cast<double>(std::invoke(get, element)));
        }
        file_.write(Variable{name, {dimension}, "1", meaning}, values);
    }
    template <class List, class Get>
    void words(const char* name, const char* dimension, const char* meaning, const List& list,
               const Get& get) {
        std::vector<std::string> values;
        values.reserve(list.size());
        for (const auto& element : list) {
            values.emplace_back(std::invoke(get, element));
        }
        file_.write_strings({name, {dimension}, "", meaning}, values);
    }
    void rows(const char* name, std::vector<std::string> dimensions, const char* meaning,
              const std::vector<std::vector<double>>& rows) {
        std::vector<double> values;
        for (const std::vector<double>& row : rows) {
            values.insert(values.end(), row.begin(), row.end());
        }
        file_.write(Variable{name, std::move(dimensions), "1", meaning}, values);
    }
    void marginals(const std::string& prefix, const std::string& meaning,
                   std::vector<Marginal> marginals);
    void predicted(const std::string& prefix, const std::string& meaning,
                   const std::vector<Predicted>& predicted);

    Hdf5Writer& file_;
    const CalibrationStudy& study_;
    const Sampler& sampler_;
    const Posterior& posterior_;
    std::vector<const Simulation*> simulations_;
};

std::vector<std::uint32_t> numbers_to(std::size_t n) {
    std::vector<std::uint32_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

std::string day_text(std::int64_t day) {
    return to_text(Day{std::chrono::days{day}});
}

void PosteriorWriter::header(const InputCopies& copies) {
    const Version version = program_version();
    const AbcSettings& settings = sampler_.settings();
    std::int64_t failures = 0;
    for (const Simulation* simulation : simulations_) {
        failures += simulation->status == Simulation::Status::failed ? 1 : 0;
    }
    file_.attribute("Conventions", "CF-1.8");
    file_.attribute("kind", "posterior");
    file_.attribute("title", study_.spec.title);
    file_.attribute("source", fmt::format("diasim {} ({})", version.program, version.git));
    file_.attribute("program_version", version.program);
    file_.attribute("posterior_version", posterior_version);
    file_.attribute(
        "algorithm",
        std::string{Choices<Algorithm>::words[static_cast<std::size_t>(settings.algorithm)]});
    file_.attribute("calibration_file", copies.main);
    file_.attribute("scenario_file", study_.spec.scenario);
    file_.attribute("observed", study_.spec.observed);
    file_.attribute("stopped_because", sampler_.end());
    file_.attribute("seed", static_cast<std::int64_t>(settings.seed));
    file_.attribute("tolerance", sampler_.generations().back().tolerance);
    file_.attribute("simulations", static_cast<std::int64_t>(simulations_.size()));
    file_.attribute("failures", failures);
    file_.attribute("effective_sample_size", posterior_.effective_size);
    file_.attribute("first_day", day_text(study_.window.first));
    file_.attribute("last_day", day_text(study_.window.last));
    file_.attribute("without_region", study_.spec.without_region);
}

void PosteriorWriter::axes() {
    std::vector<std::string> parameters;
    for (const PriorSpec& prior : study_.spec.priors) {
        parameters.push_back(prior.name);
    }
    std::vector<std::string> statistics;
    for (const StatisticSpec& statistic : study_.spec.statistics) {
        statistics.push_back(statistic.name);
    }
    file_.coordinate_strings({"parameter", {}, "", "value of the scenario with a prior"},
                             parameters);
    file_.coordinate_strings({"other_parameter", {}, "", "the same, for pairs"}, parameters);
    file_.coordinate_strings({"statistic", {}, "", "number that is compared"}, statistics);
    file_.coordinate(Variable{"draw", {}, "1", "accepted simulation of the last generation"},
                     numbers_to(posterior_.draws.weights.size()));
    file_.coordinate(Variable{"generation", {}, "1", "generation"},
                     numbers_to(sampler_.generations().size()));
    file_.coordinate(Variable{"simulation", {}, "1", "simulation, by generation and proposal"},
                     numbers_to(simulations_.size()));
}

void PosteriorWriter::priors() {
    const auto& priors = study_.spec.priors;
    words("parameter_path", "parameter", "path of the value, as in --set", priors,
          &PriorSpec::target);
    words("parameter_unit", "parameter", "unit of the value", study_.units,
          [](const std::string& unit) { return unit; });
    words("prior_form", "parameter", "law of the prior", priors,
          [](const PriorSpec& p) { return form_names[static_cast<std::size_t>(p.form)]; });
    words("prior_source", "parameter", "where the prior comes from", priors,
          [](const PriorSpec& p) { return p.source.empty() ? "assumption" : p.source; });
    numbers("prior_first", "parameter", "low; mean; first shape; shape of a gamma", priors,
            &PriorSpec::first);
    numbers("prior_second", "parameter", "high; deviation; second shape; mean of a gamma", priors,
            &PriorSpec::second);
    numbers("prior_mean", "parameter", "mean of the prior; of the logarithm for log_uniform",
            priors, [](const PriorSpec& p) { return moments_of(p.prior()).mean; });
    numbers("prior_deviation", "parameter",
            "standard deviation of the prior; of the logarithm for log_uniform", priors,
            [](const PriorSpec& p) { return moments_of(p.prior()).deviation; });
}

void PosteriorWriter::marginals(const std::string& prefix, const std::string& meaning,
                                std::vector<Marginal> marginals) {
    if (marginals.empty()) {
        marginals.assign(study_.spec.priors.size(),
                         {nothing, nothing, nothing, nothing, nothing, nothing});
    }
    const auto write = [&](const char* name, const char* what, double Marginal::*member) {
        numbers((prefix + name).c_str(), "parameter", meaning + what, marginals, member);
    };
    write("mean", "mean", &Marginal::mean);
    write("deviation", "standard deviation", &Marginal::deviation);
    write("low", "5 %", &Marginal::low);
    write("median", "median", &Marginal::median);
    write("high", "95 %", &Marginal::high);
    numbers(prefix == "posterior_" ? "contraction" : "adjusted_contraction", "parameter",
            meaning + "1 - variance / prior variance; of logarithms for log_uniform", marginals,
            &Marginal::contraction);
}

void PosteriorWriter::marginals() {
    marginals("posterior_", "posterior: ", posterior_.marginals);
    marginals("adjusted_", "adjusted posterior: ", posterior_.adjusted_marginals);
    file_.write(Variable{"correlation",
                         {"parameter", "other_parameter"},
                         "1",
                         "correlation of the posterior, on the scale without bounds"},
                posterior_.correlation.values);
}

void PosteriorWriter::draws() {
    const Draws& draws = posterior_.draws;
    rows("posterior", {"draw", "parameter"}, "parameters of the draws, each in its parameter_unit",
         draws.parameters);
    if (posterior_.adjusted) {
        rows("adjusted", {"draw", "parameter"}, "the same after regression adjustment",
             posterior_.adjusted->parameters);
        file_.write(Variable{"adjusted_weight", {"draw"}, "1", "weight of the adjusted draws"},
                    posterior_.adjusted->weights);
    }
    file_.write(Variable{"weight", {"draw"}, "1", "importance weight, adding up to 1"},
                draws.weights);
    file_.write(Variable{"distance", {"draw"}, "1", "distance from what was observed"},
                draws.distances);
}

void PosteriorWriter::predicted(const std::string& prefix, const std::string& meaning,
                                const std::vector<Predicted>& predicted) {
    const auto write = [&](const char* name, const char* what, double Predicted::*member) {
        numbers((prefix + name).c_str(), "statistic", meaning + what, predicted, member);
    };
    write("low", ": 5 %", &Predicted::low);
    write("median", ": median", &Predicted::median);
    write("high", ": 95 %", &Predicted::high);
}

void PosteriorWriter::statistics() {
    const AbcProblem& problem = sampler_.problem();
    file_.write(Variable{"observed_statistic", {"statistic"}, "1", "observed"}, problem.observed);
    file_.write(Variable{"statistic_weight", {"statistic"}, "1", "weight in the squared distance"},
                problem.weights);
    numbers("statistic_scale", "statistic",
            "usual difference between simulations; NaN: constant, not used",
            sampler_.generations().back().metric.scales,
            [](double scale) { return scale > 0.0 ? scale : nothing; });
    predicted("predicted_", "simulated with the posterior", posterior_.predicted);
    predicted("prior_predicted_", "simulated with the prior", posterior_.prior_predicted);
}

void PosteriorWriter::generations() {
    const auto& list = sampler_.generations();
    numbers("generation_tolerance", "generation", "largest distance that is accepted", list,
            &Generation::tolerance);
    numbers("generation_acceptance", "generation", "share of simulations that were accepted", list,
            &Generation::acceptance);
    numbers("generation_proposals", "generation", "simulations", list,
            [](const Generation& g) { return g.simulations.size(); });
    numbers("generation_accepted", "generation", "accepted simulations", list,
            &Generation::accepted);
    numbers("generation_ess", "generation", "effective sample size", list,
            [](const Generation& g) { return effective_size(draws_of(g).weights); });
}

void PosteriorWriter::coverage(const Ranks& ranks) {
    const std::vector<Coverage> coverages = coverages_of(ranks);
    std::vector<std::uint32_t> values;
    for (const std::vector<std::uint32_t>& row : ranks.ranks) {
        values.insert(values.end(), row.begin(), row.end());
    }
    file_.dimension({"data_set", ranks.ranks.size()});
    file_.attribute("coverage_draws", std::int64_t{ranks.draws});
    file_.attribute("coverage_bins", std::int64_t{coverages.front().bins});
    file_.write(Variable{"coverage_rank",
                         {"data_set", "parameter"},
                         "1",
                         "draws below the truth, of data sets that the model made"},
                values);
    numbers("coverage_50", "parameter", "share of truths in the central 50 %", coverages,
            &Coverage::within_50);
    numbers("coverage_90", "parameter", "share of truths in the central 90 %", coverages,
            &Coverage::within_90);
    numbers("coverage_chi2", "parameter", "chi-squared of the ranks against equal ones", coverages,
            &Coverage::chi_squared);
}

} // namespace

void write_posterior(const std::filesystem::path& path, const CalibrationStudy& study,
                     const Sampler& sampler, const Posterior& posterior,
                     const std::optional<Ranks>& ranks, const InputCopies& copies) {
    Hdf5Writer file{path, Overwrite::no};
    PosteriorWriter writer{file, study, sampler, posterior};
    writer.header(copies);
    writer.axes();
    writer.priors();
    writer.marginals();
    writer.draws();
    writer.statistics();
    writer.generations();
    write_simulations(file, sampler);
    if (ranks) {
        writer.coverage(*ranks);
    }
    const std::string effective = effective_toml(study.scenario.scenario);
    file.store_text("scenario", effective,
                    {{"long_name", "complete scenario in TOML before parameters are set"},
                     {"checksum_fnv1a64", checksum(effective)}});
    for (const auto& [name, text] : copies.files) {
        file.store_text("inputs/" + name, text, {{"checksum_fnv1a64", checksum(text)}});
    }
    file.commit();
}

} // namespace diasim::calibration

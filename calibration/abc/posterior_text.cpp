// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/posterior_text.hpp"

#include "calibration/abc/weighted.hpp"
#include "calibration/observation/reported_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace diasim::calibration {
namespace {

constexpr double notable_correlation = 0.5;

std::string generations_text(const Sampler& sampler) {
    std::string text = fmt::format("{:<12}{:>12}{:>12}{:>12}{:>12}\n", "generation", "tolerance",
                                   "simulations", "accepted", "ESS");
    for (std::size_t t = 0; t != sampler.generations().size(); ++t) {
        const Generation& generation = sampler.generations()[t];
        text += fmt::format("{:<12}{:>12}{:>12}{:>10.1f} %{:>12.0f}\n", t,
                            std::isfinite(generation.tolerance)
                                ? fmt::format("{:.3f}", generation.tolerance)
                                : "any",
                            generation.simulations.size(), 100.0 * generation.acceptance(),
                            effective_size(draws_of(generation).weights));
    }
    return text + fmt::format("ended as {}\n", sampler.end());
}

/// What the data said of a parameter, in words.
std::string identified(const Marginal& marginal) {
    return marginal.contraction < least_contraction ? "not identified" : "";
}

std::string row_text(const PriorSpec& prior, const std::string& unit, const Moments& moments,
                     const Marginal& raw, const Marginal* adjusted) {
    const double low = from_natural(prior.prior(), moments.mean - moments.deviation);
    const double high = from_natural(prior.prior(), moments.mean + moments.deviation);
    std::string text =
        fmt::format("{:<24}{:>18}{:>10.3g}{:>20}{:>12.2f}", prior.name,
                    fmt::format("{:.3g} to {:.3g}", low, high), raw.median,
                    fmt::format("{:.3g} to {:.3g}", raw.low, raw.high), raw.contraction);
    text += adjusted == nullptr
                ? fmt::format("{:>20}{:>7}", "", "")
                : fmt::format("{:>20}{:>7.2f}",
                              fmt::format("{:.3g} to {:.3g}", adjusted->low, adjusted->high),
                              adjusted->contraction);
    text += "  " + identified(raw);
    return text + (unit.empty() || unit == "1" ? "" : " [" + unit + "]") + '\n';
}

std::string parameters_text(const CalibrationStudy& study, const Posterior& posterior) {
    std::string text =
        fmt::format("\n{:<24}{:>18}{:>10}{:>20}{:>12}{:>20}{:>7}\n", "parameter", "prior, 1 sd",
                    "median", "5 to 95 %", "contraction", "adjusted 5 to 95 %", "contr.");
    std::size_t silent = 0;
    for (std::size_t k = 0; k != study.spec.priors.size(); ++k) {
        const PriorSpec& prior = study.spec.priors[k];
        text += row_text(prior, study.units[k], moments_of(prior.prior()), posterior.marginals[k],
                         posterior.adjusted ? &posterior.adjusted_marginals[k] : nullptr);
        silent += posterior.marginals[k].contraction < least_contraction ? 1U : 0U;
    }
    text += fmt::format("{} of {} parameters are not identified: the data left their priors as "
                        "they were. Effective sample size {:.0f} of {} draws.\n",
                        silent, study.spec.priors.size(), posterior.effective_size,
                        posterior.draws.weights.size());
    return text;
}

std::string correlations_text(const CalibrationStudy& study, const Posterior& posterior) {
    std::string text;
    for (std::size_t a = 0; a != study.spec.priors.size(); ++a) {
        for (std::size_t b = a + 1; b != study.spec.priors.size(); ++b) {
            const double correlation = posterior.correlation(a, b);
            if (std::abs(correlation) >= notable_correlation) {
                text += fmt::format("  {} and {}: {:+.2f}\n", study.spec.priors[a].name,
                                    study.spec.priors[b].name, correlation);
            }
        }
    }
    return text.empty() ? "No two parameters correlate by 0.5 or more.\n"
                        : "Correlated, so that the data tell their combination only:\n" + text;
}

std::string fit_text(const CalibrationStudy& study, const Sampler& sampler,
                     const Posterior& posterior) {
    std::string text = fmt::format("\n{:<28}{:>10}{:>24}{:>24}\n", "statistic", "observed",
                                   "prior (5 to 95 %)", "posterior (5 to 95 %)");
    const auto interval = [](const Predicted& p) {
        return fmt::format("{:.3g} ({:.3g} to {:.3g})", p.median, p.low, p.high);
    };
    for (std::size_t k = 0; k != study.spec.statistics.size(); ++k) {
        const double observed = sampler.problem().observed[k];
        const Predicted& after = posterior.predicted[k];
        const bool is_outside = observed < after.low || observed > after.high;
        const bool is_unused = !(sampler.generations().back().metric.scales[k] > 0.0);
        text += fmt::format("{:<28}{:>10.3g}{:>24}{:>24}{}{}\n", study.spec.statistics[k].name,
                            observed, interval(posterior.prior_predicted[k]), interval(after),
                            is_outside ? "  missed" : "", is_unused ? "  constant" : "");
    }
    return text;
}

/// What was left out of the fit, and how the posterior is held against it.
std::string left_out_text(const CalibrationStudy& study) {
    const std::int64_t end = local_day(study.scenario.scenario.time.end, 0.0);
    const std::string& region = study.spec.without_region;
    const std::int64_t next = study.window.last + 1;
    if (region.empty() && next >= end) {
        return "";
    }
    // Weeks that the fit has seen a part of are not left out.
    constexpr std::int64_t week = 7;
    const std::int64_t monday = monday_of(next + week - 1);
    const std::int64_t weeks = (std::max(end, monday) - monday + week - 1) / week;
    std::string text = "\nLeft out of the fit:";
    text += region.empty() ? "" : fmt::format(" the host region {}", region);
    text += next < end ? fmt::format("{} what came after {}", region.empty() ? "" : ", and",
                                     to_text(Day{std::chrono::days{study.window.last}}))
                       : "";
    const std::string hold_out =
        region.empty() ? fmt::format("weeks={}", weeks) : fmt::format("region={}", region);
    if (region.empty() && weeks == 0) {
        return text + ", less than a week.\n";
    }
    return text + fmt::format(".\nHow it forecasts that, beside the baselines: an ensemble by "
                              "diasim run --posterior, then\n"
                              "  diasim compare RUN.h5 --observed FOLDER --hold-out {}\n",
                              hold_out);
}

} // namespace

std::string posterior_text(const CalibrationStudy& study, const Sampler& sampler,
                           const Posterior& posterior) {
    return study.spec.title + '\n' + generations_text(sampler) + parameters_text(study, posterior) +
           correlations_text(study, posterior) + fit_text(study, sampler, posterior) +
           left_out_text(study);
}

std::string coverage_text(const CalibrationStudy& study, const Ranks& ranks) {
    std::string text = fmt::format(
        "\nCoverage on {} data sets that the model itself made (rejection with adjustment)\n"
        "{:<24}{:>10}{:>10}{:>14}{:>14}\n",
        ranks.ranks.size(), "parameter", "in 50 %", "in 90 %", "chi-squared", "limit (.001)");
    std::size_t refuted = 0;
    const std::vector<Coverage> coverages = coverages_of(ranks);
    for (std::size_t k = 0; k != coverages.size(); ++k) {
        const Coverage& c = coverages[k];
        text += fmt::format("{:<24}{:>8.0f} %{:>8.0f} %{:>14.1f}{:>14.1f}{}\n",
                            study.spec.priors[k].name, 100.0 * c.within_50, 100.0 * c.within_90,
                            c.chi_squared, c.critical, c.is_refuted ? "  wrong" : "");
        refuted += c.is_refuted ? 1U : 0U;
    }
    return text + (refuted == 0
                       ? std::string{"Nothing speaks against the intervals.\n"}
                       : fmt::format("The intervals of {} parameter{} are wrong: do not rely on "
                                     "them.\n",
                                     refuted, refuted == 1 ? "" : "s"));
}

} // namespace diasim::calibration

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/comparison_data.hpp"
#include "analysis/report/explanation_data.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/posterior_data.hpp"
#include "analysis/report/result_data.hpp"
#include "analysis/report/sweep_data.hpp"

/// The sections of the page, one file each. What a section takes as a pointer may be null: then it
/// does without.
namespace diasim::analysis {

/// What happened, in a few sentences.
[[nodiscard]] Section summary_section(const ResultData& result);

/// Where people acted on each day, with observed events over it.
[[nodiscard]] Section map_section(const ResultData& result, const ComparisonData* comparison);

/// Attention and acts day by day, with intervals.
[[nodiscard]] Section course_section(const ResultData& result, const ComparisonData* comparison);

/// From people to acts, on the day with most attention.
[[nodiscard]] Section funnel_section(const ResultData& result);

/// What each barrier cost.
[[nodiscard]] Section barriers_section(const ResultData& result);

/// When gatherings were and how many came.
[[nodiscard]] Section gatherings_section(const ResultData& result,
                                         const ComparisonData* comparison);

/// Simulated against observed counts; skill against simple forecasts; the verdict.
[[nodiscard]] Section comparison_section(const ComparisonData& comparison);

/// Counterfactuals: shares of causes, what-ifs, what followed from acts.
/// @param result that the page shows, too; null: none
[[nodiscard]] Section explanation_section(const ExplanationData& explanation,
                                          const ResultData* result);

/// Parameters before and after the observations, and which of them those say nothing of.
[[nodiscard]] Section posterior_section(const PosteriorData& posterior);

/// Which numbers matter: sensitivities, or outputs against factors.
[[nodiscard]] Section sweep_section(const SweepReport& sweep);

/// What the page cannot say and must not be used for.
[[nodiscard]] Section limits_section();

/// What a page was made of.
struct Sources {
    const ResultData* result; ///< null: none
    std::string result_file;  ///< its name
    const ExplanationData* explanation;
    std::vector<std::string> files; ///< names of all files, in the order of the command
};

/// How the page came about and how to make it again.
[[nodiscard]] Section provenance_section(const Sources& sources);

} // namespace diasim::analysis

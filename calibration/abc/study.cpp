// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/study.hpp"

#include "calibration/abc/calibration_reader.hpp"
#include "calibration/execution/scenario_function.hpp"
#include "calibration/observation/observe.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "model/mobilization/geography.hpp"
#include "model/simulation/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

void add(const InputError& error, std::vector<Problem>& problems, ExitCode& code) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    code = std::max(code, error.code());
}

/// Calibration file and scenario; what is wrong in either is said at once.
struct Sources {
    CalibrationText text;
    LoadedScenario scenario;
};

Sources read_sources(const fs::path& path, Inputs inputs) {
    Sources sources{read_calibration(path, inputs), {}};
    std::vector<Problem> problems = sources.text.problems;
    ExitCode code = sources.text.code;
    const CalibrationSpec& spec = sources.text.spec;
    if (!spec.scenario.empty()) {
        try {
            sources.scenario = load_scenario(spec.scenario, spec.sets, std::move(inputs));
        } catch (const InputError& error) {
            add(error, problems, code);
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems), code};
    }
    return sources;
}

/// The tables of the folder that there are, on a disk or among copies.
std::vector<fs::path> tables_in(const fs::path& folder, Inputs& inputs) {
    std::vector<fs::path> tables;
    for (const char* name : {"registrations.csv", "registers.csv", "absences.csv", "events.csv"}) {
        if (inputs.read(folder / name) != nullptr) {
            tables.push_back(folder / name);
        }
    }
    return tables.empty() ? std::vector{folder} : tables; // which says what is missing
}

/// How far the homeland is in the news, by step: mean over its regions.
std::vector<float> news_of(const Plan& plan) {
    std::vector<float> news(plan.steps, 0.0F);
    const auto series = find_name(plan.scenario.series, plan.scenario.homeland.news);
    if (!series) {
        return news;
    }
    const std::size_t regions = plan.homeland.regions;
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        for (std::size_t region = 0; region != regions; ++region) {
            news[step] +=
                plan.homeland.series[*series].at(step, region) / static_cast<float>(regions);
        }
    }
    return news;
}

/// The statistics of events; those of the region that is left out do not count.
std::vector<double> statistics_of(const CalibrationStudy& study, std::vector<ReportedEvent> events,
                                  const Scenario& scenario) {
    std::erase_if(events, [&](const ReportedEvent& event) {
        return !study.spec.without_region.empty() &&
               scenario.hosts.countries[event.country].region == study.spec.without_region;
    });
    return summarize(events, study.spec.statistics, study.window, scenario);
}

AbcProblem problem_of(const CalibrationStudy& study) {
    AbcProblem problem;
    for (const PriorSpec& prior : study.spec.priors) {
        problem.priors.push_back(prior.prior());
    }
    for (const StatisticSpec& statistic : study.spec.statistics) {
        problem.weights.push_back(statistic.weight);
    }
    problem.observed = statistics_of(study, study.evidence.events, study.scenario.scenario);
    return problem;
}

std::vector<TargetValue> values_of(const Proposal& proposal) {
    return {proposal.parameters.begin(), proposal.parameters.end()};
}

} // namespace

CalibrationStudy load_calibration(const fs::path& file, const Inputs& inputs) {
    Sources sources = read_sources(file, inputs);
    CalibrationStudy study;
    study.spec = std::move(sources.text.spec);
    study.scenario = std::move(sources.scenario);
    Scenario& scenario = study.scenario.scenario;
    Problems problems{study.scenario.inputs};
    const CalibrationPlace place{file, sources.text.origins};
    const std::vector<Target> targets = resolve_targets(study.spec, place, scenario, problems);
    for (const Target& target : targets) {
        study.units.push_back(target.unit());
    }
    study.window = resolve_window(study.spec, place, scenario, problems);
    check_statistics(study.spec, place, scenario, problems);
    const std::vector<fs::path> tables = tables_in(study.spec.observed, study.scenario.inputs);
    const Catalogue catalogue =
        read_catalogue(tables, &scenario.hosts, study.scenario.inputs, problems);
    problems.throw_if_any();
    study.places = places_of(scenario.hosts, gathering_sites(scenario.hosts));
    study.evidence = evidence_of(catalogue, scenario, study.places, diaspora_led());
    study.problem = problem_of(study);
    return study;
}

SimulateStatistics simulation_of(const CalibrationStudy& study) {
    std::vector<std::string> paths;
    for (const PriorSpec& prior : study.spec.priors) {
        paths.push_back(prior.target);
    }
    const Measure measure = [&study](const Plan& plan, const RunRecord& record) {
        const Observers observers{plan.scenario, study.places, news_of(plan),
                                  study.evidence.registers};
        return statistics_of(study, observers.observe(record), plan.scenario);
    };
    const auto function =
        std::make_shared<ScenarioFunction>(study.scenario.scenario, std::move(paths), measure);
    return [function](const Proposal& proposal, const Beat& beat) {
        return (*function)({values_of(proposal), RunKey{proposal.seed, 0}}, beat);
    };
}

std::vector<std::string> assignments_of(const CalibrationStudy& study, const Proposal& proposal) {
    Scenario scenario = study.scenario.scenario;
    const Outline fields = outline(scenario);
    std::vector<std::string> assignments = study.spec.sets;
    for (std::size_t k = 0; k != study.spec.priors.size(); ++k) {
        const auto target = Target::find(fields, study.spec.priors[k].target);
        assignments.push_back(
            fmt::format("{}={}", target->path(), target->text_of(proposal.parameters[k])));
    }
    assignments.push_back(fmt::format("seed={}", proposal.seed));
    return assignments;
}

} // namespace diasim::calibration

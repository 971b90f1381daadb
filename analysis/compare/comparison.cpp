// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison.hpp"

#include "calibration/observation/observe.hpp"
#include "model/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace diasim::analysis {
namespace {

using calibration::Evidence;
using calibration::ReportedEvent;

/// Numbers of events go with numbers of people, whose share is a setting.
std::vector<std::string> notes_on(const std::vector<std::string>& sets) {
    std::vector<std::string> notes;
    for (const std::string& set : sets) {
        if (set.starts_with("population.scale=")) {
            notes.push_back(fmt::format("the run was made with {}: numbers and sizes of its events "
                                        "are those of another number of people",
                                        set));
        }
    }
    return notes;
}

std::size_t covered_cities(const Evidence& evidence) {
    std::set<std::uint16_t> cities;
    for (const calibration::CoveredCity& one : evidence.registers) {
        cities.insert(one.city);
    }
    return cities.size();
}

void count_events(const Evidence& evidence, Comparison& comparison) {
    comparison.observed_events = evidence.events.size();
    for (const ReportedEvent& event : evidence.events) {
        comparison.observed_in_registers += event.in_register ? 1 : 0;
        comparison.observed_in_media += event.in_media ? 1 : 0;
    }
    comparison.covered_cities = covered_cities(evidence);
    comparison.left_out = evidence.left_out;
    comparison.notes = notes_on(comparison.spec.sets);
    comparison.notes.insert(comparison.notes.end(), evidence.notes.begin(), evidence.notes.end());
}

void tabulate(const Evidence& evidence, Runs runs, const Scenario& scenario,
              const calibration::Places& places, Comparison& comparison) {
    comparison.events = event_rows(evidence.events, scenario, places);
    comparison.counts = count_rows(evidence.events, runs, scenario);
    if (comparison.spec.silence == Silence::media) {
        for (CountRow& row : comparison.counts) {
            row.is_known = true;
            row.is_complete = true;
        }
    }
    comparison.without_week = count_without_week(evidence.events);
    comparison.presence = presence_rows(evidence, runs, scenario, places);
    comparison.lethal_day = first_lethal_day(scenario);
    comparison.delays = delay_rows(evidence.events, runs, scenario);
    comparison.shares = share_rows(evidence.events, runs, scenario, comparison.spec.silence);
    comparison.sizes = compare_sizes(evidence.events, runs, scenario.seed);
    comparison.mixes = compare_mixes(evidence.events, runs, scenario.hosts.countries.size(),
                                     comparison.spec.silence);
}

/// The simulated events of those whose observed ones count.
std::vector<calibration::ObservedRun> led_by(std::vector<calibration::ObservedRun> runs,
                                             const std::set<LedBy>& leaders) {
    for (calibration::ObservedRun& run : runs) {
        std::erase_if(run.events,
                      [&](const ReportedEvent& event) { return !leaders.contains(event.led_by); });
    }
    return runs;
}

/// What sources hold of each run; a replicate that drew its own observation model has that.
std::vector<calibration::ObservedRun>
observed_runs(const Scenario& scenario, const calibration::Places& places, const RecordedRuns& runs,
              const Evidence& evidence, const CompareSpec& spec) {
    const calibration::Observers all{scenario, places, runs.news, evidence.registers};
    Scenario own = scenario;
    std::vector<calibration::ObservedRun> result;
    result.reserve(runs.records.size());
    for (const RunRecord& record : runs.records) {
        const auto drawn = spec.drawn.find(record.replicate);
        std::vector<ReportedEvent> events;
        if (!spec.has_observers) {
            events = all.see_all(record);
        } else if (drawn == spec.drawn.end()) {
            events = all.observe(record);
        } else {
            own.observation = drawn->second;
            events =
                calibration::Observers{own, places, runs.news, evidence.registers}.observe(record);
        }
        result.push_back({record.replicate, std::move(events)});
    }
    return result;
}

/// A region that is to be forecast must be one of the scenario's.
void require_region(const Cells& cells, const HoldOut& hold_out) {
    const std::string& region = hold_out.region;
    if (!region.empty() && std::ranges::find(cells.regions, region) == cells.regions.end()) {
        throw InputError{fmt::format("--hold-out region={}: the host regions are {}", region,
                                     fmt::join(cells.regions, ", "))};
    }
}

/// Holding out all weeks leaves nothing to fit to.
void require_weeks(const Cells& cells, const HoldOut& hold_out) {
    std::set<std::int64_t> mondays;
    for (const Cell& cell : cells.cells) {
        mondays.insert(cell.monday);
    }
    if (hold_out.kind == HoldOut::Kind::weeks && !mondays.empty() &&
        hold_out.weeks >= mondays.size()) {
        throw InputError{fmt::format("--hold-out weeks={}: {} weeks are completely known, so at "
                                     "most weeks={} leaves any to fit to",
                                     hold_out.weeks, mondays.size(), mondays.size() - 1)};
    }
}

} // namespace

Compared compare(const Scenario& scenario, const std::vector<Site>& sites, const RecordedRuns& runs,
                 const Catalogue& catalogue, const CompareSpec& spec) {
    if (runs.records.size() < 2) {
        throw InputError{
            fmt::format("{} replicate is no distribution to hold observations against; "
                        "run at least 2, better 32: --replicates 32",
                        runs.records.size())};
    }
    Compared result;
    result.places = calibration::places_of(scenario.hosts, sites);
    const Evidence evidence = evidence_of(catalogue, scenario, result.places, spec.led_by);
    result.runs = observed_runs(scenario, result.places, runs, evidence, spec);
    result.registers = evidence.registers;
    Comparison& comparison = result.comparison;
    comparison.title = scenario.title;
    comparison.replicates = runs.records.size();
    comparison.spec = spec;
    count_events(evidence, comparison);
    const std::vector<calibration::ObservedRun> counted = led_by(result.runs, spec.led_by);
    tabulate(evidence, counted, scenario, result.places, comparison);
    const Residents residents = residents_of(runs.records, scenario, result.places);
    const Cells cells =
        cells_of(evidence, counted, scenario, result.places, residents, spec.silence);
    require_region(cells, spec.hold_out);
    require_weeks(cells, spec.hold_out);
    comparison.scores = score_cells(cells, spec.hold_out, scenario.seed);
    comparison.cities_without_hosts = cells.cities_without_hosts;
    comparison.detection = calibration::estimate_detection(calibration::overlap_of(catalogue));
    comparison.assumed_detection = scenario.observation.detection;
    comparison.verdict = verdict_of(comparison);
    return result;
}

} // namespace diasim::analysis

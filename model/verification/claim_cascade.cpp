// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/cascade.hpp"
#include "model/verification/claim.hpp"
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// What the theory sees of a scenario.
struct CascadeSetup {
    ThresholdLaw law;
    Degrees degrees;
    double seeds = 0.0;
    double people = 0.0;
};

std::string cascade_setting(const Scenario& scenario) {
    const Activity& protest = scenario.activities.front();
    return fmt::format("{}, {}, seeds {:g}", threshold_text(protest.threshold),
                       ties_text(scenario.network.friends), protest.initial.value);
}

/// Runs on both sides of a jump have no common mean to compare.
bool part_ways(const std::vector<double>& shares) {
    constexpr double apart = 0.25;
    const auto [least, most] = std::ranges::minmax(shares);
    return most - least > apart;
}

/// Seeds acted before the first step and are no participants of the run.
std::vector<double> shares_of(const CascadeSetup& setup, const std::vector<RunRecord>& records) {
    return over(records, [&](const RunRecord& r) {
        return participants_of(r, 0) / people_of(r) + setup.seeds;
    });
}

/// Many seeds: the share of Gleeson and Cahalane.
Row compare_size(const std::string& setting, const CascadeSetup& setup,
                 const std::vector<RunRecord>& records) {
    Label label{setting, "share who acts"};
    const std::vector<double> shares = shares_of(setup, records);
    if (shares.size() < 2) {
        return without_theory(std::move(label), "a standard error needs several replicates");
    }
    if (part_ways(shares)) {
        return without_theory(std::move(label), "too near a jump: runs settle on both sides of it");
    }
    const double expected = cascade_size(setup.degrees, response_of(setup.law), setup.seeds);
    return compare(std::move(label), expected, estimate(shares),
                   share_of_short_cycles(setup.degrees, setup.people));
}

/// Hardly any seeds: each sets off a global cascade with its own chance.
std::vector<Row> compare_triggers(const std::string& setting, const CascadeSetup& setup,
                                  double chance, const std::vector<RunRecord>& records) {
    LargeRuns expected{.chance_name = "chance of a global cascade",
                       .size_name = "share who acts if global"};
    expected.chance = chance_of_any(setup.people, setup.seeds, chance);
    expected.size = cascade_size(setup.degrees, response_of(setup.law), 1e-6);
    // Below the limit of large graphs the giant cluster of those whom one contact convinces is
    // not sharply the largest: its share wavers as N^(-1/2).
    expected.chance_allowance = 1.0 / std::sqrt(setup.people);
    expected.size_allowance =
        2.0 * setup.seeds + share_of_short_cycles(setup.degrees, setup.people);
    return compare_large(setting, expected, shares_of(setup, records));
}

/// Within a tenth of an edge of the window finite seeds and finite size decide.
bool is_near_edge(const CascadeSetup& setup) {
    const std::optional<CascadeWindow> window = cascade_window(setup.law.mean);
    constexpr double tenth = 0.1;
    const auto is_near = [&](double edge) {
        return std::abs(setup.degrees.mean() / edge - 1.0) < tenth;
    };
    return window && (is_near(window->from) || is_near(window->to));
}

/// Watts's window: from a few seeds a cascade is global inside it and nowhere else.
Row compare_window(const std::string& setting, const CascadeSetup& setup,
                   const std::vector<RunRecord>& records) {
    const std::optional<CascadeWindow> window = cascade_window(setup.law.mean);
    const double degree = setup.degrees.mean();
    const bool is_inside = window && degree > window->from && degree < window->to;
    constexpr double global = 0.1; // of the people: far above seeds, far below a giant cluster
    const auto seen = std::ranges::count_if(
        records, [](const RunRecord& r) { return participants_of(r, 0) > global * people_of(r); });
    return compare_exactly({setting, window ? fmt::format("global runs, window {:.3g} to {:.3g}",
                                                          window->from, window->to)
                                            : std::string{"global runs, no window"}},
                           is_inside ? static_cast<double>(records.size()) : 0.0,
                           static_cast<double>(seen));
}

/// Why the theory does not cover the scenario; empty if it does.
std::string uncovered(const ThresholdLaw& law, const std::optional<Degrees>& degrees,
                      const std::vector<RunRecord>& records) {
    if (!degrees) {
        return "the theory is about random graphs: erdos_renyi or configuration";
    }
    if (law.noise.per_day > 0.0) {
        return "noise brings everybody out in the end";
    }
    if (!std::ranges::all_of(records, is_settled)) {
        return "people still act at the end of the run";
    }
    return "";
}

std::vector<Row> check_cascade(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const Activity& protest = scenario.activities.front();
    const std::string setting = cascade_setting(scenario);
    const std::optional<Degrees> degrees = degrees_of(scenario.network.friends);
    const std::vector<RunRecord> records = bench.run();
    const std::string reason = uncovered(protest.threshold, degrees, records);
    if (!reason.empty()) {
        return {without_theory({setting, "share who acts"}, reason)};
    }
    const CascadeSetup setup{protest.threshold, *degrees, protest.initial.value,
                             people_of(records.front())};
    const ThresholdLaw& law = setup.law;
    const bool has_one_share = law.form == ThresholdLaw::Form::constant && !law.counts &&
                               law.mean > 0.0 && law.mean <= 1.0;
    const double chance = has_one_share ? trigger_probability(*degrees, law.mean) : 0.0;
    constexpr double certain = 12.0; // triggers expected: e^-12 of the runs have none
    if (chance > 0.01 && setup.people * setup.seeds * chance < certain) {
        return compare_triggers(setting, setup, chance, records);
    }
    std::vector<Row> rows{compare_size(setting, setup, records)};
    constexpr double few = 0.001; // seeds that do not shift the window by more than a tenth
    const bool is_poisson = scenario.network.friends.kind == FriendsKind::erdos_renyi;
    if (is_poisson && has_one_share && setup.seeds <= few && !is_near_edge(setup)) {
        rows.push_back(compare_window(setting, setup, records));
    }
    return rows;
}

std::vector<std::string> point(double threshold, double degree, double seeds, double scale) {
    return {fmt::format("activity.protest.threshold.constant={:g}", threshold),
            fmt::format("network.friends.mean_degree={:g}", degree),
            fmt::format("activity.protest.initial={:g}", seeds),
            fmt::format("population.scale={:g}", scale)};
}

std::vector<std::string> normal_point(double mean, double degree) {
    return {
        fmt::format("activity.protest.threshold={{ normal = {{ mean = {:g}, deviation = 0.2 }} }}",
                    mean),
        fmt::format("network.friends.mean_degree={:g}", degree), "activity.protest.initial=0",
        "population.scale=5", "time.end=2022-10-01T00:00:00Z"};
}

/// Just inside and just outside both edges of the window of three thresholds, from few seeds.
void add_windows(std::vector<std::vector<std::string>>& points) {
    for (const double threshold : {0.10, 0.14, 0.22}) {
        const CascadeWindow window = cascade_window(threshold).value();
        points.push_back(point(threshold, 0.8 * window.from, 0.001, 2.0));
        points.push_back(point(threshold, 1.25 * window.to, 0.001, 2.0));
        for (const double degree : {1.25 * window.from, 0.85 * window.to}) {
            points.push_back(point(threshold, degree, 0.001, 4.0)); // every run has a trigger
        }
    }
}

} // namespace

Claim cascade_claim() {
    Claim claim;
    claim.name = "cascade";
    claim.meaning =
        "cascades on random graphs settle at the fixed point, global ones in the window";
    claim.source = "Watts 2002; Gleeson & Cahalane 2007";
    claim.scenario = "cascade.toml";
    claim.parameters = {"activity.protest.threshold", "activity.protest.initial", "network.friends",
                        "population.scale"};
    claim.points = {point(0.18, 4.0, 0.01, 2.0), point(0.18, 6.5, 0.001, 100.0),
                    point(0.18, 6.5, 0.01, 2.0), point(0.18, 8.0, 0.01, 2.0)};
    // Near its jump: among fewer people the number of seeds alone would cross it now and then.
    claim.points[1].emplace_back("replicates=10");
    add_windows(claim.points);
    claim.points.push_back(normal_point(0.362, 4.0));
    claim.points.push_back(normal_point(0.38, 4.0));
    claim.points.push_back(normal_point(0.38, 2.0));
    for (const double degree : {2.0, 4.0}) {
        claim.points.push_back(point(0.18, degree, 1e-4, 1.0));
        claim.points.back().emplace_back("replicates=300");
    }
    claim.check = check_cascade;
    return claim;
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/epidemic.hpp"
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// Attention counts in whole steps: a geometric number of them at a constant hazard, or a fixed
/// one.
Durations durations_of(const Attention& attention, double step_days) {
    const double per_step = attention.lapse.per_day * step_days;
    if (attention.fixed_duration) {
        return fixed_duration(static_cast<std::size_t>(std::max(1.0, std::round(1.0 / per_step))));
    }
    return geometric_duration(-std::expm1(-per_step));
}

double mean_steps(const Durations& durations) {
    double sum = 0.0;
    for (std::size_t i = 0; i != durations.size(); ++i) {
        sum += durations[i] * static_cast<double>(i + 1);
    }
    return sum;
}

std::vector<double> reached_shares(const std::vector<RunRecord>& records) {
    return over(records, [](const RunRecord& r) { return r.reached.front() / people_of(r); });
}

std::string epidemic_setting(const Scenario& scenario) {
    const Attention& attention = scenario.attention;
    return fmt::format("{}, told {:g}/d, {} time of {:g} d, seeds {:g}",
                       ties_text(scenario.network.friends), scenario.channels.front().rate.per_day,
                       attention.fixed_duration ? "fixed" : "random", 1.0 / attention.lapse.per_day,
                       attention.initial.value);
}

/// What the theory sees of a scenario.
struct EpidemicSetup {
    Degrees degrees;
    Durations durations;
    double exposure = 0.0; ///< hazard of a contact times the length of a step
    double seeds = 0.0;
    double people = 0.0;
};

Row compare_size(Label label, double expected, const std::vector<RunRecord>& records,
                 double allowance) {
    const std::vector<double> shares = reached_shares(records);
    if (shares.size() < 2) {
        return without_theory(std::move(label), "a standard error needs several replicates");
    }
    return compare(std::move(label), expected, estimate(shares), allowance);
}

/// Hardly any seeds: a run becomes large if one of them leads to an outbreak.
std::vector<Row> compare_outbreaks(const std::string& setting, const EpidemicSetup& setup,
                                   double chance, const std::vector<RunRecord>& records) {
    LargeRuns expected{.chance_name = "chance of a large outbreak",
                       .size_name = "share reached if large"};
    const double told = transmissibility(setup.durations, setup.exposure);
    const double cycles = share_of_short_cycles(setup.degrees, setup.people);
    expected.chance = chance_of_any(setup.people, setup.seeds, chance);
    expected.chance_allowance = cycles;
    expected.size = final_size(setup.degrees, told, 0.0);
    // Seeds beside the outbreak reach a few people more, whatever comes of them.
    expected.size_allowance = 2.0 * setup.seeds + cycles;
    return compare_large(setting, expected, reached_shares(records));
}

/// Why the theory does not cover the scenario; empty if it does.
std::string uncovered(const Scenario& scenario, const std::vector<RunRecord>& records) {
    const FriendsKind kind = scenario.network.friends.kind;
    if (kind != FriendsKind::complete && !degrees_of(scenario.network.friends)) {
        return "the theory is about random graphs and mean fields";
    }
    if (std::ranges::any_of(records, [](const RunRecord& r) { return r.attentive.back() != 0; })) {
        return "it is not over at the end of the run";
    }
    return "";
}

std::vector<Row> check_epidemic(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    if (scenario.attention.lapse.per_day <= 0.0) {
        return {without_theory({ties_text(scenario.network.friends), "share reached"},
                               "nobody ever stops passing it on: set attention.lapse")};
    }
    const std::string setting = epidemic_setting(scenario);
    const std::vector<RunRecord> records = bench.run();
    const std::string reason = uncovered(scenario, records);
    if (!reason.empty()) {
        return {without_theory({setting, "share reached"}, reason)};
    }
    const double step = bench.plan().step_days;
    const double exposure = scenario.channels.front().rate.per_day * step;
    const double seeds = scenario.attention.initial.value;
    const double people = people_of(records.front());
    Durations durations = durations_of(scenario.attention, step);
    if (scenario.network.friends.kind == FriendsKind::complete) {
        const double ratio = exposure * mean_steps(durations);
        return {compare_size({setting, "share reached"}, mean_field_final_size(ratio, seeds),
                             records, 1.0 / people)};
    }
    const EpidemicSetup setup{*degrees_of(scenario.network.friends), std::move(durations), exposure,
                              seeds, people};
    const double chance = outbreak_probability(setup.degrees, setup.durations, exposure);
    constexpr double certain = 12.0; // outbreaks expected: e^-12 of the runs have none
    if (chance > 0.01 && people * seeds * chance < certain) {
        return compare_outbreaks(setting, setup, chance, records);
    }
    const double told = transmissibility(setup.durations, exposure);
    return {compare_size({setting, "share reached"}, final_size(setup.degrees, told, seeds),
                         records, share_of_short_cycles(setup.degrees, people))};
}

std::vector<std::string> ties(const std::string& friends, double rate) {
    return {"network.friends=" + friends, fmt::format("channel.contacts.rate={:g}/d", rate)};
}

/// The same size with a fixed and with a random time, but not the same chance of an outbreak (0.70
/// and 0.55): each at the rate at which a contact is told with probability 0.1.
std::vector<std::string> few_seeds(const char* is_fixed, double rate) {
    std::vector<std::string> point = ties("{ kind = \"erdos_renyi\", mean_degree = 20 }", rate);
    point.push_back(fmt::format("attention.fixed_duration={}", is_fixed));
    point.insert(point.end(),
                 {"attention.initial=0.0003", "population.scale=0.5", "replicates=800"});
    return point;
}

std::vector<std::vector<std::string>> all_points() {
    const std::string poisson = "{ kind = \"erdos_renyi\", mean_degree = ";
    const std::string configured = "{ kind = \"configuration\", degree_law = ";
    std::vector<std::vector<std::string>> points{
        ties(poisson + "4 }", 0.15),
        ties(poisson + "10 }", 0.05),
        ties(poisson + "4 }", 0.02), // below the threshold
        ties(configured + "\"regular\", mean_degree = 4 }", 0.15),
        ties(configured + "\"power_law\", exponent = 2.5, minimum_degree = 2, "
                          "maximum_degree = 50 }",
             0.05),
        ties("{ kind = \"complete\" }", 0.4)};
    points[3].emplace_back(
        "time.end=2022-09-01T00:00:00Z"); // chains are long where nobody is a hub
    points.push_back(few_seeds("true", 0.021072));
    points.push_back(few_seeds("false", 0.021619));
    return points;
}

} // namespace

Claim epidemic_claim() {
    Claim claim;
    claim.name = "epidemic";
    claim.meaning = "news that only contacts pass on reaches the final size of an epidemic";
    claim.source = "Newman 2002";
    claim.scenario = "epidemic.toml";
    claim.parameters = {
        "network.friends",       "attention.initial", "attention.lapse", "attention.fixed_duration",
        "channel.contacts.rate", "population.scale",  "time.step"};
    claim.points = all_points();
    claim.check = check_epidemic;
    return claim;
}

} // namespace diasim::verification

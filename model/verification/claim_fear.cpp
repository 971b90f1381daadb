// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/constant_hazard.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace diasim::verification {
namespace {

/// Rate of an activity under the fear that it is exposed to [1/d].
double rate_of(const Scenario& scenario, std::size_t k) {
    const Activity& activity = scenario.activities[k];
    const Barrier& fear = scenario.barriers.front();
    const double loss = fear.weight * weight_of(fear.exposure, activity.name);
    return activity.rate.per_day * logistic_function(activity.intercept - loss);
}

/// One act a step: P(any) goes to the activities by their rates.
Row compare_acts(const Bench& bench, std::size_t k, double all_rates,
                 const std::vector<RunRecord>& records) {
    const Scenario& scenario = bench.scenario();
    const double people = people_of(records.front());
    const double expected = people * bench.plan().steps *
                            chance_within(all_rates, bench.plan().step_days) *
                            rate_of(scenario, k) / all_rates;
    Estimate seen = estimate(over(records, [&](const RunRecord& r) { return acts_of(r, k); }));
    // Rare acts: no run may show one, which is no certainty.
    seen.error = std::max(seen.error, std::sqrt(expected / static_cast<double>(records.size())));
    const Barrier& fear = scenario.barriers.front();
    return compare(
        {fmt::format("fear {:g}, {} exposed {:g}", fear.weight, scenario.activities[k].name,
                     weight_of(fear.exposure, scenario.activities[k].name)),
         "acts a run"},
        expected, seen, 0.0);
}

std::vector<Row> check_fear(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    double all_rates = 0.0;
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        all_rates += rate_of(scenario, k);
    }
    if (all_rates <= 0.0 || scenario.replicates < 2) {
        return {without_theory({"", "acts a run"}, "it takes a rate and several replicates")};
    }
    const std::vector<RunRecord> records = bench.run();
    std::vector<Row> rows;
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        rows.push_back(compare_acts(bench, k, all_rates, records));
    }
    return rows;
}

} // namespace

Claim fear_claim() {
    Claim claim;
    claim.name = "fear";
    claim.meaning = "fear lowers acts as the logistic says; without bound it leaves the unexposed";
    claim.source = "McFadden 1974";
    claim.scenario = "fear.toml";
    claim.parameters = {"barrier.fear.weight",
                        "barrier.fear.exposure",
                        "activity.rally.rate",
                        "activity.rally.intercept",
                        "activity.share.rate",
                        "activity.share.intercept",
                        "population.scale",
                        "time.step",
                        "time.end"};
    claim.points = {
        {"barrier.fear.weight=0"}, {"barrier.fear.weight=1"}, {"barrier.fear.weight=20"}};
    claim.check = check_fear;
    return claim;
}

} // namespace diasim::verification

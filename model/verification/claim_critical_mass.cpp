// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/critical_mass.hpp"
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>

namespace diasim::verification {
namespace {

/// People of a community by subgroup, as the scenario's table says.
double people_in(const Scenario& scenario, std::size_t community, std::size_t subgroup) {
    double sum = 0.0;
    for (const People& row : scenario.population.people) {
        sum += row.community == community && row.subgroup == subgroup ? row.low : 0.0;
    }
    return sum;
}

/// Starters need nobody, the others all the same number.
double expected_count(double starters, double others, double threshold) {
    std::vector<double> thresholds(static_cast<std::size_t>(starters), 0.0);
    thresholds.resize(thresholds.size() + static_cast<std::size_t>(others), threshold);
    return static_cast<double>(settled_count(thresholds));
}

std::vector<Row> check_critical_mass(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const ThresholdLaw& law = scenario.activities[activity_called(scenario, "protest")].threshold;
    const bool is_covered =
        law.form == ThresholdLaw::Form::constant && law.counts && law.noise.per_day <= 0.0;
    if (!is_covered) {
        return {without_theory({threshold_text(law), "people who act"},
                               "the theory is about one number of people for all")};
    }
    const RunRecord record = bench.run().front();
    std::vector<Row> rows;
    for (std::size_t c = 0; c != record.shape.communities; ++c) {
        const double starters = people_in(scenario, c, 0);
        const double others = people_in(scenario, c, 1);
        rows.push_back(compare_exactly(
            {fmt::format("{:g} of {:g} start, {:g} needed", starters, starters + others, law.mean),
             "people who act"},
            expected_count(starters, others, law.mean), record.active_people[c]));
    }
    return rows;
}

} // namespace

Claim critical_mass_claim() {
    Claim claim;
    claim.name = "critical-mass";
    claim.meaning = "a good that pays beyond a number of contributors: 9 stay 9, 10 become all";
    claim.source = "Oliver, Marwell & Teixeira 1985";
    claim.scenario = "critical-mass.toml";
    claim.parameters = {"activity.protest.threshold"};
    constexpr double people = 100.0;
    constexpr double value = 500.0;
    constexpr double cost = 1.0;
    claim.points = {{fmt::format("activity.protest.threshold.constant={:g}",
                                 critical_mass(people, value, cost))}};
    claim.check = check_critical_mass;
    return claim;
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/terms.hpp"
#include "model/verification/claim.hpp"
#include "model/verification/decision.hpp"
#include "model/verification/news_stock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace diasim::verification {
namespace {

constexpr double week_days = 7.0;

/// The bytes of a Beta trait as a motive or a barrier uses it; empty for another law.
TraitMasses masses_of(const Scenario& scenario, const std::string& use) {
    const Term term = parse_term(use);
    const auto trait = find_name(scenario.population.traits, term.name);
    if (!trait || scenario.population.traits[*trait].law.form != TraitLaw::Form::beta) {
        return {};
    }
    const TraitLaw& law = scenario.population.traits[*trait].law;
    constexpr double bounded = 0.5; // shapes from which the density has a bounded integrand
    if (std::min(law.mean, 1.0 - law.mean) * law.concentration < bounded) {
        return {};
    }
    TraitMasses masses = beta_bytes(law.mean, law.concentration);
    for (auto& [value, mass] : masses) {
        value = term.is_complement ? 1.0 - value : value;
    }
    return masses;
}

/// The barrier `climate` weighs on all alike, so it is a part of the intercept.
std::vector<Option> options_of(const Scenario& scenario) {
    const Barrier& duties = scenario.barriers[0];
    const Barrier& climate = scenario.barriers[1];
    const double level = scenario.contexts.front().value;
    std::vector<Option> options;
    for (const Activity& activity : scenario.activities) {
        options.push_back({activity.rate.per_day,
                           activity.intercept -
                               climate.weight * level * weight_of(climate.exposure, activity.name),
                           weight_of(scenario.motives.front().drives, activity.name),
                           duties.weight * weight_of(duties.exposure, activity.name)});
    }
    return options;
}

/// 1 on working days, 0 on Saturdays and Sundays, in UTC at the middle of the step.
double working_day(UtcTime start, double days) {
    const std::chrono::sys_seconds moment{
        std::chrono::seconds{start.seconds + std::llround(days * seconds_per_day)}};
    const std::chrono::weekday day{std::chrono::floor<std::chrono::days>(moment)};
    return day == std::chrono::Saturday || day == std::chrono::Sunday ? 0.0 : 1.0;
}

/// Stock and context of each step in closed form. All is known of a trigger at once.
std::vector<Moment> moments_of(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const Motive& motive = scenario.motives.front();
    std::vector<Impulse> impulses;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        const Kind& kind = scenario.kinds[*find_name(scenario.kinds, trigger.kind)];
        impulses.push_back({days_between(scenario.time.start, trigger.start),
                            days_between(scenario.time.start, trigger.end),
                            weight_of(kind.salience, motive.name) * trigger.severity});
    }
    const double step = bench.plan().step_days;
    std::vector<Moment> moments;
    for (std::uint32_t i = 0; i != bench.plan().steps; ++i) {
        const double stock = mean_stock(impulses, motive.half_life.days, i * step, (i + 1) * step);
        moments.push_back(
            {-std::expm1(-stock), working_day(scenario.time.start, (i + 0.5) * step)});
    }
    return moments;
}

/// Acts of a run in steps [from, to), all activities together.
double acts_between(const RunRecord& record, std::size_t from, std::size_t to) {
    const std::size_t in_step = record.shape.communities * record.shape.activities;
    const auto* const acts = record.acts.data();
    return std::accumulate(acts + from * in_step, acts + to * in_step, 0.0);
}

/// Week by week: bounds of the rates hold for about a week, and a wrong one shows in its week.
std::vector<Row> compare_weeks(const std::string& setting, const ExpectedActs& expected,
                               double step_days, const std::vector<RunRecord>& records) {
    const auto in_week = static_cast<std::size_t>(std::llround(week_days / step_days));
    std::vector<Row> rows;
    for (std::size_t from = 0; from + in_week <= expected.acts.size(); from += in_week) {
        double acts = 0.0;
        for (std::size_t step = from; step != from + in_week; ++step) {
            acts = std::accumulate(expected.acts[step].begin(), expected.acts[step].end(), acts);
        }
        rows.push_back(
            compare({setting, fmt::format("acts a person in week {}", from / in_week + 1)}, acts,
                    estimate(over(records,
                                  [&](const RunRecord& r) {
                                      return acts_between(r, from, from + in_week) / people_of(r);
                                  })),
                    0.0));
    }
    return rows;
}

std::vector<Row> compare_all(const std::string& setting, const Bench& bench,
                             const ExpectedActs& expected) {
    const std::vector<RunRecord> records = bench.run();
    std::vector<Row> rows;
    for (std::size_t k = 0; k != bench.scenario().activities.size(); ++k) {
        double acts = 0.0;
        for (const std::vector<double>& step : expected.acts) {
            acts += step[k];
        }
        rows.push_back(compare(
            {setting, fmt::format("{}: acts a person", bench.scenario().activities[k].name)}, acts,
            estimate(
                over(records, [&](const RunRecord& r) { return acts_of(r, k) / people_of(r); })),
            0.0));
    }
    rows.push_back(compare(
        {setting, "share who ever acted"}, expected.acted,
        estimate(over(records,
                      [](const RunRecord& r) { return r.active_people.front() / people_of(r); })),
        0.0));
    std::ranges::move(compare_weeks(setting, expected, bench.plan().step_days, records),
                      std::back_inserter(rows));
    return rows;
}

std::vector<Row> check_decision(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const Motive& motive = scenario.motives.front();
    const Barrier& duties = scenario.barriers.front();
    const std::string setting = fmt::format(
        "half-life {:g} d, {} x {} held by {} x {}, step {:g} h", motive.half_life.days,
        motive.trait, motive.name, duties.trait, duties.context, 24.0 * bench.plan().step_days);
    const TraitMasses moved = masses_of(scenario, motive.trait);
    const TraitMasses held = masses_of(scenario, duties.trait);
    if (moved.empty() || held.empty() || scenario.replicates < 2) {
        return {without_theory({setting, "acts a person"},
                               "it takes Beta traits with shapes of 1/2 at least and replicates")};
    }
    return compare_all(setting, bench,
                       expected_acts(options_of(scenario), moments_of(bench),
                                     bench.plan().step_days, moved, held));
}

} // namespace

Claim decision_claim() {
    Claim claim;
    claim.name = "decision";
    claim.meaning =
        "people with traits of their own act as a fading motive and a barrier move them";
    claim.source = "McFadden 1974; Lewis & Shedler 1979";
    claim.scenario = "decision.toml";
    claim.parameters = {"motive.outrage.half_life",
                        "motive.outrage.drives",
                        "kind.shooting.salience",
                        "barrier.duties.weight",
                        "barrier.duties.exposure",
                        "barrier.climate.weight",
                        "barrier.climate.exposure",
                        "context.climate.value",
                        "population.trait.empathy.beta",
                        "population.trait.leisure.beta",
                        "activity.rally.rate",
                        "activity.rally.intercept",
                        "activity.share.rate",
                        "activity.share.intercept",
                        "population.scale",
                        "time.step",
                        "time.end"};
    claim.points = {{}, {"time.step=24 h"}};
    claim.check = check_decision;
    return claim;
}

} // namespace diasim::verification

// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/news_stock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diasim::verification {
namespace {

/// Impulses of the triggers of one kind, in days since the start.
std::vector<Impulse> impulses_of(const Scenario& scenario, const std::string& kind,
                                 const std::string& motive) {
    const auto found = find_name(scenario.kinds, kind);
    const double salience = found ? weight_of(scenario.kinds[*found].salience, motive) : 0.0;
    std::vector<Impulse> impulses;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        if (trigger.kind == kind) {
            impulses.push_back({days_between(scenario.time.start, trigger.start),
                                days_between(scenario.time.start, trigger.end),
                                salience * trigger.severity});
        }
    }
    return impulses;
}

/// The one visibility of the triggers of a kind.
double visibility_of(const Scenario& scenario, const std::string& kind) {
    return std::ranges::find(scenario.homeland.triggers, kind, &Trigger::kind)->visibility;
}

/// Days until lines open, for good and on one day.
double opening_of(const Scenario& scenario) {
    return days_between(scenario.time.start, scenario.homeland.connectivity.back().time);
}

/// The mean stock of a step from what is felt: felt = 1 - e^-S.
std::vector<double> stocks_of(const RegionalSeries& felt, std::uint32_t steps) {
    std::vector<double> stocks;
    stocks.reserve(steps);
    for (std::uint32_t step = 0; step != steps; ++step) {
        stocks.push_back(-std::log1p(-static_cast<double>(felt.at(step, 0))));
    }
    return stocks;
}

/// The worst step of the whole run, against the mean stock of steps. Felt motives are single
/// precision.
template <class Stock>
Row compare_steps(Label label, const Bench& bench, std::size_t motive, const Stock& mean_of_step) {
    const double step_days = bench.plan().step_days;
    double worst = 0.0;
    for (std::uint32_t step = 0; step != bench.plan().steps; ++step) {
        const double stock = mean_of_step(step * step_days, (step + 1) * step_days);
        const auto felt = static_cast<double>(bench.plan().homeland.motives[motive].at(step, 0));
        worst = std::max(worst, std::abs(felt + std::expm1(-stock)));
    }
    return compare_exactly(std::move(label), 0.0, worst, 2e-7);
}

Row compare_decay(const std::string& setting, const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const std::size_t motive = *find_name(scenario.motives, "outrage");
    const std::vector<Impulse> impulses = impulses_of(scenario, "shooting", "outrage");
    const double half_life = scenario.motives[motive].half_life.days;
    return compare_steps(
        {setting, "largest error of a felt motive"}, bench, motive,
        [&](double from, double to) { return mean_stock(impulses, half_life, from, to); });
}

/// While lines are cut only what is visible from outside is felt; then the rest comes to light.
Row compare_revelation(const std::string& setting, const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const std::size_t motive = *find_name(scenario.motives, "grief");
    const double half_life = scenario.motives[motive].half_life.days;
    const double visible = visibility_of(scenario, "hidden_shooting");
    std::vector<Impulse> seen = impulses_of(scenario, "hidden_shooting", "grief");
    Hidden hidden{0.0, opening_of(scenario), scenario.homeland.revelation.per_day};
    for (Impulse& impulse : seen) {
        hidden.amount += (1.0 - visible) * impulse.amount;
        impulse.amount *= visible;
    }
    return compare_steps({setting, "largest error of a hidden motive"}, bench, motive,
                         [&](double from, double to) {
                             return mean_stock(seen, half_life, from, to) +
                                    mean_revealed(hidden, half_life, from, to);
                         });
}

Row compare_inflow(const std::string& setting, const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const Motive& motive = scenario.motives[*find_name(scenario.motives, "grief")];
    const auto place = static_cast<std::size_t>(&motive - scenario.motives.data());
    Label label{setting, "what a hidden shock adds in all"};
    // What is still hidden, or not yet forgotten, when the run ends.
    const double opened = opening_of(scenario);
    const double slowest =
        std::min(scenario.homeland.revelation.per_day, std::numbers::ln2 / motive.half_life.days);
    const double left =
        (1.0 + days_of(bench.plan())) * std::exp(-slowest * (days_of(bench.plan()) - opened));
    constexpr double rounding = 1e-5;
    if (left > rounding) {
        return without_theory(std::move(label), "the run ends before all is known and forgotten");
    }
    const RegionalSeries& felt = bench.plan().homeland.motives[place];
    constexpr float saturated = 0.9F; // beyond it single precision blurs the stock behind it
    if (std::ranges::any_of(felt.values(), [](float value) { return value > saturated; })) {
        return without_theory(std::move(label), "the motive saturates: its stock cannot be told");
    }
    double expected = 0.0;
    for (const Impulse& impulse : impulses_of(scenario, "hidden_shooting", "grief")) {
        expected += impulse.amount;
    }
    return compare_exactly(std::move(label), expected,
                           inflow_of(stocks_of(felt, bench.plan().steps), bench.plan().step_days,
                                     motive.half_life.days),
                           rounding);
}

std::vector<Row> check_memory(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const std::string setting =
        fmt::format("half-lives {:g} and {:g} d, revealed {:g}/d, step {:g} h",
                    scenario.motives[*find_name(scenario.motives, "outrage")].half_life.days,
                    scenario.motives[*find_name(scenario.motives, "grief")].half_life.days,
                    scenario.homeland.revelation.per_day, 24.0 * bench.plan().step_days);
    const auto has_fall = [&](const Kind& kind) {
        return std::ranges::any_of(kind.salience, [](const auto& s) { return s.second < 0.0; });
    };
    if (std::ranges::any_of(scenario.kinds, has_fall)) {
        return {without_theory({setting, "felt motives"}, "a stock below 0 is not felt")};
    }
    return {compare_decay(setting, bench), compare_revelation(setting, bench),
            compare_inflow(setting, bench)};
}

} // namespace

Claim memory_claim() {
    Claim claim;
    claim.name = "memory";
    claim.meaning = "stocks of news decay by halves at any step, and what was hidden is not lost";
    claim.source = "exponential forgetting in closed form";
    claim.scenario = "memory.toml";
    claim.parameters = {"time.step",
                        "time.end",
                        "homeland.revelation",
                        "motive.outrage.half_life",
                        "motive.grief.half_life",
                        "kind.shooting.salience.outrage",
                        "kind.hidden_shooting.salience.grief"};
    for (const char* const hours : {"24 h", "12 h", "6 h", "3 h", "1 h"}) {
        claim.points.push_back({fmt::format("time.step={}", hours)});
    }
    claim.check = check_memory;
    return claim;
}

} // namespace diasim::verification

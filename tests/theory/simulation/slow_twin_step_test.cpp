// SPDX-License-Identifier: BSD-3-Clause
// The engine and the slow twin step by step in one history: what follows from it without chance is
// equal, and what chance adds has the twin's probabilities.
#include "model/simulation/attention_step.hpp"
#include "model/simulation/daily_step.hpp"
#include "model/simulation/decision_step.hpp"
#include "model/simulation/thresholds.hpp"
#include "model/simulation/visibility.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/lively_world.hpp"
#include "tests/support/slow_twin.hpp"
#include "tests/support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// The phases of a step of the engine that come after the decisions, in its order.
void finish_step(World& world, std::uint32_t step, const std::vector<Act>& acts) {
    carry_out(world, step, acts);
    fade(world, step);
    if ((step + 1) % 4 == 0) {
        exchange_views(world, step);
    }
    write_step(world, step);
}

/// How far the engine's stored bytes may be from the twin's doubles, by person.
///
/// Fatigue is rounded to 1/255 at each act, and what follows makes no error larger. Attitudes are
/// rounded to 1/65535 a day, and a day's exchange leaves 1 - s of an error at most: so 0.5 / 65535
/// / s in all. The rest is single precision.
struct Rounding {
    std::vector<double> fatigue;
    double attitude = 0.0;
    double utility = 2e-5;

    explicit Rounding(const Scenario& scenario, std::size_t people)
        : fatigue(people, 1e-6), attitude{0.5 / 65535.0 / scenario.attitude.stubbornness.value +
                                          1e-6} {}

    void add(const std::vector<Act>& acts) {
        for (const Act& act : acts) {
            fatigue[act.person] += 0.5 / 255.0;
        }
    }
    /// Of a utility: weights are those of lively_world, at most 3.5 on attitude.
    [[nodiscard]] double of_utility(std::uint32_t person, const Activity& activity) const {
        return utility + activity.fatigue * fatigue[person] + 3.5 * attitude;
    }
};

/// Largest violations over people, steps and replicates; a violation is a distance in units of what
/// rounding allows.
struct Distances {
    double attitude = 0.0;
    double fatigue = 0.0;
    double share = 0.0; ///< of active contacts
    double utility = 0.0;
    double motivation = 0.0;
    int attention = 0;                                 ///< people whose attention differs
    int acts = 0;                                      ///< steps whose acts by threshold differ
    std::map<std::size_t, std::size_t> by_threshold{}; ///< acts, by activity
};

void raise(double& largest, double a, double b, double allowed) {
    largest = std::max(largest, std::abs(a - b) / allowed);
}

template <class Twin>
void compare_people(const World& world, const Twin& twin, std::uint32_t step,
                    const Rounding& rounding, Distances& distances) {
    const auto& activities = world.plan.scenario.activities;
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        distances.attention += world.people.attention[person] == twin.attention()[person] ? 0 : 1;
        raise(distances.attitude, world.people.attitude[person] / 65535.0, twin.attitude()[person],
              rounding.attitude);
        raise(distances.fatigue, static_cast<double>(fatigue_of(world, person, step)),
              twin.fatigue()[person], rounding.fatigue[person]);
        for (std::size_t side = 0; side != sides.size(); ++side) {
            raise(distances.share,
                  static_cast<double>(active_share(world, person, static_cast<Side>(side))),
                  twin.active_share(person, side), 1e-6);
        }
        const Utilities parts = utilities_of(world, person, features_of(world, person, step));
        const ByActivity social = social_utility(world, person);
        for (std::size_t k = 0; k != activities.size(); ++k) {
            const double allowed = rounding.of_utility(person, activities[k]);
            const double why = static_cast<double>(parts.why[k] + social[k]);
            raise(distances.motivation, why, twin.motivation(person, k, step), allowed);
            raise(distances.utility, why - static_cast<double>(parts.hold[k]),
                  twin.utility(person, k, step), allowed);
        }
    }
}

/// A person and the activity that it does.
using Deed = std::pair<std::uint32_t, std::size_t>;

/// What people do by threshold.
std::vector<Deed> by_threshold(const World& world, const std::vector<Act>& acts) {
    std::vector<Deed> deeds;
    for (const Act& act : acts) {
        if (world.plan.scenario.activities[act.activity].rule == Rule::threshold) {
            deeds.emplace_back(act.person, act.activity);
        }
    }
    return deeds;
}

/// What those do whose thresholds the twin finds reached: the first such activity. Whoever acts is
/// attentive.
template <class Twin>
std::vector<Deed> who_must(const World& world, const Twin& twin) {
    std::vector<Deed> deeds;
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        if (twin.attention()[person] != AttentionState::attentive) {
            continue;
        }
        for (std::size_t k = 0; k != world.plan.scenario.activities.size(); ++k) {
            if (twin.must_act(person, k)) {
                deeds.emplace_back(person, k);
                break;
            }
        }
    }
    return deeds;
}

/// Runs both through one replicate. Attention, thresholds and views are the twin's own, with the
/// engine's numbers; acts by utility are the engine's.
void run_side_by_side(const Plan& plan, RunKey run, Distances& distances) {
    World world{plan, run};
    SlowTwin twin{plan.scenario, world.population, world.network, EngineDraws{run}};
    Rounding rounding{plan.scenario, world.population.size()};
    start_attention(world);
    draw_thresholds(world);
    start_activity(world);
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        advance_attention(world, step);
        prepare_step(world, step);
        twin.attend(step);
        compare_people(world, twin, step, rounding, distances);
        const std::vector<Act> acts = decide(world, step);
        const std::vector<Deed> deeds = by_threshold(world, acts);
        distances.acts += deeds == who_must(world, twin) ? 0 : 1;
        for (const auto& [person, activity] : deeds) {
            ++distances.by_threshold[activity];
        }
        rounding.add(acts);
        finish_step(world, step, acts);
        twin.carry_out(step, acts);
        twin.end_step(step);
    }
    const RunRecord whole = simulate(plan, run).value(); // the phases above are those of a run
    CHECK(world.record.acts == whole.acts);
    CHECK(world.record.attentive == whole.attentive);
    CHECK(world.record.attitude_mean == whole.attitude_mean);
}

/// By what happens.
using Surprises = std::map<std::string, Surprise>;

std::string change_from(AttentionState state) {
    if (state == AttentionState::attentive) {
        return "lapsed";
    }
    return state == AttentionState::lapsed ? "recaptured" : "reached";
}

template <class Twin>
void add_attention(const World& world, const Twin& twin, std::uint32_t step, Surprises& sums) {
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        const AttentionState before = twin.attention()[person];
        const double p = 1.0 - std::exp(-twin.attention_hazard(person, step));
        sums[change_from(before) + " on days " + std::to_string(step / 8)].add(
            world.people.attention[person] != before, p);
    }
}

template <class Twin>
void add_acts(const World& world, const Twin& twin, std::uint32_t step,
              const std::vector<Act>& acts, Surprises& sums) {
    std::vector<int> done(world.population.size(), -1);
    for (const Act& act : acts) {
        done[act.person] = act.activity;
    }
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        const std::vector<double> chances = twin.acting_chances(person, step);
        for (std::size_t k = 0; k != chances.size(); ++k) {
            const std::string& name = world.plan.scenario.activities[k].name;
            const bool is_done = done[person] == static_cast<int>(k);
            sums[name + " on days " + std::to_string(step / 8)].add(is_done, chances[k]);
        }
    }
}

/// One replicate of the engine, each step foretold from what came before it by a twin that believes
/// in the scenario `told`.
void foretell(const Plan& plan, const Scenario& told, RunKey run, Surprises& sums) {
    World world{plan, run};
    SlowTwin twin{told, world.population, world.network, EngineDraws{run}};
    start_attention(world);
    draw_thresholds(world);
    start_activity(world);
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        advance_attention(world, step);
        prepare_step(world, step);
        if (step != 0) { // the first step has the initially attentive too
            add_attention(world, twin, step, sums);
        }
        twin.follow(world.people.attention);
        const std::vector<Act> acts = decide(world, step);
        add_acts(world, twin, step, acts, sums);
        finish_step(world, step, acts);
        twin.carry_out(step, acts);
        twin.end_step(step);
    }
}

/// Sums by two days and over the run.
Surprises surprises(const Scenario& scenario, const Scenario& told, std::uint32_t replicates) {
    const Plan plan{scenario};
    Surprises sums;
    for (std::uint32_t replicate = 0; replicate != replicates; ++replicate) {
        foretell(plan, told, {scenario.seed, replicate}, sums);
    }
    Surprises totals;
    for (const auto& [name, sum] : sums) {
        Surprise& total = totals["total of " + name.substr(0, name.find(' '))];
        total.happened += sum.happened;
        total.expected += sum.expected;
        total.variance += sum.variance;
    }
    sums.insert(totals.begin(), totals.end());
    return sums;
}

} // namespace

TEST_CASE("engine and slow twin are equal where both use the same draws", "[theory]") {
    Scenario scenario = lively_world(100.0);
    scenario.channels.pop_back(); // contacts: the engine draws their news in rows, not by tie
    scenario.activities.back().threshold.noise = {0.0};
    const Plan plan{scenario};
    Distances distances;
    for (std::uint32_t replicate = 0; replicate != 12; ++replicate) {
        run_side_by_side(plan, {scenario.seed, replicate}, distances);
    }
    CHECK(distances.attention == 0);
    CHECK(distances.acts == 0);
    CHECK(distances.attitude <= 1.0);
    CHECK(distances.fatigue <= 1.0);
    CHECK(distances.share <= 1.0);
    CHECK(distances.motivation <= 1.0);
    CHECK(distances.utility <= 1.0);
}

TEST_CASE("thresholds passed by contacts alone are those of the slow twin", "[theory]") {
    // Without what media show, the engine looks only at those whose contacts act: three activities,
    // two on one side and one of them unseen, while attention lapses and acts are soon forgotten.
    Scenario scenario = lively_world(100.0);
    scenario.channels.pop_back();
    scenario.influence.media = 0.0;
    scenario.influence.memory = {0.5};
    Activity& badge = scenario.activities.back();
    badge.threshold.noise = {0.0};
    badge.threshold.mean = 0.25;
    badge.threshold.deviation = 0.2;
    Activity whisper = badge;
    whisper.name = "whisper";
    whisper.visibility = {0.0};
    Activity salute = badge;
    salute.name = "salute";
    salute.stance = Stance::loyal;
    salute.visibility = {0.5};
    const bool unseen_first = GENERATE(false, true);
    scenario.activities.insert(scenario.activities.end() - (unseen_first ? 1 : 0), whisper);
    scenario.activities.push_back(salute);
    const Plan plan{scenario};
    Distances distances;
    for (std::uint32_t replicate = 0; replicate != 12; ++replicate) {
        run_side_by_side(plan, {scenario.seed, replicate}, distances);
    }
    CHECK(distances.acts == 0);
    CHECK(distances.share <= 1.0);
    for (const std::size_t k : plan.threshold_activities) { // none is idle
        CAPTURE(scenario.activities[k].name);
        CHECK(distances.by_threshold[k] > 500);
    }
}

// Given the past, the twin knows the probability p of each event of the next step, and events of
// different people are independent. So the sum of (happened - p) has mean 0 and variance sum of
// p (1 - p), whatever cascades do: a martingale, whose sum is normal nearly. Power: a law that is
// off by z_detectable standard errors is found with a probability of 99 %; the test demands that
// this is at most 5 % of what is expected of each activity and each change of attention over the
// run, and 30 % in two days (most below 10 %; only few are still unaware on the last days).
TEST_CASE("what the engine does next has the probabilities of the slow twin", "[theory]") {
    const Scenario scenario = lively_world(100.0);
    const Surprises sums = surprises(scenario, scenario, 200);
    CHECK(sums.size() == (5 + 3) * (5 + 1));
    for (const auto& [name, sum] : sums) {
        const double detectable = z_detectable * std::sqrt(sum.variance) / sum.expected;
        CAPTURE(name, sum.happened, sum.expected, detectable);
        CHECK(detectable < (name.rfind("total", 0) == 0 ? 0.05 : 0.3));
        CHECK(errors_apart(sum) < z_limit);
    }
}

TEST_CASE("contacts wake the lapsed with the probabilities of the slow twin", "[theory]") {
    Scenario scenario = lively_world(100.0);
    scenario.network.follows.mean_degree = 3.0;
    for (const Layer layer : {Layer::follows, Layer::kin_abroad}) {
        scenario.channels.push_back(friends_channel(0.1));
        scenario.channels.back().layer = layer;
    }
    scenario.attention.recapture = 0.1;
    scenario.attention.contact_recapture = {0.7};
    const Surprises sums = surprises(scenario, scenario, 100);
    for (const auto& [name, sum] : sums) {
        CAPTURE(name, sum.happened, sum.expected);
        CHECK(errors_apart(sum) < z_limit);
    }
    // A twin that believes in another factor, or in none, is found out.
    Scenario wrong = scenario;
    wrong.attention.contact_recapture = {0.66};
    CHECK(errors_apart(surprises(scenario, wrong, 100).at("total of recaptured")) > z_limit);
}

TEST_CASE("a slow twin that is wrong by a few per cent is found out", "[theory]") {
    const Scenario scenario = lively_world(100.0);
    Scenario wrong = scenario;
    wrong.activities[0].rate.per_day *= 1.06; // share
    wrong.activities[2].contagion *= 1.25;    // rally: a part of the utility of some
    wrong.attention.lapse.per_day *= 1.06;
    wrong.channels[0].rate.per_day *= 1.08; // broadcast, one of three ways to be reached
    const Surprises sums = surprises(scenario, wrong, 60);
    for (const char* name : {"share", "rally", "lapsed", "reached"}) {
        CAPTURE(name);
        CHECK(errors_apart(sums.at(std::string{"total of "} + name)) > z_limit);
    }
    for (const char* name : {"pledge", "donate"}) { // about which it is right
        CAPTURE(name);
        CHECK(errors_apart(sums.at(std::string{"total of "} + name)) < z_limit);
    }
}

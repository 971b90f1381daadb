// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/inquiry.hpp"

#include "model/base/error.hpp"
#include "model/simulation/simulation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace diasim::analysis {
namespace {

/// Whether all coalitions are few, or no more than the orders would ask for.
bool are_all_affordable(std::size_t players, std::size_t orders) {
    return players <= few_players ||
           (players <= most_exact_players && everybody(players) + 1 <= 2 + orders * (players - 1));
}

template <class Entries>
bool have_same_names(const Entries& first, const Entries& second) {
    return std::ranges::equal(first, second, {}, &Entries::value_type::name,
                              &Entries::value_type::name);
}

/// Effects are differences of the same numbers of the same chance.
void require_comparable(const Scenario& base, const Variant& variant) {
    const Scenario& other = variant.scenario;
    std::vector<std::string> differences;
    const auto note = [&](bool is_same, const char* what) {
        if (!is_same) {
            differences.emplace_back(what);
        }
    };
    note(have_same_names(base.hosts.countries, other.hosts.countries), "countries");
    note(have_same_names(base.hosts.communities, other.hosts.communities), "communities");
    note(have_same_names(base.hosts.sites, other.hosts.sites), "sites");
    note(have_same_names(base.activities, other.activities), "activities");
    note(have_same_names(base.barriers, other.barriers), "barriers");
    note(base.time.start == other.time.start && base.time.end == other.time.end, "times");
    note(base.seed == other.seed, "seed");
    if (!differences.empty()) {
        throw InputError{fmt::format("--what-if {}: it has other {} than the scenario, and no "
                                     "effect can be told; begin it with include = [the scenario]",
                                     variant.name, fmt::join(differences, ", "))};
    }
}

} // namespace

Inquiry::Inquiry(Question question)
    : question_{std::move(question)}, measures_{question_.scenario, question_.outcome},
      players_{players_of(question_.scenario, question_.over)},
      ways_{cascade_of(question_.scenario)}, is_exact_{are_all_affordable(players_.size(),
                                                                          question_.orders)} {
    for (const Variant& what_if : question_.what_ifs) {
        require_comparable(question_.scenario, what_if);
    }
    for (std::uint32_t replicate = 0; replicate != question_.replicates; ++replicate) {
        plan_replicate(replicate);
    }
    // What cannot be is refused before anything is run.
    static_cast<void>(scenario_of({0, 0, everybody(players_.size())}));
    for (std::size_t way = 1; way <= ways_.size(); ++way) {
        static_cast<void>(scenario_of({0, way, 0}));
    }
}

void Inquiry::plan_replicate(std::uint32_t replicate) {
    std::vector<Coalition> coalitions;
    if (is_exact_) {
        for (Coalition off = 0; off <= everybody(players_.size()); ++off) {
            coalitions.push_back(off);
        }
    } else {
        orders_.push_back(orders_of_replicate({question_.scenario.seed, replicate}, players_.size(),
                                              question_.orders));
        coalitions = coalitions_along(orders_.back());
        for (std::size_t player = 0; player != players_.size(); ++player) {
            coalitions.push_back(Coalition{1} << player);
        }
    }
    std::vector<Run> runs;
    runs.reserve(coalitions.size() + n_variants());
    for (const Coalition off : coalitions) {
        runs.push_back({replicate, 0, off});
    }
    for (std::size_t variant = 1; variant <= n_variants(); ++variant) {
        runs.push_back({replicate, variant, 0});
    }
    for (const Run& run : runs) {
        if (tasks_.emplace(run, runs_.size()).second) {
            runs_.push_back(run);
        }
    }
}

Scenario Inquiry::base_of(std::uint32_t replicate) const {
    return question_.drawn ? question_.drawn(replicate) : question_.scenario;
}

Scenario Inquiry::scenario_of(const Run& run) const {
    if (run.variant > ways_.size()) {
        const Variant& what_if = question_.what_ifs[run.variant - 1 - ways_.size()];
        return what_if.drawn ? what_if.drawn(run.replicate) : what_if.scenario;
    }
    Scenario scenario = base_of(run.replicate);
    if (run.variant != 0) {
        apply(ways_[run.variant - 1], scenario);
    }
    for (std::size_t player = 0; player != players_.size(); ++player) {
        if ((run.off >> player & 1U) != 0) {
            apply(players_[player], scenario);
        }
    }
    return scenario;
}

std::string Inquiry::name_of(calibration::Task task) const {
    const Run& run = runs_.at(task);
    std::vector<std::string> names;
    if (run.variant > ways_.size()) {
        names.push_back(question_.what_ifs[run.variant - 1 - ways_.size()].name);
    } else if (run.variant != 0) {
        names.push_back(ways_[run.variant - 1].name);
    }
    for (std::size_t player = 0; player != players_.size(); ++player) {
        if ((run.off >> player & 1U) != 0) {
            names.push_back(players_[player].name);
        }
    }
    return names.empty()
               ? fmt::format("replicate {}", run.replicate)
               : fmt::format("replicate {} without {}", run.replicate, fmt::join(names, ", "));
}

std::optional<std::vector<double>> Inquiry::run(calibration::Task task,
                                                const calibration::Beat& beat) const {
    const Run& run = runs_.at(task);
    const Scenario scenario = scenario_of(run);
    // Funnel and losses are told of the unchanged scenario only.
    const bool is_changed = run.variant != 0 || run.off != 0;
    const Plan plan{scenario, is_changed && measures_.are_effects_counted() ? Estimates::none
                                                                            : Estimates::all};
    const RunKey key{question_.scenario.seed, run.replicate};
    const auto make = [&plan, key] { return make_society(plan, key); };
    // What is switched off leaves people and ties as they are; another scenario may not.
    const bool is_shared = run.variant <= ways_.size();
    const auto record =
        simulate(plan, key, is_shared ? societies_->of(run.replicate, make) : make(),
                 [&beat](std::uint32_t) { return beat(); });
    return record ? std::optional{measures_.values(*record)} : std::nullopt;
}

double Inquiry::value(const Results& results, const Run& run, std::size_t position) const {
    return results.at(tasks_.at(run)).at(position);
}

std::vector<double> Inquiry::by_replicate(const Results& results, Run run,
                                          std::size_t position) const {
    std::vector<double> values;
    values.reserve(question_.replicates);
    for (run.replicate = 0; run.replicate != question_.replicates; ++run.replicate) {
        values.push_back(value(results, run, position));
    }
    return values;
}

ChangeEffect Inquiry::change(const Results& results, const Run& run, const std::string& name,
                             const std::string& text) const {
    const auto effect_at = [&](std::size_t position) {
        return effect_of(by_replicate(results, {}, position), by_replicate(results, run, position));
    };
    ChangeEffect change{name, text, effect_at(0), {}};
    change.groups.reserve(measures_.groups().size());
    for (std::size_t group = 0; group != measures_.groups().size(); ++group) {
        change.groups.push_back(effect_at(measures_.group_at(group)).change);
    }
    return change;
}

Lead Inquiry::lead_at(const Results& results, std::size_t position) const {
    std::vector<std::vector<double>> changes;
    changes.reserve(players_.size());
    for (std::size_t player = 0; player != players_.size(); ++player) {
        changes.push_back(
            differences(by_replicate(results, {}, position),
                        by_replicate(results, {0, 0, Coalition{1} << player}, position)));
    }
    return lead_of(changes);
}

std::optional<double> Inquiry::first_order(const Results& results,
                                           const std::string& barrier) const {
    const auto found = find_name(question_.scenario.barriers, barrier);
    return found && measures_.has_losses()
               ? std::optional{estimate_of(by_replicate(results, {}, measures_.loss_at(*found)))
                                   .mean}
               : std::nullopt;
}

void Inquiry::share_out(const Results& results, Explanation& explanation) const {
    for (std::size_t player = 0; player != players_.size(); ++player) {
        const Intervention& off = players_[player];
        const bool is_barrier = off.zeros == std::vector{"barrier." + off.name + ".weight"};
        explanation.players.push_back(
            {change(results, {0, 0, Coalition{1} << player}, off.name, off.text),
             {},
             {},
             is_barrier ? first_order(results, off.name) : std::nullopt});
    }
    const Coalition all = everybody(players_.size());
    for (std::uint32_t replicate = 0; replicate != question_.replicates; ++replicate) {
        const Worth worth = [&](Coalition off) { return value(results, {replicate, 0, off}, 0); };
        const std::vector<double> shares = is_exact_ ? shapley_values(players_.size(), worth)
                                                     : shapley_along(orders_[replicate], worth);
        for (std::size_t player = 0; player != players_.size(); ++player) {
            explanation.players[player].shares.push_back(shares[player]);
        }
        explanation.totals.push_back(worth(all) - worth(0));
    }
    explanation.lead = lead_at(results, 0);
    for (PlayerEffect& player : explanation.players) {
        player.share = estimate_of(player.shares);
    }
    explanation.total =
        effect_of(by_replicate(results, {}, 0), by_replicate(results, {0, 0, all}, 0));
}

std::vector<FunnelResult> Inquiry::funnel(const Results& results) const {
    std::vector<FunnelResult> funnel;
    for (std::size_t i = 0; i != measures_.activities().size(); ++i) {
        FunnelResult row{question_.scenario.activities[measures_.activities()[i]].name, {}};
        for (std::size_t stage = 0; stage != funnel_stages.size(); ++stage) {
            row.stages.at(stage) =
                interval_of(by_replicate(results, {}, measures_.funnel_at(i, stage)));
        }
        funnel.push_back(std::move(row));
    }
    return funnel;
}

Explanation Inquiry::conclude(const std::vector<std::vector<double>>& results) const {
    check(results.size() == runs_.size(), "an explanation without all of its runs");
    Explanation explanation;
    explanation.title = question_.scenario.title;
    explanation.sets = question_.sets;
    explanation.over = question_.over;
    explanation.outcome = measures_.outcome().name;
    explanation.outcome_meaning = measures_.outcome().long_name;
    explanation.seed = question_.scenario.seed;
    explanation.replicates = question_.replicates;
    explanation.posterior = question_.posterior;
    explanation.orders = is_exact_ ? 0 : question_.orders;
    explanation.runs = runs_.size();
    share_out(results, explanation);
    for (std::size_t group = 0; group != measures_.groups().size(); ++group) {
        const Group& one = measures_.groups()[group];
        explanation.groups.push_back(
            {one.kind, one.name,
             estimate_of(by_replicate(results, {}, measures_.group_at(group))).mean,
             lead_at(results, measures_.group_at(group))});
    }
    std::size_t variant = 0;
    for (const Intervention& way : ways_) {
        explanation.cascade.push_back(change(results, {0, ++variant, 0}, way.name, way.text));
    }
    for (const Variant& what_if : question_.what_ifs) {
        explanation.what_ifs.push_back(
            change(results, {0, ++variant, 0}, what_if.name, what_if.text));
    }
    explanation.funnel = funnel(results);
    explanation.sentences = sentences_of(explanation);
    return explanation;
}

} // namespace diasim::analysis

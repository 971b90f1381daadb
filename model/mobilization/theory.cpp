// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/theory.hpp"

#include "model/base/error.hpp"
#include "model/scenario/terms.hpp"

#include <algorithm>

namespace diasim {
namespace {

static_assert(builtin_contexts.size() == static_cast<std::size_t>(BuiltinContext::count));

ByActivity by_activity(const Scenario& scenario, const Weights& weights, double factor) {
    ByActivity values{};
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        values[k] = static_cast<float>(factor * weight_of(weights, scenario.activities[k].name));
    }
    return values;
}

} // namespace

Use resolve_trait(const Scenario& scenario, const std::string& term) {
    const Term parsed = parse_term(term);
    const Features features{scenario.population.traits.size()};
    if (parsed.name == "constant") {
        return {features.constant(), parsed.is_complement};
    }
    if (parsed.name == "attitude") {
        return {features.attitude(), parsed.is_complement};
    }
    if (parsed.name == "fatigue") {
        return {features.fatigue(), parsed.is_complement};
    }
    const auto trait = find_name(scenario.population.traits, parsed.name);
    check(trait.has_value(), "a trait is not declared");
    return {*trait, parsed.is_complement};
}

Use resolve_context(const Scenario& scenario, const std::string& term) {
    const Term parsed = parse_term(term);
    for (std::size_t i = 0; i != builtin_contexts.size(); ++i) {
        if (parsed.name == builtin_contexts[i]) {
            return {i, parsed.is_complement};
        }
    }
    const auto context = find_name(scenario.contexts, parsed.name);
    check(context.has_value(), "a context is not declared");
    return {builtin_contexts.size() + *context, parsed.is_complement};
}

Theory compile_theory(const Scenario& scenario) {
    Theory theory;
    theory.features.n_traits = scenario.population.traits.size();
    theory.n_activities = scenario.activities.size();
    check(theory.n_activities <= most_activities, "more activities than fit");
    for (const Motive& motive : scenario.motives) {
        const ByActivity drives = by_activity(scenario, motive.drives, 1.0);
        ByActivity encouraged{};
        std::transform(drives.begin(), drives.end(), encouraged.begin(),
                       [](float drive) { return std::max(0.0F, drive); });
        theory.motives.push_back({resolve_trait(scenario, motive.trait), drives, encouraged});
    }
    for (const Barrier& barrier : scenario.barriers) {
        const Use context = resolve_context(scenario, barrier.context);
        theory.barriers.push_back(
            {resolve_trait(scenario, barrier.trait), context,
             by_activity(scenario, barrier.exposure, barrier.weight),
             context.index == static_cast<std::size_t>(BuiltinContext::distance_to_site)});
    }
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        const Activity& activity = scenario.activities[k];
        const auto rate = static_cast<float>(activity.rate.per_day);
        theory.intercept[k] = static_cast<float>(activity.intercept);
        theory.contagion[k] = static_cast<float>(activity.contagion);
        theory.called[k] = static_cast<float>(activity.called);
        theory.fatigue[k] = static_cast<float>(activity.fatigue);
        if (activity.organised.is_organised) {
            theory.call_rate[k] = rate;
        } else if (activity.rule == Rule::utility) {
            theory.own_rate[k] = rate;
        }
    }
    return theory;
}

} // namespace diasim

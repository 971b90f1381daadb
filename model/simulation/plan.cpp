// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/plan.hpp"

#include "model/base/math.hpp"
#include "model/mobilization/geography.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

/// Sites of the activity's kinds that people of a community may be called to, nearest first: those
/// of their country, or of any country if it has none; a square only in the own community.
std::vector<std::uint16_t> venues_of(const Scenario& scenario, const Plan& plan,
                                     const Activity& activity, std::size_t community) {
    const Community& home = scenario.hosts.communities[community];
    std::vector<std::uint16_t> here;
    std::vector<std::uint16_t> anywhere;
    for (std::size_t s = 0; s != plan.sites.size(); ++s) {
        const Site& site = plan.sites[s];
        const auto& kinds = activity.organised.venues;
        if (std::find(kinds.begin(), kinds.end(), site.kind) == kinds.end()) {
            continue;
        }
        const bool is_own_square = s == scenario.hosts.sites.size() + community;
        if (site.kind == "square" && s >= scenario.hosts.sites.size() && !is_own_square) {
            continue;
        }
        auto& list = site.country == home.country ? here : anywhere;
        list.push_back(static_cast<std::uint16_t>(s));
    }
    std::vector<std::uint16_t>& chosen = here.empty() ? anywhere : here;
    const std::vector<double>& km = plan.distance_km[community];
    std::sort(chosen.begin(), chosen.end(), [&](std::uint16_t a, std::uint16_t b) {
        return km[a] != km[b] ? km[a] < km[b] : a < b;
    });
    return chosen;
}

/// Remoteness of the nearest place of each activity, by community: the nearest venue of a
/// gathering, the nearest site of the table for the rest.
std::vector<std::vector<float>> nearest_places(const Plan& plan) {
    std::vector<std::vector<float>> result;
    constexpr auto site = static_cast<std::size_t>(BuiltinContext::distance_to_site);
    const double scale = plan.scenario.hosts.distance_scale.km;
    for (std::size_t c = 0; c != plan.scenario.hosts.communities.size(); ++c) {
        result.emplace_back();
        for (std::size_t k = 0; k != plan.theory.n_activities; ++k) {
            const bool has_venue = !plan.venues[k].empty() && !plan.venues[k][c].empty();
            result.back().push_back(
                has_venue ? static_cast<float>(diasim::remoteness(
                                plan.distance_km[c][plan.venues[k][c].front()], scale))
                          : plan.contexts.at(site, static_cast<std::uint16_t>(c), 0, 0));
        }
    }
    return result;
}

/// What the activity of others can at most add to the utility of each activity.
ByActivity largest_influence(const Theory& theory, const Influence& influence) {
    const float most = social_influence(1.0F + static_cast<float>(influence.media),
                                        static_cast<float>(influence.half_share));
    ByActivity utility{};
    for (std::size_t k = 0; k != theory.n_activities; ++k) {
        utility[k] = std::max(0.0F, theory.contagion[k]) * most;
    }
    return utility;
}

RecordShape shape_of(const Scenario& scenario, std::uint32_t steps) {
    RecordShape shape;
    shape.steps = steps;
    shape.steps_per_period =
        std::max(1U, static_cast<std::uint32_t>(
                         std::llround(scenario.record.period.days / scenario.time.step.days)));
    shape.periods = (steps + shape.steps_per_period - 1) / shape.steps_per_period;
    shape.communities = scenario.hosts.communities.size();
    shape.activities = scenario.activities.size();
    shape.barriers = scenario.barriers.size();
    shape.subgroups = scenario.population.subgroups.size();
    return shape;
}

} // namespace

Plan::Plan(const Scenario& of, Estimates wanted)
    : scenario{of}, estimates{wanted}, steps{step_count(of)}, step_days{of.time.step.days},
      memory_steps{std::max(1U, static_cast<std::uint32_t>(std::llround(
                                    std::min(1e6, of.influence.memory.days / step_days))))},
      laws{make_laws(of.population)}, homeland{derive_homeland(of)}, theory{compile_theory(of)},
      contexts{of, homeland}, attention{make_attention_hazards(of, homeland, contexts)},
      sites{gathering_sites(of.hosts)},
      distance_km{site_distances(of.hosts, sites)}, shape{shape_of(of, steps)} {
    for (std::size_t k = 0; k != of.activities.size(); ++k) {
        const Activity& activity = of.activities[k];
        venues.emplace_back();
        if (activity.organised.is_organised) {
            organised_activities.push_back(k);
            for (std::size_t c = 0; c != of.hosts.communities.size(); ++c) {
                venues.back().push_back(venues_of(of, *this, activity, c));
            }
        } else if (activity.rule == Rule::threshold) {
            threshold_activities.push_back(k);
        }
        noise[k] = static_cast<float>(activity.threshold.noise.per_day);
        has_spontaneous = has_spontaneous || theory.own_rate[k] > 0.0F || noise[k] > 0.0F;
    }
    has_factions = std::ranges::any_of(of.population.subgroups, [&](const Subgroup& subgroup) {
        return subgroup.faction != of.population.subgroups.front().faction;
    });
    remoteness = nearest_places(*this);
    for (const std::vector<float>& row : remoteness) {
        loss.push_back(losses_at(theory, row));
    }
    outlook = make_outlook(theory, contexts, homeland, noise, loss.size(), step_days);
    most_influence = largest_influence(theory, of.influence);
    for (std::uint32_t step = 0; step <= steps; ++step) {
        fatigue_left.push_back(
            static_cast<float>(share_left(step * step_days, of.fatigue.half_life.days)));
    }
}

} // namespace diasim

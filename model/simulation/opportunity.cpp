// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/opportunity.hpp"

#include "model/base/math.hpp"

#include <algorithm>

namespace diasim {
namespace {

/// What a person can bring in the rest of the run. The attitude keeps the share of the first one
/// that stubbornness gives it; the hair is above the rounding of stored attitudes.
FeatureRange range_of(const World& world, std::uint32_t person) {
    constexpr float hair = 1e-4F;
    const Features& places = world.plan.theory.features;
    const AttitudeSpec& spec = world.plan.scenario.attitude;
    const float initial = static_cast<float>(world.population.attitude[person]) / 255.0F;
    const float kept = spec.is_dynamic ? static_cast<float>(spec.stubbornness.value) : 1.0F;
    FeatureRange range;
    range.low = traits_of(world, person);
    range.low[places.constant()] = 1.0F;
    range.high = range.low;
    range.low[places.attitude()] = std::max(0.0F, kept * initial - hair);
    range.high[places.attitude()] = std::min(1.0F, kept * initial + (1.0F - kept) + hair);
    range.low[places.fatigue()] = 0.0F;
    range.high[places.fatigue()] = 1.0F;
    return range;
}

} // namespace

Opportunities::Opportunities(const World& world, std::uint32_t person, const ByActivity& rates,
                             double noise)
    : world_{world}, rates_{rates}, noise_{noise}, range_{range_of(world, person)},
      community_{world.population.community[person]}, region_{world.population.region[person]} {}

double Opportunities::exposure_per_step(std::uint32_t window) const noexcept {
    // A margin above the rounding of single precision keeps a bound a bound.
    constexpr double margin = 1.0 + 1e-4;
    const Plan& plan = world_.plan;
    const std::size_t n_motives = plan.theory.motives.size();
    const std::size_t n_barriers = plan.theory.barriers.size();
    const std::size_t place = window * plan.homeland.regions + region_;
    const std::size_t cells = plan.loss.size() * plan.homeland.regions;
    const std::size_t cell = window * cells + plan.cell(community_, region_);
    const Situation best{{plan.outlook.stocks.data() + place * n_motives, n_motives},
                         {plan.outlook.contexts.data() + cell * n_barriers, n_barriers},
                         plan.loss[community_]};
    ByActivity utility = largest_utility(plan.theory, best, range_);
    utility += plan.most_influence;
    ByActivity rates = logistic_of(utility, plan.theory.n_activities);
    rates *= rates_;
    return (static_cast<double>(rates.sum()) * margin + noise_) * plan.step_days;
}

std::uint32_t Opportunities::first(std::uint32_t from, std::uint32_t until,
                                   double exponential) const noexcept {
    const Outlook& outlook = world_.plan.outlook;
    while (from < until) {
        const std::uint32_t window = outlook.window(from);
        const std::uint32_t end = std::min(until, (window + 1) * outlook.window_steps);
        const double per_step = exposure_per_step(window);
        if (exponential < per_step * (end - from)) {
            return std::min(end - 1, from + static_cast<std::uint32_t>(exponential / per_step));
        }
        exponential -= per_step * (end - from);
        from = end;
    }
    return until;
}

double Opportunities::probability(std::uint32_t step) const noexcept {
    return event_probability(exposure_per_step(world_.plan.outlook.window(step)));
}

} // namespace diasim

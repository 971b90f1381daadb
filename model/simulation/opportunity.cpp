// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/opportunity.hpp"

#include "model/base/distributions.hpp"
#include "model/base/error.hpp"
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
    const FeatureRow traits = traits_of(world, person);
    FeatureRange range{traits, traits};
    range.low[places.constant()] = 1.0F;
    range.high[places.constant()] = 1.0F;
    range.low[places.attitude()] = std::max(0.0F, kept * initial - hair);
    range.high[places.attitude()] = std::min(1.0F, kept * initial + (1.0F - kept) + hair);
    range.low[places.fatigue()] = 0.0F;
    range.high[places.fatigue()] = 1.0F;
    return range;
}

/// The activity at the share u of all rates.
std::uint8_t choose(const ByActivity& rates, float u) {
    float left = u * rates.sum();
    std::size_t last = 0;
    for (std::size_t k = 0; k != most_activities; ++k) {
        if (rates[k] > 0.0F) {
            last = k;
            left -= rates[k];
            if (left < 0.0F) {
                break;
            }
        }
    }
    return static_cast<std::uint8_t>(last);
}

} // namespace

Opportunities::Opportunities(const World& world, std::uint32_t person, const Doings& doings)
    : world_{world}, doings_{doings}, range_{range_of(world, person)}, person_{person} {}

const Opportunities::Best& Opportunities::best_of(std::uint32_t window) noexcept {
    if (window_ == window) {
        return best_;
    }
    window_ = window;
    // A margin above the rounding of single precision keeps a bound a bound.
    constexpr float margin = 1.0F + 1e-4F;
    const Plan& plan = world_.plan;
    best_.utility = largest_why(
        plan.theory, plan.outlook.highest(window, world_.population.region[person_]), range_);
    best_.utility += plan.most_influence;
    best_.rates = logistic_of(best_.utility, plan.theory.n_activities);
    best_.rates *= doings_.rates;
    best_.rates += doings_.noise;
    best_.rates *= margin;
    return best_;
}

bool Opportunities::may_take(const Best& best, const Opportunity& opportunity) const noexcept {
    const Plan& plan = world_.plan;
    const std::size_t k = opportunity.activity;
    const std::span<const ByActivity> loss = plan.loss[world_.population.community[person_]];
    const std::span<const float> contexts = plan.outlook.lowest(world_.cell_of(person_));
    float utility = best.utility[k];
    for (std::size_t b = 0; b != plan.theory.barriers.size(); ++b) {
        const Use trait = plan.theory.barriers[b].trait;
        const FeatureRow& least = trait.is_complement ? range_.high : range_.low;
        utility -= felt(least, trait) * contexts[b] * loss[b][k];
    }
    constexpr float margin = 1.0F + 1e-4F;
    return opportunity.rate < margin * (doings_.rates[k] * logistic(utility) + doings_.noise[k]);
}

/// Calls body(opportunity) for those of a window, in the order of time, until it returns false.
template <class Body>
void Opportunities::for_each(std::uint32_t window, const ByActivity& rates,
                             const Body& body) const {
    const Outlook& outlook = world_.plan.outlook;
    const double per_step = static_cast<double>(rates.sum()) * world_.plan.step_days;
    if (per_step <= 0.0) {
        return;
    }
    Stream stream{world_.key, doings_.purpose, doings_.entity, window};
    double moment = standard_exponential(stream) / per_step; // steps since the window began
    while (moment < outlook.window_steps) {
        const auto u = static_cast<float>(uniform(stream));
        Opportunity opportunity{window * outlook.window_steps + static_cast<std::uint32_t>(moment),
                                choose(rates, u)};
        opportunity.rate = static_cast<float>(uniform(stream)) * rates[opportunity.activity];
        if (!body(opportunity)) {
            return;
        }
        moment += standard_exponential(stream) / per_step;
    }
}

std::uint32_t Opportunities::first(std::uint32_t from, std::uint32_t until) noexcept {
    std::uint32_t found = until;
    for (std::uint32_t window = world_.plan.outlook.window(from);
         found == until && window * world_.plan.outlook.window_steps < until; ++window) {
        const Best& best = best_of(window);
        for_each(window, best.rates, [&](const Opportunity& opportunity) {
            if (opportunity.step >= from && opportunity.step < until &&
                may_take(best, opportunity)) {
                found = opportunity.step;
            }
            return found == until && opportunity.step < until;
        });
    }
    return found;
}

std::optional<std::uint8_t> Opportunities::taken(std::uint32_t step, const ByActivity& rates) {
    const std::uint32_t window = world_.plan.outlook.window(step);
    std::optional<std::uint8_t> activity;
    const ByActivity& most = best_of(window).rates;
    for_each(window, most, [&](const Opportunity& opportunity) {
        const std::uint8_t k = opportunity.activity;
        if (opportunity.step == step) {
            check(rates[k] <= most[k], "a rate exceeds that of its opportunities");
            if (opportunity.rate < rates[k]) {
                activity = k;
            }
        }
        return !activity && opportunity.step <= step;
    });
    return activity;
}

ByActivity Opportunities::bound(std::uint32_t step) noexcept {
    return best_of(world_.plan.outlook.window(step)).rates;
}

} // namespace diasim

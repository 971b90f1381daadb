// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/opportunity.hpp"

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

/// A Poisson number that is not 0, at the share u of its law.
std::uint32_t positive_poisson(double mean, double u) {
    double share = mean * exponential(-mean) / event_probability(mean);
    std::uint32_t n = 1;
    while (u >= share && n != 1000) { // a count beyond it has no probability in double precision
        u -= share;
        ++n;
        share *= mean / n;
    }
    return n;
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

Opportunities::Opportunities(const World& world, std::uint32_t person, const ByActivity& rates,
                             const ByActivity& noise)
    : world_{world}, rates_{rates}, noise_{noise}, range_{range_of(world, person)},
      region_{world.population.region[person]} {}

ByActivity Opportunities::rates_in_window(std::uint32_t window) const noexcept {
    // A margin above the rounding of single precision keeps a bound a bound.
    constexpr float margin = 1.0F + 1e-4F;
    const Plan& plan = world_.plan;
    ByActivity utility = largest_why(plan.theory, plan.outlook.highest(window, region_), range_);
    utility += plan.most_influence;
    ByActivity rates = logistic_of(utility, plan.theory.n_activities);
    rates *= rates_;
    rates += noise_;
    rates *= margin;
    return rates;
}

std::uint32_t Opportunities::first(std::uint32_t from, std::uint32_t until,
                                   double exponential) const noexcept {
    const Outlook& outlook = world_.plan.outlook;
    while (from < until) {
        const std::uint32_t window = outlook.window(from);
        const std::uint32_t end = std::min(until, (window + 1) * outlook.window_steps);
        const double per_step =
            static_cast<double>(rates_in_window(window).sum()) * world_.plan.step_days;
        if (exponential < per_step * (end - from)) {
            return std::min(end - 1, from + static_cast<std::uint32_t>(exponential / per_step));
        }
        exponential -= per_step * (end - from);
        from = end;
    }
    return until;
}

ByActivity Opportunities::rates_in(std::uint32_t step) const noexcept {
    return rates_in_window(world_.plan.outlook.window(step));
}

std::optional<std::uint8_t> take(const ByActivity& opportunities, const ByActivity& rates,
                                 double step_days, Stream& stream) {
    const double exposure = static_cast<double>(opportunities.sum()) * step_days;
    for (std::uint32_t left = positive_poisson(exposure, uniform(stream)); left != 0; --left) {
        const std::uint8_t k = choose(opportunities, static_cast<float>(uniform(stream)));
        check(rates[k] <= opportunities[k], "a rate exceeds that of its opportunities");
        if (uniform(stream) * static_cast<double>(opportunities[k]) <
            static_cast<double>(rates[k])) {
            return k;
        }
    }
    return std::nullopt;
}

} // namespace diasim

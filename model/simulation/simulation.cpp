// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/simulation.hpp"

#include "model/simulation/attention_step.hpp"
#include "model/simulation/daily_step.hpp"
#include "model/simulation/decision_step.hpp"
#include "model/simulation/gathering_step.hpp"
#include "model/simulation/losses.hpp"
#include "model/simulation/thresholds.hpp"
#include "model/simulation/turnout.hpp"
#include "model/simulation/visibility.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim {
namespace {

/// Whoever is at a gathering does nothing else in that step, and is at one only.
std::vector<Act> settle(std::vector<Act> gathered, const std::vector<Act>& alone) {
    gathered.insert(gathered.end(), alone.begin(), alone.end());
    std::stable_sort(gathered.begin(), gathered.end(),
                     [](const Act& a, const Act& b) { return a.person < b.person; });
    gathered.erase(std::unique(gathered.begin(), gathered.end(),
                               [](const Act& a, const Act& b) { return a.person == b.person; }),
                   gathered.end());
    return gathered;
}

/// One step, in the order of ODD.md:
/// 1. attention: reads hazards and contacts' news; writes attention and when to look again;
/// 2. calls: reads attention and utilities; writes gatherings ahead and who knows of them;
/// 3. decisions: reads attention, utilities, contacts' activity; writes who acts;
/// 4. acts: writes fatigue and the activity that contacts see from the next step on;
/// 5. once a day views are exchanged; then everything is written down.
void advance(World& world, std::uint32_t step) {
    advance_attention(world, step);
    prepare_step(world, step);
    call_gatherings(world, step);
    if (world.plan.estimates == Estimates::all) {
        write_funnel(world, step);
    }
    std::vector<Act> gathered = hold_gatherings(world, step);
    const std::vector<Act> alone = decide(world, step);
    if (world.plan.estimates == Estimates::all) {
        sample_losses(world, step);
    }
    carry_out(world, step, gathered.empty() ? alone : settle(std::move(gathered), alone));
    fade(world, step);
    const auto steps_per_day = static_cast<std::uint32_t>(std::lround(1.0 / world.plan.step_days));
    if ((step + 1) % steps_per_day == 0) {
        exchange_views(world, step);
    }
    write_step(world, step);
}

} // namespace

std::optional<RunRecord> simulate(const Plan& plan, RunKey run, const StepObserver& observer) {
    return simulate(plan, run, make_society(plan, run), observer);
}

std::optional<RunRecord> simulate(const Plan& plan, RunKey run,
                                  std::shared_ptr<const Society> society,
                                  const StepObserver& observer) {
    World world{plan, run, std::move(society)};
    start_attention(world);
    draw_thresholds(world);
    start_activity(world);
    for (std::uint32_t step = 0; step != plan.steps; ++step) {
        advance(world, step);
        const bool may_go_on = !observer || observer(step + 1);
        if (!may_go_on && step + 1 != plan.steps) { // what is finished is not thrown away
            return std::nullopt;
        }
    }
    return std::move(world.record);
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/call_spread.hpp"

#include "model/base/math.hpp"
#include "model/base/parallel.hpp"
#include "model/mobilization/rules.hpp"
#include "model/simulation/attention_step.hpp"
#include "model/simulation/clock_ends.hpp"
#include "model/simulation/look_ahead.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace diasim {
namespace {

/// Beyond this many distance scales nobody is told of a gathering: closeness is below 1 %.
constexpr double reach_in_scales = 4.6;

/// What tells gatherings apart in random numbers: activity, site and appointed step, so that one
/// more call in a counterfactual leaves the luck of the others alone.
std::uint64_t call_entity(const Gathering& gathering) {
    return (std::uint64_t{gathering.activity} << 19U) | (std::uint64_t{gathering.site} << 3U) |
           (gathering.appointed & 7U);
}

/// The news of one gathering in one step.
class Spread {
public:
    Spread(const World& world, Gathering& gathering, std::uint32_t step)
        : world_{world}, gathering_{gathering}, step_{step},
          exposure_{world.plan.scenario.activities[gathering.activity].organised.spread.per_day *
                    (gathering.appointed - step) * world.plan.step_days},
          passed_{event_probability(exposure_)} {
        const double far = reach_in_scales * world.plan.scenario.hosts.distance_scale.km;
        for (const std::vector<double>& km : world.plan.distance_km) {
            is_within_reach_.push_back(km[gathering.site] <= far ? 1 : 0);
        }
    }

    /// Lets those who hear of the gathering in this step pass it on, some at a time, so that the
    /// list of whom they tell stays in the caches until it is gone through.
    void pass_on(std::span<const std::uint32_t> people) {
        constexpr std::size_t together = 128;
        for (std::size_t first = 0; exposure_ > 0.0 && first < people.size(); first += together) {
            told_.clear();
            for_each_ahead(
                people.subspan(first, std::min(together, people.size() - first)),
                [this](std::uint32_t person) { fetch_indices(world_, person); },
                [this](std::uint32_t person) { fetch_rows(world_, person); },
                [this](std::uint32_t person) { pass_on(person); });
            for_each_ahead(
                std::span<const Told>{told_},
                [this](const Told& one) {
                    prefetch(world_.population.community.data() + one.contact);
                },
                [this](const Told& one) { gathering_.news.fetch(world_.population, one.contact); },
                [this](const Told& one) { tell(one); });
        }
    }

private:
    /// A contact who is told; `u`, uniform in (0, 1), decides when.
    struct Told {
        std::uint32_t contact = 0;
        double u = 0.0;
    };

    /// Whom a person tells, and when. An exponential clock runs along the row of contacts, each
    /// with the same exposure: who stands where it ends is told.
    void pass_on(std::uint32_t person) {
        ClockEnds ends{
            {world_.key, Purpose::call_spread, (call_entity(gathering_) << 32U) | person, step_}};
        double place = ends.exponential() / exposure_;
        for (const Graph* layer :
             {&world_.network.friends, &world_.network.kin_abroad, &world_.network.follows}) {
            const auto contacts = layer->neighbours(person);
            const auto n = static_cast<double>(contacts.size());
            while (place < n) {
                const auto at = static_cast<std::size_t>(place);
                told_.push_back({contacts[at], ends.uniform()});
                place = static_cast<double>(at) + 1.0 + ends.exponential() / exposure_;
            }
            place -= n;
        }
    }

    /// Tells a contact, at a moment before the gathering. Most contacts have heard of it already:
    /// nothing is computed for them.
    void tell(const Told& told) {
        const auto [contact, u] = told;
        if (is_within_reach_[world_.population.community[contact]] == 0) {
            return;
        }
        if (!gathering_.news.hears_after(world_.population, contact, step_ + 1)) {
            return;
        }
        const double moment = -logarithm(1.0 - u * passed_) / exposure_;
        const auto wait = static_cast<std::uint32_t>(moment * (gathering_.appointed - step_));
        const std::uint32_t when = step_ + wait + 1;
        if (when <= gathering_.appointed) {
            gathering_.news.tell(world_.population, contact, when);
        }
    }

    const World& world_;
    Gathering& gathering_;
    std::uint32_t step_;
    double exposure_;                           ///< of each contact until the gathering begins
    double passed_;                             ///< probability that a contact is told
    std::vector<std::uint8_t> is_within_reach_; ///< by community
    std::vector<Told> told_;                    ///< by the people who pass it on together
};

} // namespace

void spread_calls(World& world, std::uint32_t step) {
    const auto is_attentive = [&](std::uint32_t person) {
        return world.people.attention[person] == AttentionState::attentive;
    };
    // The news of one gathering does not touch that of another, nor who is attentive.
    std::vector<std::vector<std::uint32_t>> caught(world.gatherings.size());
    for_each_task(caught.size(), [&](std::size_t i) {
        Gathering& gathering = world.gatherings[i];
        std::vector<std::uint32_t> heard = gathering.news.hearing(world.population, step);
        if (!heard.empty()) {
            Spread{world, gathering, step}.pass_on(heard);
        }
        std::ranges::remove_copy_if(heard, std::back_inserter(caught[i]), is_attentive);
    });
    for (std::vector<std::uint32_t>& people : caught) {
        std::erase_if(people, is_attentive); // by the call of another gathering
        catch_attention(world, people, step);
    }
}

} // namespace diasim

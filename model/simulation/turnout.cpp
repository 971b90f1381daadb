// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/turnout.hpp"

#include "model/base/distributions.hpp"
#include "model/base/parallel.hpp"
#include "model/mobilization/geography.hpp"
#include "model/mobilization/rules.hpp"
#include "model/simulation/losses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <utility>

namespace diasim {
namespace {

/// Loads of the barriers on a gathering: what each takes from the utility of going of somebody who
/// feels it fully. Distance is that of the gathering, not of the nearest place.
class Loads {
public:
    Loads(const World& world, const Gathering& gathering)
        : n_barriers_{world.plan.theory.barriers.size()}, of_cell_(world.contexts.size(), 0.0F) {
        for (std::size_t community = 0; community != world.population.community_count();
             ++community) {
            if (gathering.news.has_reached(community)) {
                fill(world, gathering, community);
            }
        }
    }

    /// @param cell of somebody who has heard of the gathering
    [[nodiscard]] std::span<const float> of(std::size_t cell) const noexcept {
        return {of_cell_.data() + cell * n_barriers_, n_barriers_};
    }

private:
    void fill(const World& world, const Gathering& gathering, std::size_t community) {
        const Plan& plan = world.plan;
        const double km = plan.distance_km[community][gathering.site];
        const auto away = static_cast<float>(remoteness(km, plan.scenario.hosts.distance_scale.km));
        for (std::size_t region = 0; region != plan.homeland.regions; ++region) {
            const std::size_t place = (community * plan.homeland.regions + region) * n_barriers_;
            for (std::size_t b = 0; b != n_barriers_; ++b) {
                const CompiledBarrier& barrier = plan.theory.barriers[b];
                const float here =
                    barrier.is_distance ? felt_distance(barrier, away) : world.contexts[place + b];
                of_cell_[place + b] = here * barrier.loss[gathering.activity];
            }
        }
    }

    std::size_t n_barriers_;
    std::vector<float> of_cell_; ///< community and region, barrier
};

/// What all barriers together take from the utility of going.
float held_back(const World& world, const FeatureRow& features, std::span<const float> loads) {
    float sum = 0.0F;
    for (std::size_t b = 0; b != loads.size(); ++b) {
        sum += felt(features, world.plan.theory.barriers[b].trait) * loads[b];
    }
    return sum;
}

/// A gathering that is held in a step, and who is at another one already.
struct Holding {
    const Gathering& gathering;
    std::uint32_t step;
    const Loads& loads;
    const std::vector<bool>& is_busy;
};

/// Who of the informed may come, rising: those who are attentive and at no other gathering.
std::vector<std::uint32_t> free_people(const World& world, const Holding& holding,
                                       std::vector<std::uint32_t> informed) {
    std::erase_if(informed, [&](std::uint32_t person) {
        return world.people.attention[person] != AttentionState::attentive ||
               holding.is_busy[person];
    });
    return informed;
}

/// Utility of coming, without the encouragement of turnout.
float utility_of(const World& world, const Holding& holding, std::uint32_t person) {
    const std::size_t k = holding.gathering.activity;
    const FeatureRow features = features_of(world, person, holding.step);
    return utilities_of(world, person, features).why[k] + world.plan.theory.called[k] +
           social_utility(world, person)[k] -
           held_back(world, features, holding.loads.of(world.cell_of(person)));
}

/// Who has heard of a gathering. Of those who may come the utilities are kept alone, since a large
/// gathering has a good part of all people for candidates; who they are is found again.
struct Audience {
    std::size_t informed = 0;
    std::vector<CallNews::Stretch> reached;
    std::vector<std::vector<float>> utilities; ///< by stretch, then its people, rising
};

Audience audience_of(const World& world, const Holding& holding) {
    const CallNews& news = holding.gathering.news;
    Audience audience{0, news.reached(), {}};
    audience.utilities.resize(audience.reached.size());
    std::vector<std::size_t> informed(audience.reached.size());
    for_each_task(informed.size(), [&](std::size_t i) {
        std::vector<std::uint32_t> people =
            news.informed(world.population, audience.reached[i], holding.step);
        informed[i] = people.size();
        people = free_people(world, holding, std::move(people));
        audience.utilities[i].reserve(people.size());
        for (const std::uint32_t person : people) {
            audience.utilities[i].push_back(utility_of(world, holding, person));
        }
    });
    audience.informed = std::accumulate(informed.begin(), informed.end(), std::size_t{0});
    return audience;
}

/// Number of people who would come if nobody counted on others.
double expected_turnout(const Audience& audience) {
    double sum = 0.0;
    for (const std::vector<float>& utilities : audience.utilities) {
        for (const float utility : utilities) {
            sum += static_cast<double>(logistic(utility));
        }
    }
    return sum;
}

template <class Key>
using Counts = std::vector<std::pair<Key, std::uint32_t>>;

template <class Key>
Counts<Key> count_by(const std::vector<Act>& came, const std::vector<Key>& column) {
    std::map<Key, std::uint32_t> counts;
    for (const Act& act : came) {
        ++counts[column[act.person]];
    }
    return {counts.begin(), counts.end()};
}

GatheringRecord record_of(const Gathering& gathering, std::uint32_t step, std::size_t informed,
                          const Population& population, const std::vector<Act>& came) {
    GatheringRecord record;
    record.step = step;
    record.site = gathering.site;
    record.activity = gathering.activity;
    record.is_called_by_association = gathering.is_called_by_association;
    record.informed = static_cast<std::uint32_t>(informed);
    record.attendance = static_cast<std::uint32_t>(came.size());
    record.by_community = count_by(came, population.community);
    record.by_subgroup = count_by(came, population.subgroup);
    return record;
}

/// What tells gatherings apart in random numbers: activity and site; the step is in the address.
std::uint64_t turnout_entity(const Gathering& gathering) {
    return (std::uint64_t{gathering.activity} << 16U) | gathering.site;
}

/// Those of the audience who come, and what barriers cost those who do not.
std::vector<Act> decide_to_come(World& world, const Holding& holding, const Audience& audience,
                                float encouraged) {
    const Gathering& gathering = holding.gathering;
    std::vector<std::vector<Act>> came(audience.reached.size());
    for_each_task(came.size(), [&](std::size_t i) {
        const std::vector<std::uint32_t> people = free_people(
            world, holding,
            gathering.news.informed(world.population, audience.reached[i], holding.step));
        for (std::size_t j = 0; j != people.size(); ++j) {
            const std::uint32_t person = people[j];
            const float utility = audience.utilities[i][j] + encouraged;
            if (world.plan.estimates == Estimates::all) {
                add_losses(world, person, features_of(world, person, holding.step),
                           gathering.activity, utility, holding.loads.of(world.cell_of(person)));
            }
            Stream stream{world.key, Purpose::attendance,
                          (turnout_entity(gathering) << 32U) | person, holding.step};
            if (uniform(stream) < static_cast<double>(logistic(utility))) {
                came[i].push_back({person, gathering.activity});
            }
        }
    });
    std::vector<Act> all;
    for (const std::vector<Act>& acts : came) {
        all.insert(all.end(), acts.begin(), acts.end());
    }
    return all;
}

/// Holds one gathering: appends who came to `acts`, and marks them busy.
void hold(World& world, const Gathering& gathering, std::uint32_t step, std::vector<Act>& acts,
          std::vector<bool>& is_busy) {
    const Organised& spec = world.plan.scenario.activities[gathering.activity].organised;
    const Loads loads{world, gathering};
    const Holding holding{gathering, step, loads, is_busy};
    const Audience audience = audience_of(world, holding);
    const auto encouraged = static_cast<float>(
        spec.encouragement * turnout_influence(expected_turnout(audience), spec.turnout_scale));
    const std::vector<Act> came = decide_to_come(world, holding, audience, encouraged);
    if (came.size() < spec.minimum_turnout) {
        ++world.record.failed_gatherings;
        return;
    }
    world.record.gatherings.push_back(
        record_of(gathering, step, audience.informed, world.population, came));
    for (const Act& act : came) {
        is_busy[act.person] = true;
    }
    acts.insert(acts.end(), came.begin(), came.end());
}

} // namespace

std::vector<Act> hold_gatherings(World& world, std::uint32_t step) {
    const auto is_due = [step](const Gathering& gathering) { return gathering.appointed <= step; };
    std::vector<Act> acts;
    if (std::ranges::none_of(world.gatherings, is_due)) {
        return acts;
    }
    std::vector<bool> is_busy(world.population.size());
    for (const Gathering& gathering : world.gatherings) {
        if (is_due(gathering)) {
            hold(world, gathering, step, acts, is_busy);
        }
    }
    std::erase_if(world.gatherings, is_due);
    return acts;
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/gathering_step.hpp"

#include "model/base/distributions.hpp"
#include "model/base/error.hpp"
#include "model/mobilization/rules.hpp"
#include "model/simulation/call_spread.hpp"
#include "model/simulation/opportunity.hpp"

#include <algorithm>
#include <cmath>

namespace diasim {
namespace {

/// Sets the entities of associations apart from those of gatherings.
constexpr std::uint64_t association_entity = 1U << 23U;

/// Sets the numbers of organisers' chances apart from those of associations.
constexpr std::uint64_t organiser_entity = std::uint64_t{2} << 40U;

/// Sets the numbers that shape a call apart from those that decided that there is one.
constexpr std::uint64_t call_details = std::uint64_t{1} << 42U;

/// Who calls what, where.
struct Call {
    std::size_t activity = 0;
    std::uint16_t community = 0;
    std::vector<std::uint32_t> first_informed;
    bool is_by_association = false;
    std::uint64_t entity = 0; ///< of the caller, for its random numbers
};

const Organised& organised(const World& world, std::size_t activity) {
    return world.plan.scenario.activities[activity].organised;
}

/// The place of a call: mostly the nearest site of the activity's kinds.
std::uint16_t choose_site(const std::vector<std::uint16_t>& venues, Stream& stream) {
    std::size_t choice = 0; // each further site half as likely as the one before it
    while (choice + 1 < venues.size() && uniform(stream) < 0.5) {
        ++choice;
    }
    return venues[choice];
}

/// Whether a call for a weekday is moved to the weekend; Saturday and Sunday are equally likely.
WeekendMove weekend_move(const Organised& spec, double news, Stream& stream) {
    if (uniform(stream) >= weekend_move_probability(spec.weekend_preference, news)) {
        return WeekendMove::none;
    }
    return uniform(stream) < 0.5 ? WeekendMove::saturday : WeekendMove::sunday;
}

/// Adds a call to the gatherings ahead; calls for the same activity at the same site within a day
/// become one.
void add_call(World& world, std::uint32_t step, double news, const Call& call) {
    const Plan& plan = world.plan;
    const std::vector<std::uint16_t>& venues = plan.venues[call.activity][call.community];
    if (venues.empty()) {
        return;
    }
    Stream stream{world.key, Purpose::call, call_details | call.entity, step};
    const Organised& spec = organised(world, call.activity);
    const std::uint16_t site = choose_site(venues, stream);
    const double lead_days = gamma(stream, 2.0, spec.lead_time.days);
    const WeekendMove move = weekend_move(spec, news, stream);
    const double offset = plan.scenario.hosts.countries[plan.sites[site].country].utc_offset_hours;
    const std::uint32_t appointed =
        appointment(plan.scenario.time, step, lead_days, spec.local_hour, offset, move);
    const auto steps_per_day = static_cast<std::uint32_t>(std::lround(1.0 / plan.step_days));
    const auto same = [&](const Gathering& g) {
        const std::uint32_t gap =
            g.appointed > appointed ? g.appointed - appointed : appointed - g.appointed;
        return g.site == site && g.activity == call.activity && gap < std::max(1U, steps_per_day);
    };
    auto found = std::find_if(world.gatherings.begin(), world.gatherings.end(), same);
    if (found == world.gatherings.end()) {
        Gathering gathering;
        gathering.site = site;
        gathering.activity = static_cast<std::uint8_t>(call.activity);
        gathering.appointed = appointed;
        gathering.is_called_by_association = call.is_by_association;
        gathering.news = {world.population.community_count(), step, appointed};
        world.gatherings.push_back(std::move(gathering));
        found = world.gatherings.end() - 1;
    }
    for (const std::uint32_t person : call.first_informed) {
        found->news.tell(world.population, person, step);
    }
}

/// Members of the associations of a community, each reached with a probability.
std::vector<std::uint32_t> members(const World& world, std::uint16_t community, double reached,
                                   std::uint64_t entity, std::uint32_t step) {
    std::vector<std::uint32_t> result;
    const std::uint32_t begin = world.population.community_begin[community];
    const std::uint32_t end = world.population.community_begin[community + std::size_t{1}];
    for (std::uint32_t person = begin; person != end; ++person) {
        if ((world.population.roles[person] & Role::association_member) == 0) {
            continue;
        }
        Stream stream{world.key, Purpose::call_spread, (entity << 32U) | person, step};
        if (uniform(stream) < reached) {
            result.push_back(person);
        }
    }
    return result;
}

/// Calls that an organiser has not recovered from.
double tiredness(const World& world, const Organiser& organiser, std::uint32_t step) {
    const double days = (step - organiser.last_call) * world.plan.step_days;
    return organiser.tiredness *
           share_left(days, world.plan.scenario.fatigue.burnout_half_life.days);
}

/// Share of an organiser's rate that is left: each call halves it until the organiser recovers.
/// @source life cycle of diaspora mobilisation: Betts & Jones 2016
double energy(const World& world, const Organiser& organiser, std::uint32_t step) {
    return exponential(-ln_2 * tiredness(world, organiser, step));
}

/// The chances of a person to call for gatherings.
Opportunities chances_of(const World& world, std::uint32_t person) {
    static constexpr ByActivity no_noise{};
    return {world,
            person,
            {world.plan.theory.call_rate, no_noise, Purpose::call, organiser_entity | person}};
}

/// Sets the next step in which an organiser may call.
void schedule_chance(const World& world, Organiser& organiser, std::uint32_t from) {
    organiser.next_chance = chances_of(world, organiser.person).first(from, world.plan.steps);
}

/// The call of one organiser at a chance, if it is taken.
void take_chance(const World& world, Organiser& organiser, std::uint32_t step,
                 std::vector<Call>& calls) {
    const std::uint32_t person = organiser.person;
    const Theory& theory = world.plan.theory;
    ByActivity rates = logistic_of(net_utility(world, person, features_of(world, person, step)),
                                   theory.n_activities);
    rates *= theory.call_rate;
    rates *= static_cast<float>(energy(world, organiser, step));
    if (const auto k = chances_of(world, person).taken(step, rates)) {
        calls.push_back({*k, world.population.community[person], {person}, false, person});
        organiser.tiredness = tiredness(world, organiser, step) + 1.0;
        organiser.last_call = step;
    }
}

void organisers_call(World& world, std::uint32_t step, std::vector<Call>& calls) {
    for (Organiser& organiser : world.organisers) {
        if (world.people.attention[organiser.person] != AttentionState::attentive) {
            continue;
        }
        const bool is_unscheduled = organiser.next_chance == Organiser::unscheduled;
        if (is_unscheduled || organiser.next_chance < step) { // or missed while inattentive
            schedule_chance(world, organiser, step);
        }
        if (organiser.next_chance == step) {
            take_chance(world, organiser, step, calls);
            schedule_chance(world, organiser, step + 1);
        }
    }
}

/// Strength of the news from home that a community hears, mean over regions.
double news_level(const World& world, std::uint32_t step) {
    const Scenario& scenario = world.plan.scenario;
    const auto news = find_name(scenario.series, scenario.homeland.news);
    if (!news) {
        return 0.0;
    }
    double sum = 0.0;
    for (std::size_t region = 0; region != world.plan.homeland.regions; ++region) {
        sum += static_cast<double>(world.plan.homeland.series[*news].at(step, region));
    }
    return sum / static_cast<double>(world.plan.homeland.regions);
}

/// Loyalty of an association in this run, drawn once from its interval.
double loyalty_of(const World& world, std::size_t a) {
    const Association& association = world.plan.scenario.hosts.associations[a];
    Stream stream{world.key, Purpose::voice, (std::uint64_t{1} << 32U) | a, 0};
    return association.loyalty_low +
           uniform(stream) * (association.loyalty_high - association.loyalty_low);
}

/// Calls of the associations in a step.
void associations_call(World& world, std::uint32_t step, double news, std::vector<Call>& calls) {
    const auto& associations = world.plan.scenario.hosts.associations;
    for (std::size_t a = 0; news > 0.0 && a != associations.size(); ++a) {
        const double loyalty = loyalty_of(world, a);
        for (const std::size_t k : world.plan.organised_activities) {
            const Activity& activity = world.plan.scenario.activities[k];
            const double rate = activity.organised.association_rate.per_day * news *
                                association_agreement(activity.stance, loyalty);
            const std::uint64_t entity = (std::uint64_t{1} << 40U) | (std::uint64_t{k} << 32U) | a;
            Stream stream{world.key, Purpose::call, entity, step};
            if (rate <= 0.0 || uniform(stream) >= event_probability(rate * world.plan.step_days)) {
                continue;
            }
            const double reached = event_probability(activity.organised.spread.per_day *
                                                     activity.organised.lead_time.days);
            calls.push_back({k, associations[a].community,
                             members(world, associations[a].community, reached,
                                     association_entity | (k << 16U) | a, step),
                             true, entity});
        }
    }
}

} // namespace

void call_gatherings(World& world, std::uint32_t step) {
    if (world.plan.organised_activities.empty()) {
        return;
    }
    std::vector<Call> calls;
    organisers_call(world, step, calls);
    const double news = news_level(world, step);
    associations_call(world, step, news, calls);
    for (const Call& call : calls) {
        add_call(world, step, news, call);
    }
    spread_calls(world, step);
}

} // namespace diasim

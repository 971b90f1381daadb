// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"
#include "tests/support/twin_draws.hpp"
#include "tests/support/twin_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// The slow twin of a step: plain loops over everybody, in every step, in doubles, from ODD.md 7.4
/// to 7.7, 7.10 and 7.11. People, ties and the series of the homeland are given to both, the rest
/// is written again. Not here: calls and gatherings, voices, mean fields, thresholds of
/// counts, distance to sites.
namespace diasim::test {

/// @tparam Draws  where random numbers come from: OwnDraws or EngineDraws
template <class Draws>
class SlowTwin {
public:
    SlowTwin(const Scenario& scenario, const Population& population, const Network& network,
             Draws draws)
        : scenario_{scenario}, population_{population}, network_{network}, draws_{draws},
          homeland_{derive_homeland(scenario)}, places_{scenario, homeland_}, n_{population.size()},
          attention_(n_, AttentionState::unaware), waits_(n_), followed_(n_), fatigue_(n_, 0.0),
          attitude_(n_) {
        seen_until_.fill(std::vector<std::int64_t>(n_, -1));
        visible_.fill(std::vector<double>(n_, 0.0));
        in_public_.fill(std::vector<double>(population.community_count(), 0.0));
        for (std::uint32_t person = 0; person != n_; ++person) {
            attitude_[person] = population.attitude[person] / 255.0;
            for (const std::uint32_t follower : network.follows.neighbours(person)) {
                followed_[follower].push_back(person);
            }
        }
        thresholds_ = uniform_thresholds(scenario, n_, draws_);
    }

    /// What a step does first. Attention: comes with the hazards of news and contacts, goes with
    /// that of lapse.
    void attend(std::uint32_t step) {
        std::vector<double> hazards(n_);
        for (std::uint32_t person = 0; person != n_; ++person) {
            hazards[person] = attention_hazard(person, step);
        }
        for (std::uint32_t person = 0; person != n_; ++person) {
            const bool was = attention_[person] == AttentionState::attentive;
            const Purpose purpose = was ? Purpose::lapse : Purpose::exposure;
            const bool is_first = step == 0 && draws_.number(Purpose::initial_attention, person) <
                                                   scenario_.attention.initial.value;
            if (is_first || draws_.happens(purpose, person, waits_[person], hazards[person])) {
                attention_[person] = was ? AttentionState::lapsed : AttentionState::attentive;
                waits_[person] = {was ? step + 1 : step, 0.0};
            } else {
                waits_[person].spent += hazards[person];
            }
        }
    }

    /// Second: who acts.
    [[nodiscard]] std::vector<Act> decide(std::uint32_t step) {
        std::vector<Act> acts;
        for (std::uint32_t person = 0; person != n_; ++person) {
            double left = draws_.number(Purpose::opportunity, person);
            const std::vector<double> chances = acting_chances(person, step);
            for (std::uint8_t k = 0; k != chances.size(); ++k) {
                left -= chances[k];
                if (left < 0.0) {
                    acts.push_back({person, k});
                    break;
                }
            }
        }
        return acts;
    }

    /// Third: acts tire and are seen.
    void carry_out(std::uint32_t step, const std::vector<Act>& acts) {
        for (const Act& act : acts) {
            const Activity& activity = scenario_.activities[act.activity];
            fatigue_[act.person] = std::min(1.0, fatigue_[act.person] + activity.effort);
            const std::size_t side = side_index(activity);
            double& visible = visible_[side][act.person];
            if (activity.visibility.value > 0.0 && activity.visibility.value >= visible) {
                visible = activity.visibility.value;
                seen_until_[side][act.person] =
                    step + std::llround(scenario_.influence.memory.days / days());
            }
        }
    }

    /// Last: acts are forgotten, people recover, and after the last step of a day views are
    /// exchanged.
    void end_step(std::uint32_t step) {
        for (double& fatigue : fatigue_) {
            fatigue *= std::exp2(-days() / scenario_.fatigue.half_life.days);
        }
        for (std::size_t side = 0; side != 2; ++side) {
            std::fill(in_public_[side].begin(), in_public_[side].end(), 0.0);
            for (std::uint32_t person = 0; person != n_; ++person) {
                if (seen_until_[side][person] == step) {
                    visible_[side][person] = 0.0;
                }
                in_public_[side][population_.community[person]] += visible_[side][person];
            }
        }
        if ((step + 1) % std::lround(1.0 / days()) == 0 && scenario_.attitude.is_dynamic) {
            exchange_views(step);
        }
    }

    /// Hazard x time of the change of attention that may come in this step, from the states at the
    /// end of the last one.
    [[nodiscard]] double attention_hazard(std::uint32_t person, std::uint32_t step) const {
        switch (attention_[person]) {
        case AttentionState::attentive: {
            const double news = places_.news(step - 1, population_.region[person]);
            return scenario_.attention.lapse.per_day /
                   (1.0 + scenario_.attention.persistence * news) * days();
        }
        case AttentionState::lapsed:
            return scenario_.attention.recapture * news_hazard(person, step) +
                   scenario_.attention.contact_recapture.value * contact_hazard(person);
        case AttentionState::unaware:
            break;
        }
        return news_hazard(person, step) + contact_hazard(person);
    }

    /// Probability of each activity in this step.
    [[nodiscard]] std::vector<double> acting_chances(std::uint32_t person,
                                                     std::uint32_t step) const {
        std::vector<double> chances(scenario_.activities.size(), 0.0);
        if (attention_[person] != AttentionState::attentive) {
            return chances;
        }
        double sum = 0.0;
        for (std::size_t k = 0; k != chances.size(); ++k) {
            if (must_act(person, k)) {
                std::fill(chances.begin(), chances.end(), 0.0);
                chances[k] = 1.0;
                return chances;
            }
            chances[k] = rate(person, k, step);
            sum += chances[k];
        }
        for (double& chance : chances) {
            chance *= sum > 0.0 ? (1.0 - std::exp(-sum * days())) / sum : 0.0;
        }
        return chances;
    }

    /// Utility of an activity, with and without barriers.
    [[nodiscard]] double utility(std::uint32_t person, std::size_t k, std::uint32_t step) const {
        double u = motivation(person, k, step);
        for (const Barrier& barrier : scenario_.barriers) {
            u -= barrier.weight * weight_of(barrier.exposure, scenario_.activities[k].name) *
                 trait(person, barrier.trait) *
                 places_.context(barrier.context, population_.community[person], step);
        }
        return u;
    }
    [[nodiscard]] double motivation(std::uint32_t person, std::size_t k, std::uint32_t step) const {
        const Activity& activity = scenario_.activities[k];
        double u = activity.intercept - activity.fatigue * fatigue_[person];
        for (std::size_t m = 0; m != scenario_.motives.size(); ++m) {
            const Motive& motive = scenario_.motives[m];
            u += weight_of(motive.drives, activity.name) * trait(person, motive.trait) *
                 static_cast<double>(homeland_.motives[m].at(step, population_.region[person]));
        }
        const double p = active_share(person, side_index(activity));
        return u + activity.contagion * p / (p + scenario_.influence.half_share);
    }

    /// Whether a person who is attentive acts by threshold.
    [[nodiscard]] bool must_act(std::uint32_t person, std::size_t k) const {
        const Activity& activity = scenario_.activities[k];
        constexpr double hair = 1e-6; // 2 of 10 reach 0.2
        return activity.rule == Rule::threshold && is_idle(person, activity) &&
               active_share(person, side_index(activity)) >= thresholds_[k][person] - hair;
    }

    /// Visible activity of contacts and in public.
    [[nodiscard]] double active_share(std::uint32_t person, std::size_t side) const {
        const double of_contacts =
            mean_over_contacts(network_, person, 0.0, [&](std::uint32_t contact) {
                const bool is_same = faction(contact) == faction(person);
                return visible_[side][contact] *
                       (is_same ? 1.0 : scenario_.influence.cross_faction.value);
            });
        const std::uint16_t town = population_.community[person];
        return of_contacts +
               scenario_.influence.media * in_public_[side][town] / population_.people(town);
    }

    [[nodiscard]] const std::vector<AttentionState>& attention() const { return attention_; }
    [[nodiscard]] const std::vector<double>& fatigue() const { return fatigue_; }
    [[nodiscard]] const std::vector<double>& attitude() const { return attitude_; }

    /// Takes over who is attentive, to go on from there.
    void follow(const std::vector<AttentionState>& attention) { attention_ = attention; }

private:
    [[nodiscard]] double days() const { return scenario_.time.step.days; }
    [[nodiscard]] bool is_idle(std::uint32_t person, const Activity& activity) const {
        return visible_[side_index(activity)][person] == 0.0;
    }
    [[nodiscard]] int faction(std::uint32_t person) const {
        return scenario_.population.subgroups[population_.subgroup[person]].faction;
    }

    [[nodiscard]] double rate(std::uint32_t person, std::size_t k, std::uint32_t step) const {
        const Activity& activity = scenario_.activities[k];
        if (activity.rule == Rule::threshold) {
            return is_idle(person, activity) ? activity.threshold.noise.per_day : 0.0;
        }
        return activity.rate.per_day / (1.0 + std::exp(-utility(person, k, step)));
    }

    [[nodiscard]] double news_hazard(std::uint32_t person, std::uint32_t step) const {
        double per_day = 0.0;
        for (const Channel& channel : scenario_.channels) {
            if (channel.mechanism == Mechanism::series) {
                per_day += channel.rate.per_day * trait(person, channel.trait) *
                           places_.news(step, population_.region[person]) *
                           places_.context(channel.context, population_.community[person], step);
            }
        }
        return per_day * days();
    }

    /// From those who tell and were attentive in the step before.
    [[nodiscard]] double contact_hazard(std::uint32_t person) const {
        double per_day = 0.0;
        for (const Channel& channel : scenario_.channels) {
            if (channel.mechanism != Mechanism::contacts) {
                continue;
            }
            for (const std::uint32_t contact : telling(channel.layer, person)) {
                per_day +=
                    attention_[contact] == AttentionState::attentive ? channel.rate.per_day : 0.0;
            }
        }
        return per_day * days();
    }

    /// Those who tell a person of news over a layer.
    [[nodiscard]] std::span<const std::uint32_t> telling(Layer layer, std::uint32_t person) const {
        switch (layer) {
        case Layer::friends:
            return network_.friends.neighbours(person);
        case Layer::kin_abroad:
            return network_.kin_abroad.neighbours(person);
        case Layer::follows:
            break;
        }
        return followed_[person];
    }

    void exchange_views(std::uint32_t step) {
        const AttitudeSpec& spec = scenario_.attitude;
        const std::vector<double> before = attitude_;
        const double frame = 0.5 + 0.5 * static_cast<double>(homeland_.frame[step]);
        for (std::uint32_t person = 0; person != n_; ++person) {
            if (attention_[person] != AttentionState::attentive) {
                continue;
            }
            const double contacts =
                mean_over_contacts(network_, person, before[person],
                                   [&](std::uint32_t contact) { return before[contact]; });
            const double s = spec.stubbornness.value;
            const double f =
                spec.frame_weight.value * places_.news(step, population_.region[person]);
            attitude_[person] = s * population_.attitude[person] / 255.0 +
                                (1.0 - s) * ((1.0 - f) * contacts + f * frame);
        }
    }

    [[nodiscard]] double trait(std::uint32_t person, const std::string& term) const {
        if (term.rfind("1 - ", 0) == 0) {
            return 1.0 - trait(person, term.substr(4));
        }
        if (term == "constant") {
            return 1.0;
        }
        if (term == "attitude") {
            return attitude_[person];
        }
        const std::size_t q = find_name(scenario_.population.traits, term).value();
        return population_.traits_of(person)[q] / 255.0;
    }

    const Scenario& scenario_;
    const Population& population_;
    const Network& network_;
    Draws draws_;
    HomelandSeries homeland_;
    TwinPlaces places_;
    std::uint32_t n_;
    std::vector<AttentionState> attention_;
    std::vector<Wait> waits_;                          ///< for the next change of attention
    std::vector<std::vector<std::uint32_t>> followed_; ///< whom each person follows
    std::vector<double> fatigue_;
    std::vector<double> attitude_;
    std::vector<std::vector<double>> thresholds_;           ///< by activity, then person
    std::array<std::vector<std::int64_t>, 2> seen_until_{}; ///< by side, then person
    std::array<std::vector<double>, 2> visible_{};          ///< by side, then person
    std::array<std::vector<double>, 2> in_public_{};        ///< by side, then community
};

} // namespace diasim::test

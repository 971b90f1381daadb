// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/homeland/homeland.hpp"
#include "model/network/network.hpp"
#include "model/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

/// The slow twin of decisions: everybody is evaluated in every step, in plain doubles, motive by
/// motive and barrier by barrier, with other random numbers. Everybody is attentive; activities are
/// decided by utility; contacts are friends.
namespace diasim::test {

class SlowTwin {
public:
    SlowTwin(const Scenario& scenario, const Population& population, const Graph& friends,
             std::uint32_t salt)
        : scenario_{scenario}, population_{population}, friends_{friends},
          homeland_{derive_homeland(scenario)}, n_{population.size()}, salt_{salt},
          fatigue_(n_, 0.0), seen_until_(n_, -1), visible_(n_, 0.0) {}

    /// Acts by activity over the whole run.
    std::vector<double> run() {
        std::vector<double> acts(scenario_.activities.size(), 0.0);
        for (std::uint32_t step = 0; step != homeland_.steps; ++step) {
            for (const auto& [person, k] : decide(step)) {
                acts[k] += 1.0;
                carry_out(person, k, step);
            }
            rest(step);
        }
        return acts;
    }

    /// Utility of an activity for a person.
    [[nodiscard]] double utility(std::uint32_t person, std::size_t k, std::uint32_t step) const {
        const Activity& activity = scenario_.activities[k];
        const std::size_t region = population_.region[person];
        double u = activity.intercept - activity.fatigue * fatigue_[person];
        for (std::size_t m = 0; m != scenario_.motives.size(); ++m) {
            const Motive& motive = scenario_.motives[m];
            u += weight_of(motive.drives, activity.name) * trait(person, motive.trait) *
                 static_cast<double>(homeland_.motives[m].at(step, region));
        }
        for (const Barrier& barrier : scenario_.barriers) {
            u -= barrier.weight * weight_of(barrier.exposure, activity.name) *
                 trait(person, barrier.trait) * context(barrier.context);
        }
        const double p = active_share(person);
        return u + activity.contagion * p / (p + scenario_.influence.half_share);
    }

private:
    struct Deed {
        std::uint32_t person = 0;
        std::size_t activity = 0;
    };

    std::vector<Deed> decide(std::uint32_t step) const {
        std::vector<Deed> deeds;
        const std::size_t n_activities = scenario_.activities.size();
        std::vector<double> rate(n_activities);
        for (std::uint32_t person = 0; person != n_; ++person) {
            double sum = 0.0;
            for (std::size_t k = 0; k != n_activities; ++k) {
                rate[k] = scenario_.activities[k].rate.per_day /
                          (1.0 + std::exp(-utility(person, k, step)));
                sum += rate[k];
            }
            Stream stream{{salt_, 0}, Purpose{24}, person, step};
            if (uniform(stream) >= 1.0 - std::exp(-sum * scenario_.time.step.days)) {
                continue;
            }
            double u = uniform(stream) * sum;
            std::size_t k = 0;
            while (k + 1 < n_activities && u >= rate[k]) {
                u -= rate[k++];
            }
            deeds.push_back({person, k});
        }
        return deeds;
    }

    void carry_out(std::uint32_t person, std::size_t k, std::uint32_t step) {
        const Activity& activity = scenario_.activities[k];
        fatigue_[person] = std::min(1.0, fatigue_[person] + activity.effort);
        if (activity.visibility.value > 0.0) {
            if (activity.visibility.value >= visible_[person]) {
                visible_[person] = activity.visibility.value;
                seen_until_[person] =
                    step + std::llround(scenario_.influence.memory.days / scenario_.time.step.days);
            }
        }
    }

    /// The end of a step: acts fade, people recover.
    void rest(std::uint32_t step) {
        const double left = std::exp2(-scenario_.time.step.days / scenario_.fatigue.half_life.days);
        for (std::uint32_t person = 0; person != n_; ++person) {
            fatigue_[person] *= left;
            if (seen_until_[person] == step) {
                visible_[person] = 0.0;
            }
        }
        public_share_ = 0.0;
        for (const double visible : visible_) {
            public_share_ += visible / n_;
        }
    }

    [[nodiscard]] double active_share(std::uint32_t person) const {
        const auto contacts = friends_.neighbours(person);
        double sum = 0.0;
        for (const std::uint32_t contact : contacts) {
            const bool is_same = faction(contact) == faction(person);
            sum += visible_[contact] * (is_same ? 1.0 : scenario_.influence.cross_faction.value);
        }
        const double in_public = public_share_ * scenario_.influence.media;
        return in_public + (contacts.empty() ? 0.0 : sum / static_cast<double>(contacts.size()));
    }

    [[nodiscard]] int faction(std::uint32_t person) const {
        return scenario_.population.subgroups[population_.subgroup[person]].faction;
    }

    [[nodiscard]] double trait(std::uint32_t person, const std::string& term) const {
        if (term.rfind("1 - ", 0) == 0) {
            return 1.0 - trait(person, term.substr(4));
        }
        if (term == "fatigue") {
            return fatigue_[person];
        }
        if (term == "attitude") {
            return population_.attitude[person] / 255.0;
        }
        const auto q = find_name(scenario_.population.traits, term);
        return q ? population_.traits_of(person)[*q] / 255.0 : 1.0;
    }

    /// Contexts with one value.
    [[nodiscard]] double context(const std::string& term) const {
        if (term.rfind("1 - ", 0) == 0) {
            return 1.0 - context(term.substr(4));
        }
        const auto found = find_name(scenario_.contexts, term);
        return found ? scenario_.contexts[*found].value : 1.0;
    }

    const Scenario& scenario_;
    const Population& population_;
    const Graph& friends_;
    HomelandSeries homeland_;
    std::uint32_t n_;
    std::uint32_t salt_;
    std::vector<double> fatigue_;
    std::vector<std::int64_t> seen_until_;
    std::vector<double> visible_;
    double public_share_ = 0.0; ///< of the one community: visible activity per head
};

} // namespace diasim::test

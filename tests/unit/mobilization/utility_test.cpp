// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "model/mobilization/utility.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace diasim;

/// Uniform numbers of one seed, for theories made at random.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : stream_{{seed, 0}, Purpose{24}, 0, 0} {}

    double between(double low, double high) { return low + (high - low) * uniform(stream_); }
    std::size_t below(std::size_t n) {
        return uniform_below(stream_, static_cast<std::uint32_t>(n));
    }

private:
    Stream stream_;
};

const std::vector<std::string> traits{"kin", "identification", "efficacy"};

std::string random_trait(Dice& dice) {
    const std::vector<std::string> terms{"kin",      "identification",    "1 - efficacy",
                                         "attitude", "1 - attitude",      "fatigue",
                                         "constant", "1 - identification"};
    return terms[dice.below(terms.size())];
}

std::string random_context(Dice& dice) {
    const std::vector<std::string> terms{"openness",     "1 - openness",
                                         "constant",     "distance_to_site",
                                         "connectivity", "1 - distance_to_site"};
    return terms[dice.below(terms.size())];
}

Weights random_weights(const Scenario& scenario, Dice& dice, double low, double high) {
    Weights weights;
    for (const Activity& activity : scenario.activities) {
        if (dice.below(4) != 0) {
            weights.emplace_back(activity.name, dice.between(low, high));
        }
    }
    return weights;
}

/// A theory at random: 1 to 16 activities, up to 6 motives and 10 barriers.
Scenario random_theory(std::uint32_t seed) {
    Dice dice{seed};
    Scenario scenario;
    scenario.time = {{1641254400}, {1641254400 + 86400}, {0.25}};
    scenario.homeland.regions = {{"home", "Home"}};
    scenario.homeland.connectivity = {{{1641250000}, {0}, dice.between(0.0, 1.0)}};
    scenario.hosts.countries = {{"AA", "Aland", "west", 0.0, {}}};
    scenario.hosts.communities = {{"town", "Town", 0, 52.5, 13.4, 0.0, {}}};
    scenario.hosts.sites = {{"embassy", "Embassy", "embassy", 0, 52.0, 13.0}};
    for (const std::string& name : traits) {
        Trait trait;
        trait.name = name;
        scenario.population.traits.push_back(trait);
    }
    Context openness;
    openness.name = "openness";
    openness.value = dice.between(0.0, 1.0);
    scenario.contexts = {openness};
    const std::size_t n_activities = 1 + dice.below(16);
    for (std::size_t k = 0; k != n_activities; ++k) {
        Activity activity;
        activity.name = "activity_" + std::to_string(k);
        activity.intercept = dice.between(-6.0, 2.0);
        activity.contagion = dice.between(-1.0, 4.0);
        activity.fatigue = dice.between(0.0, 3.0);
        scenario.activities.push_back(activity);
    }
    for (std::size_t m = dice.below(7); m != 0; --m) {
        Motive motive;
        motive.name = "motive_" + std::to_string(m);
        motive.trait = random_trait(dice);
        motive.drives = random_weights(scenario, dice, -2.0, 4.0);
        scenario.motives.push_back(motive);
    }
    for (std::size_t b = dice.below(11); b != 0; --b) {
        Barrier barrier;
        barrier.name = "barrier_" + std::to_string(b);
        barrier.trait = random_trait(dice);
        barrier.context = random_context(dice);
        barrier.weight = dice.between(0.0, 4.0);
        barrier.exposure = random_weights(scenario, dice, 0.0, 1.0);
        scenario.barriers.push_back(barrier);
    }
    return scenario;
}

struct Person {
    std::vector<double> traits;
    double attitude = 0.0;
    double fatigue = 0.0;
};

Person random_person(Dice& dice) {
    Person person;
    for (std::size_t q = 0; q != traits.size(); ++q) {
        person.traits.push_back(dice.between(0.0, 1.0));
    }
    person.attitude = dice.between(0.0, 1.0);
    person.fatigue = dice.below(2) == 0 ? 0.0 : dice.between(0.0, 1.0);
    return person;
}

FeatureRow row_of(const Person& person) {
    FeatureRow row{};
    const Features places{traits.size()};
    for (std::size_t q = 0; q != traits.size(); ++q) {
        row[q] = static_cast<float>(person.traits[q]);
    }
    row[places.attitude()] = static_cast<float>(person.attitude);
    row[places.fatigue()] = static_cast<float>(person.fatigue);
    row[places.constant()] = 1.0F;
    return row;
}

double trait_of(const Person& person, const std::string& term) {
    if (term.rfind("1 - ", 0) == 0) {
        return 1.0 - trait_of(person, term.substr(4));
    }
    if (term == "constant") {
        return 1.0;
    }
    if (term == "attitude" || term == "fatigue") {
        return term == "attitude" ? person.attitude : person.fatigue;
    }
    for (std::size_t q = 0; q != traits.size(); ++q) {
        if (traits[q] == term) {
            return person.traits[q];
        }
    }
    throw std::logic_error{term};
}

double context_of(const Scenario& scenario, const std::string& term, double remoteness) {
    if (term.rfind("1 - ", 0) == 0) {
        return 1.0 - context_of(scenario, term.substr(4), remoteness);
    }
    if (term == "openness") {
        return scenario.contexts[0].value;
    }
    if (term == "connectivity") {
        return scenario.homeland.connectivity[0].connectivity;
    }
    return term == "constant" ? 1.0 : remoteness;
}

struct Parts {
    double why = 0.0;
    double hold = 0.0;
};

/// The definition, motive by motive and barrier by barrier.
Parts by_definition(const Scenario& scenario, const Person& person, std::size_t k,
                    const std::vector<float>& motives, double remoteness) {
    const Activity& activity = scenario.activities[k];
    Parts parts;
    parts.why = activity.intercept - activity.fatigue * person.fatigue;
    for (std::size_t m = 0; m != scenario.motives.size(); ++m) {
        parts.why += weight_of(scenario.motives[m].drives, activity.name) *
                     trait_of(person, scenario.motives[m].trait) * static_cast<double>(motives[m]);
    }
    for (const Barrier& barrier : scenario.barriers) {
        parts.hold += barrier.weight * weight_of(barrier.exposure, activity.name) *
                      trait_of(person, barrier.trait) *
                      context_of(scenario, barrier.context, remoteness);
    }
    return parts;
}

/// A theory compiled for one situation.
struct Compiled {
    explicit Compiled(const Scenario& scenario, Dice& dice)
        : homeland{derive_homeland(scenario)}, theory{compile_theory(scenario)}, contexts{
                                                                                     scenario,
                                                                                     homeland} {
        for (std::size_t m = 0; m != scenario.motives.size(); ++m) {
            motives.push_back(static_cast<float>(dice.between(0.0, 1.0)));
        }
        for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
            remoteness.push_back(static_cast<float>(dice.between(0.0, 1.0)));
        }
        loss = losses_at(theory, remoteness);
        append_contexts(theory, contexts, 0, 0, 0, here);
    }

    [[nodiscard]] Situation situation() const { return {motives, here, loss}; }
    [[nodiscard]] Utilities of(const FeatureRow& row) const {
        return utilities(theory, situation(), row);
    }

    HomelandSeries homeland;
    Theory theory;
    Contexts contexts;
    std::vector<float> motives;
    std::vector<float> remoteness;
    std::vector<ByActivity> loss;
    std::vector<float> here; ///< contexts
};

} // namespace

TEST_CASE("utilities are the sum over motives and barriers", "[mobilization]") {
    for (std::uint32_t seed = 0; seed != 200; ++seed) {
        const Scenario scenario = random_theory(seed);
        Dice dice{seed + 10000};
        const Compiled compiled{scenario, dice};
        const std::size_t n = scenario.activities.size();
        for (int i = 0; i != 10; ++i) {
            const Person person = random_person(dice);
            const Utilities parts = compiled.of(row_of(person));
            for (std::size_t k = 0; k != n; ++k) {
                const Parts expected = by_definition(scenario, person, k, compiled.motives,
                                                     static_cast<double>(compiled.remoteness[k]));
                CAPTURE(seed, i, k);
                // Some twenty terms of up to 10 in single precision.
                REQUIRE(std::abs(static_cast<double>(parts.why[k]) - expected.why) < 2e-5);
                REQUIRE(std::abs(static_cast<double>(parts.hold[k]) - expected.hold) < 2e-5);
            }
        }
    }
}

TEST_CASE("what holds back is the sum of the barriers' loads", "[mobilization]") {
    for (std::uint32_t seed = 0; seed != 100; ++seed) {
        const Scenario scenario = random_theory(seed);
        Dice dice{seed + 20000};
        const Compiled compiled{scenario, dice};
        const std::size_t n = scenario.activities.size();
        const Person person = random_person(dice);
        const Utilities parts = compiled.of(row_of(person));
        for (std::size_t k = 0; k != n; ++k) {
            double sum = 0.0;
            for (std::size_t b = 0; b != scenario.barriers.size(); ++b) {
                sum += static_cast<double>(compiled.here[b] * compiled.loss[b][k]) *
                       trait_of(person, scenario.barriers[b].trait);
            }
            CAPTURE(seed, k);
            REQUIRE(std::abs(sum - static_cast<double>(parts.hold[k])) < 2e-5);
            REQUIRE(parts.hold[k] > -2e-6F);
        }
    }
}

TEST_CASE("nobody in a range of people and moments exceeds the bound", "[mobilization]") {
    for (std::uint32_t seed = 0; seed != 100; ++seed) {
        const Scenario scenario = random_theory(seed);
        Dice dice{seed + 30000};
        const Compiled best{scenario, dice};
        for (int i = 0; i != 100; ++i) { // 10,000 people in all
            const Person one = random_person(dice);
            Person other = one; // who has the same traits at another time
            other.attitude = dice.between(0.0, 1.0);
            other.fatigue = dice.between(0.0, 1.0);
            FeatureRange range{row_of(one), row_of(one)};
            const Features places{traits.size()};
            for (const std::size_t q : {places.attitude(), places.fatigue()}) {
                range.low[q] = std::min(row_of(one)[q], row_of(other)[q]);
                range.high[q] = std::max(row_of(one)[q], row_of(other)[q]);
            }
            // A moment with lower stocks.
            Compiled worse = best;
            for (float& stock : worse.motives) {
                stock *= static_cast<float>(dice.between(0.0, 1.0));
            }
            const Person between{one.traits,
                                 dice.between(static_cast<double>(range.low[places.attitude()]),
                                              static_cast<double>(range.high[places.attitude()])),
                                 other.fatigue};
            const ByActivity bound = largest_why(best.theory, best.motives, range);
            for (const Person& person : std::vector<Person>{one, other, between}) {
                for (const Compiled* const moment :
                     std::initializer_list<const Compiled*>{&best, &worse}) {
                    const Utilities parts = moment->of(row_of(person));
                    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
                        CAPTURE(seed, i, k);
                        REQUIRE(parts.why[k] <= bound[k] + 2e-5F);
                    }
                }
            }
        }
    }
}

TEST_CASE("the bound of one person at one moment is its utility, but for what discourages",
          "[mobilization]") {
    for (std::uint32_t seed = 0; seed != 50; ++seed) {
        Scenario scenario = random_theory(seed);
        for (Motive& motive : scenario.motives) {
            for (auto& [activity, weight] : motive.drives) {
                weight = std::abs(weight);
            }
        }
        Dice dice{seed + 40000};
        const Compiled compiled{scenario, dice};
        const FeatureRow row = row_of(random_person(dice));
        const Utilities parts = compiled.of(row);
        const ByActivity bound = largest_why(compiled.theory, compiled.motives, {row, row});
        for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
            CAPTURE(seed, k);
            REQUIRE(bound[k] == Approx(parts.why[k]).margin(4e-5));
        }
    }
}

TEST_CASE("social influence rises to 1 and is a half at the half share", "[mobilization]") {
    CHECK(social_influence(0.0F, 0.1F) == 0.0F);
    CHECK(social_influence(0.1F, 0.1F) == Approx(0.5));
    CHECK(social_influence(1.0F, 0.1F) == Approx(1.0 / 1.1));
    CHECK(social_influence(0.3F, 0.1F) > social_influence(0.2F, 0.1F));
}

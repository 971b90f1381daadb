// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/population/copula.hpp"
#include "model/population/population.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

Trait trait(const std::string& name, TraitLaw::Form form, double mean, double concentration = 8.0) {
    Trait result;
    result.name = name;
    result.law = {form, mean, concentration};
    return result;
}

Subgroup subgroup(const std::string& name, double organisers, double attitude,
                  std::vector<double> kin_regions) {
    Subgroup result;
    result.name = name;
    result.organiser_share = organisers;
    result.attitude = attitude;
    result.kin_regions = std::move(kin_regions);
    return result;
}

/// Two countries, three communities, two subgroups, four traits.
Scenario people_scenario(double each = 20000.0) {
    Scenario scenario;
    scenario.homeland.regions = {{"north", "North"}, {"south", "South"}, {"abroad", "Abroad"}};
    scenario.hosts.countries = {{"AA", "Aland", "west", 0.0, {}},
                                {"BB", "Beland", "east", 0.0, {}}};
    scenario.hosts.communities = {{"port", "Port", 0, 52.0, 13.0, 0.2, {}},
                                  {"hill", "Hill", 0, 48.0, 11.0, 0.0, {}},
                                  {"gate", "Gate", 1, 41.0, 29.0, 0.6, {}}};
    PopulationSpec& spec = scenario.population;
    spec.size = SizeRule::mid;
    spec.traits = {trait("kin", TraitLaw::Form::beta, 0.3, 5.0),
                   trait("efficacy", TraitLaw::Form::beta, 0.6, 3.0),
                   trait("student", TraitLaw::Form::bernoulli, 0.25),
                   trait("fixed", TraitLaw::Form::constant, 0.4)};
    spec.subgroups = {subgroup("settled", 0.01, 0.3, {0.2, 0.3, 0.5}),
                      subgroup("recent", 0.04, 0.7, {0.6, 0.4, 0.0})};
    spec.people = {{0, 0, 0.5 * each, 1.5 * each},
                   {0, 1, each, each},
                   {1, 1, 0.4 * each, 0.6 * each},
                   {2, 0, 0.8 * each, each}};
    return scenario;
}

Population people(const Scenario& scenario, RunKey run = {9, 0}) {
    return make_population(scenario, make_laws(scenario.population), run);
}

std::vector<double> values(const Population& population, std::size_t q, int of_subgroup = -1) {
    std::vector<double> result;
    for (std::uint32_t i = 0; i != population.size(); ++i) {
        if (of_subgroup < 0 || population.subgroup[i] == of_subgroup) {
            result.push_back(population.traits_of(i)[q] / 255.0);
        }
    }
    return result;
}

/// Ranks in (0, 1), ties in the order of the people.
std::vector<double> normal_scores(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i != x.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<double> rank(x.size());
    for (std::size_t begin = 0; begin != order.size();) {
        std::size_t end = begin;
        while (end != order.size() && x[order[end]] == x[order[begin]]) {
            ++end;
        }
        for (std::size_t i = begin; i != end; ++i) { // ties get their mean rank
            rank[order[i]] = 0.5 * static_cast<double>(begin + end - 1);
        }
        begin = end;
    }
    return rank;
}

} // namespace

TEST_CASE("sizes follow the rule within their intervals", "[population]") {
    Scenario scenario = people_scenario(1000.0);
    scenario.population.size = SizeRule::low;
    CHECK(people(scenario).community_begin == std::vector<std::uint32_t>{0, 1500, 1900, 2700});
    scenario.population.size = SizeRule::mid;
    CHECK(people(scenario).community_begin == std::vector<std::uint32_t>{0, 2000, 2500, 3400});
    scenario.population.size = SizeRule::high;
    CHECK(people(scenario).community_begin == std::vector<std::uint32_t>{0, 2500, 3100, 4100});
    scenario.population.scale = 2.0;
    CHECK(people(scenario).community_begin == std::vector<std::uint32_t>{0, 5000, 6200, 8200});
}

TEST_CASE("drawn sizes fill their intervals and agree within a country", "[population]") {
    Scenario scenario = people_scenario(1000.0);
    scenario.population.size = SizeRule::sample;
    std::vector<double> position;
    for (std::uint32_t replicate = 0; replicate != 200; ++replicate) {
        const Population drawn = people(scenario, {9, replicate});
        const double port = (drawn.people(0) - 1500.0) / 1000.0;
        const double hill = (drawn.people(1) - 400.0) / 200.0;
        const double gate = (drawn.people(2) - 800.0) / 200.0;
        CAPTURE(replicate, port, hill, gate);
        CHECK(std::abs(port - hill) < 0.01); // one number a country
        CHECK(gate >= 0.0);
        CHECK(gate <= 1.0);
        position.push_back(port);
        position.push_back(gate);
    }
    const Estimate seen = estimate(position);
    CHECK(std::abs(seen.mean - 0.5) < 5.0 * seen.error);
    CHECK(seen.error * std::sqrt(400.0) == Approx(1.0 / std::sqrt(12.0)).epsilon(0.15));
}

TEST_CASE("people of a community stand together", "[population]") {
    const Population drawn = people(people_scenario(1000.0));
    REQUIRE(drawn.community_begin.back() == drawn.size());
    for (std::size_t c = 0; c != drawn.community_count(); ++c) {
        for (std::uint32_t i = drawn.community_begin[c]; i != drawn.community_begin[c + 1]; ++i) {
            REQUIRE(drawn.community[i] == c);
        }
    }
}

TEST_CASE("homophily 1 keeps subgroups in blocks and 0 mixes them", "[population]") {
    Scenario scenario = people_scenario(1000.0);
    const auto borders = [&](double homophily) {
        scenario.population.homophily = {homophily};
        const Population drawn = people(scenario);
        double n = 0.0;
        double settled = 0.0;
        for (std::uint32_t i = 0; i != drawn.people(0); ++i) {
            n += i > 0 && drawn.subgroup[i] != drawn.subgroup[i - 1] ? 1.0 : 0.0;
            settled += drawn.subgroup[i] == 0 ? 1.0 : 0.0;
        }
        CHECK(settled == 1000.0); // people change places, not subgroups
        return n;
    };
    CHECK(borders(1.0) == 1.0);
    // Of 1999 neighbouring pairs at random, half differ: 1000 +- 5 x 22.
    CHECK(std::abs(borders(0.0) - 1000.0) < 112.0);
    const double some = borders(0.8);
    CHECK(some > 100.0);
    CHECK(some < 700.0);
}

TEST_CASE("traits have the means and spreads of their laws", "[population]") {
    const Population drawn = people(people_scenario());
    const auto n = static_cast<double>(drawn.size());
    // Variance of a Beta: m (1 - m)/(c + 1).
    struct Law {
        double mean = 0.0;
        double variance = 0.0;
    };
    const std::vector<Law> laws{{0.3, 0.21 / 6.0}, {0.6, 0.24 / 4.0}, {0.25, 0.1875}};
    for (std::size_t q = 0; q != 3; ++q) {
        const Estimate seen = estimate(values(drawn, q));
        const double error = std::sqrt(laws[q].variance / n);
        CAPTURE(q, seen.mean, laws[q].mean);
        CHECK(std::abs(seen.mean - laws[q].mean) < 5.0 * error + 1e-4); // bytes: 1/255 wide
        CHECK(seen.error == Approx(error).epsilon(0.02));
    }
    for (const double value : values(drawn, 2)) {
        REQUIRE((value == 0.0 || value == 1.0));
    }
    for (const double value : values(drawn, 3)) {
        REQUIRE(value == 0.4);
    }
}

TEST_CASE("subgroups have laws of their own", "[population]") {
    Scenario scenario = people_scenario();
    scenario.population.subgroups[0].trait_means["kin"] = 0.1; // table: keeps the concentration
    TraitOverride own;
    own.subgroup = "recent";
    own.trait = "efficacy";
    own.law = {TraitLaw::Form::constant, 0.8, 8.0};
    scenario.population.overrides = {own};
    const Population drawn = people(scenario);
    const Estimate settled = estimate(values(drawn, 0, 0));
    const Estimate recent = estimate(values(drawn, 0, 1));
    CHECK(std::abs(settled.mean - 0.1) < 5.0 * settled.error + 2e-3);
    CHECK(std::abs(recent.mean - 0.3) < 5.0 * recent.error + 1e-4);
    for (const double value : values(drawn, 1, 1)) {
        REQUIRE(value == 0.8);
    }
}

TEST_CASE("a copula joins traits with their correlation", "[population]") {
    // Rank correlation of normals with correlation r: 6/pi asin(r/2).
    const double r = GENERATE(-0.5, 0.3, 0.8);
    Scenario scenario = people_scenario();
    scenario.population.correlations = {{"kin", "efficacy", r}};
    const Population drawn = people(scenario);
    const double seen =
        correlation(normal_scores(values(drawn, 0)), normal_scores(values(drawn, 1)));
    const double expected = 6.0 / std::numbers::pi * std::asin(r / 2.0);
    CAPTURE(r, seen, expected);
    CHECK(std::abs(seen - expected) < 5.0 / std::sqrt(drawn.size()) + 1e-3);
    const double other =
        correlation(normal_scores(values(drawn, 0)), normal_scores(values(drawn, 2)));
    CHECK(std::abs(other) < 5.0 / std::sqrt(drawn.size()));
}

TEST_CASE("the factor of the copula gives back the correlations", "[population]") {
    Scenario scenario = people_scenario();
    scenario.population.correlations = {{"kin", "efficacy", 0.5}, {"student", "efficacy", -0.3}};
    const std::vector<std::uint8_t> joined = joined_traits(scenario.population);
    CHECK(joined == std::vector<std::uint8_t>{0, 1, 2});
    const std::vector<double> factor = copula_factor(scenario.population, joined);
    const double wanted[3][3] = {{1, 0.5, 0}, {0.5, 1, -0.3}, {0, -0.3, 1}};
    for (std::size_t row = 0; row != 3; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            double sum = 0.0;
            for (std::size_t k = 0; k <= column; ++k) {
                sum += factor[row * (row + 1) / 2 + k] * factor[column * (column + 1) / 2 + k];
            }
            CAPTURE(row, column);
            CHECK(std::abs(sum - wanted[row][column]) < 1e-12);
        }
    }
    scenario.population.correlations = {
        {"kin", "efficacy", 0.9}, {"student", "efficacy", 0.9}, {"kin", "student", -0.9}};
    CHECK_THROWS_AS(copula_factor(scenario.population, joined_traits(scenario.population)),
                    std::logic_error);
}

TEST_CASE("kin live in the regions of the subgroup's shares", "[population]") {
    const Scenario scenario = people_scenario();
    const Population drawn = people(scenario);
    for (int group = 0; group != 2; ++group) {
        std::vector<double> counts(3, 0.0);
        double n = 0.0;
        for (std::uint32_t i = 0; i != drawn.size(); ++i) {
            if (drawn.subgroup[i] == group) {
                counts[drawn.region[i]] += 1.0;
                n += 1.0;
            }
        }
        const auto& shares =
            scenario.population.subgroups[static_cast<std::size_t>(group)].kin_regions;
        for (std::size_t region = 0; region != 3; ++region) {
            const double p = shares[region];
            CAPTURE(group, region, counts[region], n * p);
            CHECK(std::abs(counts[region] - n * p) <= 5.0 * binomial_error(n, p));
        }
    }
}

TEST_CASE("roles have their shares and go by their traits", "[population]") {
    Scenario scenario = people_scenario();
    scenario.population.organiser_trait = GENERATE("constant", "efficacy", "student");
    scenario.population.member_trait = "kin";
    const Population drawn = people(scenario);
    const auto organiser_trait =
        find_name(scenario.population.traits, scenario.population.organiser_trait);
    double organisers[2] = {};
    double groups[2] = {};
    double members[3] = {};
    double trait_of_organisers = 0.0;
    for (std::uint32_t i = 0; i != drawn.size(); ++i) {
        groups[drawn.subgroup[i]] += 1.0;
        members[drawn.community[i]] += (drawn.roles[i] & Role::association_member) != 0 ? 1 : 0;
        if ((drawn.roles[i] & Role::organiser) != 0) {
            organisers[drawn.subgroup[i]] += 1.0;
            trait_of_organisers += organiser_trait ? drawn.traits_of(i)[*organiser_trait] : 0;
        }
    }
    CAPTURE(scenario.population.organiser_trait);
    CHECK(std::abs(organisers[0] - 0.01 * groups[0]) < 5.0 * binomial_error(groups[0], 0.01));
    CHECK(std::abs(organisers[1] - 0.04 * groups[1]) < 5.0 * binomial_error(groups[1], 0.04));
    for (std::size_t c = 0; c != 3; ++c) {
        const double n = drawn.people(c);
        const double p = scenario.hosts.communities[c].association_share;
        CHECK(std::abs(members[c] - n * std::min(p, 1.0)) <=
              5.0 * binomial_error(n, p) + (p > 0.3 ? 0.05 * n : 0.0));
    }
    if (organiser_trait) { // weighted by x: mean square over mean
        const double mean = trait_of_organisers / (organisers[0] + organisers[1]) / 255.0;
        const double expected = *organiser_trait == 2 ? 1.0 : 0.6 + 0.24 / 4.0 / 0.6;
        CHECK(std::abs(mean - expected) < 5.0 * 0.25 / std::sqrt(organisers[0] + organisers[1]));
    }
}

TEST_CASE("attitudes spread around the subgroup's mean", "[population]") {
    Scenario scenario = people_scenario();
    const double spread = GENERATE(0.0, 0.2);
    scenario.population.attitude_spread = spread;
    const Population drawn = people(scenario);
    std::vector<double> settled;
    for (std::uint32_t i = 0; i != drawn.size(); ++i) {
        if (drawn.subgroup[i] == 0) {
            settled.push_back(drawn.attitude[i] / 255.0);
        }
    }
    const Estimate seen = estimate(settled);
    CHECK(std::abs(seen.mean - 0.3) < 5.0 * seen.error + 0.002);
    CHECK(std::abs(seen.error * std::sqrt(static_cast<double>(settled.size())) - spread) < 0.005);
}

TEST_CASE("people are the same for any number of threads", "[population]") {
    Scenario scenario = people_scenario();
    scenario.population.correlations = {{"kin", "efficacy", 0.4}};
    scenario.population.size = SizeRule::sample;
    const Population alone = people(scenario);
    REQUIRE(block_count(alone.size()) > 3);
    const std::size_t threads = GENERATE(2U, 7U);
    Population many;
    with_threads(threads, [&] { many = people(scenario); });
    CHECK(alone.community_begin == many.community_begin);
    CHECK(alone.subgroup == many.subgroup);
    CHECK(alone.region == many.region);
    CHECK(alone.roles == many.roles);
    CHECK(alone.attitude == many.attitude);
    CHECK(alone.traits == many.traits);
    CHECK(alone.traits != people(scenario, {9, 1}).traits);
    CHECK(alone.traits != people(scenario, {10, 0}).traits);
}

TEST_CASE("a population of nobody is refused", "[population]") {
    Scenario scenario = people_scenario();
    scenario.population.scale = 1e-6;
    CHECK_THROWS_AS(people(scenario), InputError);
}

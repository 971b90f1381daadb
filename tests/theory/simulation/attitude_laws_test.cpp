// SPDX-License-Identifier: BSD-3-Clause
// Attitudes settle where Friedkin and Johnsen 1990 say.
#include "model/simulation/attention_step.hpp"
#include "model/simulation/daily_step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

Scenario talking_world() {
    Scenario world = plain_world(60.0, 200.0, 1.0);
    world.population.attitude_spread = 0.25;
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = 5.0;
    world.attitude.is_dynamic = true;
    world.attitude.stubbornness = {0.3};
    world.attitude.frame_weight = {0.4};
    return world;
}

/// Solves a x = b by elimination with the largest pivot.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t column = 0; column != n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column; row != n; ++row) {
            pivot = std::abs(a[row][column]) > std::abs(a[pivot][column]) ? row : pivot;
        }
        std::swap(a[column], a[pivot]);
        std::swap(b[column], b[pivot]);
        for (std::size_t row = 0; row != n; ++row) {
            const double factor = row == column ? 0.0 : a[row][column] / a[column][column];
            for (std::size_t i = column; factor != 0.0 && i != n; ++i) {
                a[row][i] -= factor * a[column][i];
            }
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t i = 0; i != n; ++i) {
        b[i] /= a[i][i];
    }
    return b;
}

/// (I - (1 - s)(1 - f) W)^-1 (s a0 + (1 - s) f frame), W the mean over friends, the own attitude
/// without friends.
std::vector<double> equilibrium(const World& world, double s, double f, double frame) {
    const std::size_t n = world.population.size();
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0.0));
    std::vector<double> b(n);
    for (std::uint32_t i = 0; i != n; ++i) {
        a[i][i] = 1.0;
        const auto friends = world.network.friends.neighbours(i);
        const double weight = (1.0 - s) * (1.0 - f);
        for (const std::uint32_t other : friends) {
            a[i][other] -= weight / static_cast<double>(friends.size());
        }
        if (friends.empty()) {
            a[i][i] -= weight;
        }
        b[i] = s * world.population.attitude[i] / 255.0 + (1.0 - s) * f * frame;
    }
    return solve(a, b);
}

void exchange(World& world, std::uint32_t days) {
    start_attention(world);
    advance_attention(world, 0);
    for (std::uint32_t day = 0; day != days; ++day) {
        exchange_views(world, day);
    }
}

} // namespace

TEST_CASE("attitudes settle at the equilibrium of Friedkin and Johnsen", "[theory]") {
    const Scenario scenario = talking_world();
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    exchange(world, 100);
    const std::vector<double> expected = equilibrium(world, 0.3, 0.0, 0.0);
    double moved = 0.0;
    for (std::size_t i = 0; i != expected.size(); ++i) {
        CAPTURE(i);
        // Attitudes are multiples of 1/65535: half of one a day, 1/s times that in the end.
        CHECK(std::abs(world.people.attitude[i] / 65535.0 - expected[i]) <
              0.5 / 65535.0 / 0.3 + 1e-6);
        moved = std::max(moved, std::abs(expected[i] - world.population.attitude[i] / 255.0));
    }
    CHECK(moved > 0.1);
}

TEST_CASE("frames of the news pull attitudes by their weight and strength", "[theory]") {
    Scenario scenario = talking_world();
    scenario.series = {level_series("news", 0.5)}; // half of full news: f = 0.2; neutral frame 0.5
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    exchange(world, 100);
    const std::vector<double> expected = equilibrium(world, 0.3, 0.2, 0.5);
    for (std::size_t i = 0; i != expected.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(world.people.attitude[i] / 65535.0 - expected[i]) <
              0.5 / 65535.0 / 0.3 + 1e-6);
    }
}

TEST_CASE("those who follow voices hear them and the news half and half", "[theory]") {
    Scenario scenario = talking_world();
    scenario.series = {level_series("news", 0.5)}; // f = 0.2; neutral frame 0.5
    const Plan plan{scenario};
    Society society = *make_society(plan, {scenario.seed, 0});
    Voices& voices = society.network.voices; // two voices, both followed by everybody
    voices.stance = {1.0, 0.8};
    voices.masks.assign(society.population.size(), 3); // a byte a person holds both
    World world{plan, {scenario.seed, 0}, std::make_shared<const Society>(std::move(society))};
    exchange(world, 100);
    const std::vector<double> expected = equilibrium(world, 0.3, 0.2, 0.5 * (0.5 + 0.9));
    for (std::size_t i = 0; i != expected.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(world.people.attitude[i] / 65535.0 - expected[i]) <
              0.5 / 65535.0 / 0.3 + 1e-6);
    }
}

TEST_CASE("who hears nothing keeps the attitude", "[theory]") {
    Scenario scenario = talking_world();
    scenario.attention.initial = {0.0};
    const Plan plan{scenario};
    World world{plan, {scenario.seed, 0}};
    exchange(world, 20);
    for (std::uint32_t i = 0; i != world.population.size(); ++i) {
        CHECK(world.people.attitude[i] == world.population.attitude[i] * 257);
    }
}

TEST_CASE("the record holds the mean and spread of attitudes", "[theory]") {
    Scenario scenario = talking_world();
    scenario.attitude.is_dynamic = false;
    const Plan plan{scenario};
    const Population people = make_population(scenario, plan.laws, {scenario.seed, 0});
    double sum = 0.0;
    double squares = 0.0;
    for (const std::uint8_t attitude : people.attitude) {
        sum += attitude / 255.0;
        squares += attitude / 255.0 * attitude / 255.0;
    }
    const double mean = sum / people.size();
    const RunRecord record = run_of(scenario);
    CHECK(record.attitude_mean.front() == Approx(mean).epsilon(1e-6));
    CHECK(record.attitude_mean.back() == Approx(mean).epsilon(1e-6));
    CHECK(record.attitude_deviation.front() ==
          Approx(std::sqrt(squares / people.size() - mean * mean)).epsilon(1e-5));
}

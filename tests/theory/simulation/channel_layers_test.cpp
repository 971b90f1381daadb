// SPDX-License-Identifier: BSD-3-Clause
// Channels along the layers that the other theory tests leave out: peers that are followed, and
// voices.
#include "model/simulation/world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double step_days = 0.25;

/// How many people each person follows: how often it stands among somebody's followers.
std::vector<double> peers_followed(const World& world) {
    std::vector<double> peers(world.population.size(), 0.0);
    for (std::uint32_t person = 0; person != peers.size(); ++person) {
        for (const std::uint32_t follower : world.network.follows.neighbours(person)) {
            peers[follower] += 1.0;
        }
    }
    return peers;
}

} // namespace

TEST_CASE("news goes from whom one follows to the follower and not back", "[theory]") {
    constexpr double attentive = 0.3;
    constexpr double per_day = 12.0;
    Scenario scenario = plain_world(1000.0, 2 * step_days, step_days); // told in step 0, aware in 1
    scenario.attention.initial = {attentive};
    scenario.network.follows.mean_degree = 5.0;
    scenario.network.follows.popularity = 2.0; // unequal audiences
    scenario.channels = {friends_channel(per_day)};
    scenario.channels[0].layer = Layer::follows;
    const Plan plan{scenario};
    // Each of k peers is attentive with p and then tells with 1 - e^(-rate dt).
    const double silent = 1.0 - attentive + attentive * std::exp(-per_day * step_days);
    const auto reached_through = [&](double peers) {
        return attentive + (1.0 - attentive) * (1.0 - std::pow(silent, peers));
    };
    std::vector<double> excess;    // reached beyond what is expected for the ties of a replicate
    std::vector<double> backwards; // what would be expected if followers told whom they follow
    for (std::uint32_t replicate = 0; replicate != 100; ++replicate) {
        const RunKey run{scenario.seed, replicate};
        const World world{plan, run};
        double expected = 0.0;
        for (const double peers : peers_followed(world)) {
            expected += reached_through(peers);
        }
        double back = 0.0;
        for (std::uint32_t person = 0; person != world.population.size(); ++person) {
            const auto followers = world.network.follows.neighbours(person);
            back += reached_through(static_cast<double>(followers.size()));
        }
        excess.push_back(simulate(plan, run).value().reached[0] - expected);
        backwards.push_back(back - expected);
    }
    const Estimate seen = estimate(excess);
    CAPTURE(seen.mean, seen.error, estimate(backwards).mean);
    CHECK(std::abs(seen.mean) < z_limit * seen.error);
    // Audiences are unequal, so that the test could tell: the difference is found 99 times in 100.
    CHECK(std::abs(estimate(backwards).mean) > z_detectable * seen.error);
}

TEST_CASE("a voice is heard by those who follow it", "[theory]") {
    constexpr double per_day = 0.8;
    constexpr double days = 3.0;
    Scenario scenario = plain_world(20000.0, days, step_days);
    scenario.attention.initial = {0.0};
    scenario.series = {level_series("news", 0.5)};
    Voice voice;
    voice.reach_low = voice.reach_high = 0.3;
    scenario.network.voices = {voice, voice, voice};
    scenario.channels = {news_channel("voices", per_day)};
    scenario.channels[0].mechanism = Mechanism::voices;
    const Plan plan{scenario};
    const RunKey run{scenario.seed, 0};
    const World world{plan, run};
    double expected = 0.0;
    double variance = 0.0;
    for (std::uint32_t person = 0; person != world.population.size(); ++person) {
        const int followed = world.network.voices.followed(person);
        const double p = -std::expm1(-per_day * 0.5 * followed / 3.0 * days);
        expected += p;
        variance += p * (1.0 - p);
    }
    const RunRecord record = simulate(plan, run).value();
    CAPTURE(record.reached[0], expected);
    CHECK(std::abs(record.reached[0] - expected) < z_limit * std::sqrt(variance));
}

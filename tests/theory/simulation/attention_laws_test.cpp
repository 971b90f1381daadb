// SPDX-License-Identifier: BSD-3-Clause
// How attention comes and goes, against laws of survival and renewal.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double people = 20000.0;

/// News at level 0.5 without end; nobody is attentive at first.
Scenario steady_news(double days, double step_days) {
    Scenario world = plain_world(people, days, step_days);
    world.attention.initial = {0.0};
    world.series = {level_series("news", 0.5)};
    world.channels = {news_channel("broadcast", 0.4)};
    return world;
}

/// Share of the people who are attentive, mean over the steps [from, to).
double attentive_share(const RunRecord& record, std::uint32_t from, std::uint32_t to) {
    double sum = 0.0;
    for (std::uint32_t step = from; step != to; ++step) {
        sum += record.attentive[step];
    }
    return sum / (to - from) / people_of(record);
}

} // namespace

TEST_CASE("hazards of channels add up", "[theory]") {
    const double step_days = GENERATE(0.125, 0.25, 1.0);
    Scenario world = steady_news(3.0, step_days);
    world.population.traits = {constant_trait("media", 0.6)};
    Channel personal = news_channel("personal", 0.5);
    personal.trait = "1 - media"; // 0.4
    world.channels.push_back(personal);
    const double hazard = 0.5 * (0.4 + 0.5 * 0.4);
    const double p = 1.0 - std::exp(-hazard * 3.0);
    const RunRecord record = run_of(world);
    CAPTURE(step_days, record.reached[0], people * p);
    CHECK(std::abs(record.reached[0] - people * p) < 5.0 * binomial_error(people, p));
}

TEST_CASE("attention lapses with its hazard and later where there is news", "[theory]") {
    const double persistence = GENERATE(0.0, 2.0);
    Scenario world = plain_world(people, 6.0);
    world.attention.lapse = {0.3};
    world.attention.persistence = persistence;
    world.series = {level_series("news", 0.5)}; // no channel: nobody comes back
    const RunRecord record = run_of(world);
    for (const std::uint32_t step : {3U, 7U, 23U}) {
        // At the end of step s, s step boundaries could have ended attention.
        const double p = std::exp(-0.3 / (1.0 + persistence * 0.5) * step * 0.25);
        CAPTURE(persistence, step, record.attentive[step], people * p);
        CHECK(std::abs(record.attentive[step] - people * p) < 5.0 * binomial_error(people, p));
    }
}

TEST_CASE("a fixed duration of attention is fixed", "[theory]") {
    Scenario world = plain_world(1000.0, 6.0);
    world.attention.lapse = {0.5};
    world.attention.fixed_duration = true;
    const RunRecord record = run_of(world);
    for (std::uint32_t step = 0; step != record.shape.steps; ++step) {
        CHECK(record.attentive[step] == (step < 8 ? 1000U : 0U));
    }
}

TEST_CASE("attention that comes and goes is in balance for ever", "[theory]") {
    // A renewal process with hazards h (news) and g (lapse): h/(h + g) of the time is attentive. In
    // steps, attention lasts 1/(1 - e^-g) of them, inattention as long or one step less, depending
    // on whether the step of the lapse can bring news; both are allowed here.
    Scenario world = steady_news(120.0, 0.25);
    const double per_day = GENERATE(0.4, 4.0);
    world.channels = {news_channel("broadcast", per_day)};
    world.attention.lapse = {0.5};
    world.attention.persistence = 0.0;
    world.attention.recapture = 1.0;
    const RunRecord record = run_of(world);
    const double on = 1.0 / (1.0 - std::exp(-0.5 * 0.25));
    const double off = 1.0 / (1.0 - std::exp(-0.5 * per_day * 0.25));
    const double lowest = on / (on + off);
    const double highest = on / (on + off - 1.0);
    const double early = attentive_share(record, 80, 160);
    const double late = attentive_share(record, 400, 480);
    const double error = std::sqrt(lowest * (1.0 - lowest) / people);
    CAPTURE(per_day, early, late, lowest, highest, error);
    CHECK(early > lowest - 5.0 * error);
    CHECK(early < highest + 5.0 * error);
    CHECK(std::abs(late - early) < 5.0 * error);
}

TEST_CASE("those whose attention lapsed come back at the hazard times recapture", "[theory]") {
    Scenario world = steady_news(40.0, 0.25);
    world.attention.initial = {1.0};
    world.attention.lapse = {1.0};
    world.attention.persistence = 0.0;
    world.attention.recapture = 0.0;
    CHECK(run_of(world).attentive.back() == 0);
    CHECK(run_of(world).reached[0] == people);
}

TEST_CASE("contacts who wake the lapsed keep attention alive as in a SIS epidemic", "[theory]") {
    // Mean field of Pastor-Satorras & Vespignani 2001 in whole steps: as many lapse as are told,
    // a (1 - e^(-gamma dt)) = (1 - a) (1 - e^(-f beta a dt)). Without steps a = 1 - gamma / f beta.
    const double factor = GENERATE(0.0, 0.6, 1.0);
    constexpr double beta = 1.2;
    constexpr double gamma = 0.4;
    constexpr double step_days = 0.25;
    Scenario world = plain_world(people, 60.0, step_days);
    world.network.friends.kind = FriendsKind::complete;
    world.attention.initial = {1.0}; // so that nobody is unaware
    world.attention.lapse = {gamma};
    world.attention.persistence = 0.0;
    world.attention.contact_recapture = {factor};
    world.channels = {friends_channel(beta)};
    double a = factor > 0.0 ? 1.0 : 0.0;
    for (int i = 0; i != 1000; ++i) {
        const double told = 1.0 - std::exp(-factor * beta * a * step_days);
        a = a * std::exp(-gamma * step_days) + (1.0 - a) * told;
    }
    const double seen = attentive_share(run_of(world), 120, 240);
    // 120 steps, each like some 10 others: sd sqrt(a (1 - a) / people x 2 x 10 / 120) < 0.0015.
    CAPTURE(factor, a, seen);
    CHECK(std::abs(seen - a) < 5.0 * 0.0015);
    CHECK((factor == 0.0) == (seen == 0.0));
}

TEST_CASE("on a random graph the same attention is kept by ties as by everybody's meeting",
          "[theory]") {
    // With so many friends that each hears of much the same share, the law is nearly that of the
    // mean field; pairs of neighbours are alike, which lowers a by about its part 1 / degree.
    constexpr double degree = 100.0;
    Scenario world = plain_world(5000.0, 60.0, 0.25);
    world.network.friends.kind = FriendsKind::erdos_renyi;
    world.network.friends.mean_degree = degree;
    world.attention.initial = {1.0};
    world.attention.lapse = {0.4};
    world.attention.persistence = 0.0;
    world.attention.contact_recapture = {1.0};
    world.channels = {friends_channel(1.2 / degree)};
    const double on_ties = attentive_share(run_of(world), 120, 240);
    world.network.friends.kind = FriendsKind::complete;
    world.channels = {friends_channel(1.2)};
    const double everybody = attentive_share(run_of(world), 120, 240);
    CAPTURE(on_ties, everybody);
    CHECK(on_ties < everybody + 0.015); // 5 standard errors with 5000 people
    CHECK(on_ties > everybody - 0.015 - 1.0 / degree);
}

TEST_CASE("another crisis takes its share of attention", "[theory]") {
    Scenario world = steady_news(5.0, 0.25);
    world.series.push_back(level_series("war_elsewhere", 0.75));
    world.homeland.competitor = "war_elsewhere";
    const double p = 1.0 - std::exp(-0.4 * 0.5 * 0.25 * 5.0);
    const RunRecord record = run_of(world);
    CAPTURE(record.reached[0], people * p);
    CHECK(std::abs(record.reached[0] - people * p) < 5.0 * binomial_error(people, p));
}

TEST_CASE("another crisis takes its share of what people tell each other", "[theory]") {
    Scenario world = steady_news(5.0, 0.25);
    world.series.push_back(level_series("war_elsewhere", 0.75));
    world.homeland.competitor = "war_elsewhere";
    world.channels = {friends_channel(0.8)};
    const Plan plan{world};
    REQUIRE(plan.attention.contacts.size() == 1);
    CHECK(plan.attention.contacts[0].hazard.at(plan.steps) ==
          Approx(0.8 * 0.25 * 5.0).epsilon(1e-6));
}

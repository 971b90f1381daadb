// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/detection.hpp"
#include "calibration/observation/observe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"
#include "tests/unit/calibration_observation/observed_world.hpp"

#include <algorithm>
#include <cmath>

using namespace diasim;
using namespace diasim::calibration;

namespace {

/// 54 rallies in so many replicates, all of one size.
std::vector<ReportedEvent> seen(const Scenario& world, std::uint32_t people, std::uint16_t site,
                                std::uint32_t replicates, float news = 0.0F) {
    const std::vector<float> series(step_count(world), news);
    const Observers observers{world, test::places_in(world), series, test::berlin_register()};
    std::vector<ReportedEvent> events;
    for (std::uint32_t replicate = 0; replicate != replicates; ++replicate) {
        RunRecord record = test::quiet_run(world, replicate);
        for (std::uint32_t step = 0; step != 54; ++step) {
            record.gatherings.push_back(test::rally(step, site, people));
        }
        const auto of_run = observers.observe(record);
        events.insert(events.end(), of_run.begin(), of_run.end());
    }
    return events;
}

double count_if(const std::vector<ReportedEvent>& events, bool ReportedEvent::*member) {
    double n = 0.0;
    for (const ReportedEvent& event : events) {
        n += event.*member ? 1.0 : 0.0;
    }
    return n;
}

constexpr std::uint32_t replicates = 100;
constexpr double n_rallies = 54.0 * replicates;

} // namespace

TEST_CASE("a register holds the share of assemblies that are notified and none outside its city") {
    const Scenario world = test::observed_world();
    const double held = count_if(seen(world, 20, 0, replicates), &ReportedEvent::in_register);
    CHECK(std::abs(held - 0.9 * n_rallies) < 5 * test::binomial_error(n_rallies, 0.9));
    CHECK(count_if(seen(world, 20, 3, 5), &ReportedEvent::in_register) == 0.0);
}

TEST_CASE("a register that misses nothing and counts exactly gives the truth back") {
    Scenario world = test::observed_world();
    world.observation.notified = {1.0};
    world.observation.counted = {1.0};
    world.observation.count_error = 0.0;
    world.observation.announced_excess = 0.0;
    world.observation.announced_error = 0.0;
    const auto events = seen(world, 25, 0, 1);
    REQUIRE(events.size() == 54);
    for (const ReportedEvent& event : events) {
        CHECK(event.in_register);
        CHECK(event.counted == 25.0);
        CHECK(event.announced == 25.0);
        CHECK(event.type == EventType::rally);
    }
}

TEST_CASE("media report events with the probability of the formula") {
    Scenario world = test::observed_world();
    world.observation.detection.coverage = {{"TR", 0.7}};
    world.observation.detection.activity = {{"rally", -0.2}};
    for (const std::uint32_t people : {3U, 50U, 400U}) {
        for (const float news : {0.0F, 0.8F}) {
            CAPTURE(people, news);
            const double p = test::logistic_of(-2.5 + 2.0 * std::log10(people) + 0.7 - 0.2 +
                                               static_cast<double>(news));
            const double reported =
                count_if(seen(world, people, 3, replicates, news), &ReportedEvent::in_media);
            CHECK(std::abs(reported - p * n_rallies) < 5 * test::binomial_error(n_rallies, p));
        }
    }
}

TEST_CASE("sizes in media are intervals around the size, and some events have none") {
    Scenario world = test::observed_world();
    world.observation.detection.intercept = 20.0; // everything is reported
    world.observation.size_error = 0.0;
    const auto events = seen(world, 58, 3, replicates);
    REQUIRE(events.size() == static_cast<std::size_t>(n_rallies));
    double sized = 0.0;
    double words = 0.0;
    for (const ReportedEvent& event : events) {
        if (event.media_size) {
            sized += 1.0;
            words += *event.media_size == SizeInterval{20, 99} ? 1.0 : 0.0;
            CHECK((*event.media_size == SizeInterval{20, 99} ||
                   *event.media_size == SizeInterval{55, 65}));
        }
    }
    CHECK(std::abs(sized - 0.5 * n_rallies) < 5 * test::binomial_error(n_rallies, 0.5));
    CHECK(std::abs(words - 0.25 * sized) < 5 * test::binomial_error(sized, 0.25));
}

TEST_CASE("an event is seen alike whatever else happens") {
    const Scenario world = test::observed_world();
    const std::vector<float> news(step_count(world), 0.0F);
    const Observers observers{world, test::places_in(world), news, test::berlin_register()};
    RunRecord alone = test::quiet_run(world);
    alone.gatherings = {test::rally(10, 0, 50)};
    RunRecord among = alone;
    among.gatherings = {test::rally(4, 3, 90), test::rally(10, 0, 50)};
    test::sign(among, 2, 0, 500);
    const auto of_alone = observers.observe(alone);
    const auto of_among = observers.observe(among);
    REQUIRE(of_alone.size() == 1); // by this seed
    CHECK(std::count(of_among.begin(), of_among.end(), of_alone[0]) == 1);
}

TEST_CASE("without observers everything is seen with its true size") {
    const Scenario world = test::observed_world();
    const std::vector<float> news(step_count(world), 0.0F);
    const Observers observers{world, test::places_in(world), news, test::berlin_register()};
    RunRecord record = test::quiet_run(world);
    record.gatherings = {test::rally(4, 3, 1), test::rally(10, 0, 50)};
    const auto events = observers.see_all(record);
    REQUIRE(events.size() == 2);
    CHECK(events[0].counted == 1.0);
    CHECK_FALSE(events[0].in_register);
    CHECK(events[1].in_register);
}

TEST_CASE("a register without counts by the police holds announced numbers alone") {
    Scenario world = test::observed_world();
    world.observation.notified = {1.0};
    world.observation.counted = {1.0};
    std::vector<CoveredCity> registers = test::berlin_register();
    for (const bool has_counts : {true, false}) {
        registers[0].has_counts = has_counts;
        const std::vector<float> news(step_count(world), 0.0F);
        const Observers observers{world, test::places_in(world), news, registers};
        RunRecord record = test::quiet_run(world);
        record.gatherings = {test::rally(3, 0, 20)};
        const std::vector<ReportedEvent> events = observers.observe(record);
        REQUIRE(events.size() == 1);
        CHECK(events[0].announced);
        CHECK(events[0].counted.has_value() == has_counts);
    }
}

TEST_CASE("what is loyal is led by a loyal crowd and the rest by the diaspora") {
    Scenario world = test::observed_world();
    world.observation.notified = {1.0};
    const std::vector<float> news(step_count(world), 0.0F);
    RunRecord record = test::quiet_run(world);
    record.gatherings = {test::rally(3, 0, 20)};
    const auto leader = [&](Stance stance) {
        world.activities[0].stance = stance;
        const Observers observers{world, test::places_in(world), news, test::berlin_register()};
        return observers.observe(record).at(0).led_by;
    };
    CHECK(leader(Stance::critical) == LedBy::diaspora);
    CHECK(leader(Stance::solidarity) == LedBy::diaspora);
    CHECK(leader(Stance::loyal) == LedBy::loyal_crowd);
}

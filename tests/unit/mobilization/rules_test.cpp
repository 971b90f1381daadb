// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "model/mobilization/geography.hpp"
#include "model/mobilization/rules.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace {

using namespace diasim;

constexpr std::int64_t start = 1641254400; // 2022-01-04T00:00Z, a Tuesday

TimeSpan time_span(double step_days) {
    return {{start}, {start + 86400 * 60}, {step_days}};
}

/// First second of a step on local clocks.
std::int64_t local_second(const TimeSpan& time, std::uint32_t step, double offset_hours) {
    return time.start.seconds + std::llround(step * time.step.days * 86400.0) +
           std::llround(offset_hours * 3600.0);
}

std::chrono::weekday weekday_of(std::int64_t local_seconds) {
    const std::chrono::sys_seconds moment{std::chrono::seconds{local_seconds}};
    return std::chrono::weekday{std::chrono::floor<std::chrono::days>(moment)};
}

bool is_weekend(std::int64_t local_seconds) {
    const std::chrono::weekday day = weekday_of(local_seconds);
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

/// Whether the local hour falls into the step that begins at this local second.
bool holds_hour(std::int64_t local_seconds, std::int64_t step_seconds, std::uint32_t hour) {
    const std::int64_t of_day = ((local_seconds % 86400) + 86400) % 86400;
    const std::int64_t wanted = std::int64_t{hour} * 3600;
    return (of_day <= wanted && wanted < of_day + step_seconds) ||
           (of_day <= wanted + 86400 && wanted + 86400 < of_day + step_seconds);
}

struct Call {
    double step_days = 0.0;
    std::uint32_t step = 0;
    double lead_days = 0.0;
    std::uint32_t hour = 0;
    double offset = 0.0;
    WeekendMove move = WeekendMove::none;
};

/// The local second of the appointed hour itself, which is not always that of its step.
std::int64_t local_hour_of(const TimeSpan& time, std::uint32_t step, const Call& call) {
    const std::int64_t local = local_second(time, step, call.offset);
    const std::int64_t of_day = ((local % 86400) + 86400) % 86400;
    return local + (std::int64_t{call.hour} * 3600 - of_day + 2 * 86400) % 86400;
}

Call random_call(std::uint32_t i) {
    Stream stream{{5, 0}, Purpose{24}, i, 0};
    const double steps[] = {1.0 / 24.0, 0.125, 0.25, 0.5, 1.0};
    const double offsets[] = {0.0, 1.0, 3.0, 5.5, -4.0, 6.0};
    Call call;
    call.step_days = steps[uniform_below(stream, 5)];
    call.step = uniform_below(stream, 100);
    call.lead_days = 6.0 * uniform(stream) * uniform(stream);
    call.hour = uniform_below(stream, 24);
    call.offset = offsets[uniform_below(stream, 6)];
    call.move = static_cast<WeekendMove>(uniform_below(stream, 3));
    return call;
}

} // namespace

TEST_CASE("gatherings take place at their local hour in the future", "[mobilization]") {
    for (std::uint32_t i = 0; i != 20000; ++i) {
        const Call call = random_call(i);
        const TimeSpan time = time_span(call.step_days);
        const std::uint32_t appointed =
            appointment(time, call.step, call.lead_days, call.hour, call.offset, call.move);
        const std::int64_t local = local_second(time, appointed, call.offset);
        const std::int64_t step_seconds = std::llround(call.step_days * 86400.0);
        CAPTURE(i, call.step_days, call.step, call.lead_days, call.hour, call.offset, appointed);
        REQUIRE(appointed > call.step);
        // The appointed hour is the lead time away at least, and a day or a week further at most.
        const double days = (appointed - call.step) * call.step_days;
        REQUIRE(days > call.lead_days - call.step_days - 1e-6);
        REQUIRE(days < std::max(call.lead_days, call.step_days) +
                           (call.move == WeekendMove::none ? 1.0 : 7.0) + 1e-6);
        REQUIRE(holds_hour(local, step_seconds, call.hour));
    }
}

TEST_CASE("gatherings that are moved to the weekend are on its day", "[mobilization]") {
    for (std::uint32_t i = 0; i != 20000; ++i) {
        const Call call = random_call(i);
        if (call.move == WeekendMove::none) {
            continue;
        }
        const TimeSpan time = time_span(call.step_days);
        const double lead_days = call.lead_days + call.step_days;
        const std::int64_t stays = local_hour_of(
            time,
            appointment(time, call.step, lead_days, call.hour, call.offset, WeekendMove::none),
            call);
        const std::int64_t moved = local_hour_of(
            time, appointment(time, call.step, lead_days, call.hour, call.offset, call.move), call);
        const std::chrono::weekday wanted =
            call.move == WeekendMove::saturday ? std::chrono::Saturday : std::chrono::Sunday;
        CAPTURE(i, call.step_days, call.step, call.lead_days, call.hour, call.offset);
        REQUIRE(moved >= stays);
        if (is_weekend(stays)) {
            REQUIRE(moved == stays);
        } else {
            REQUIRE(weekday_of(moved) == wanted);
        }
    }
}

TEST_CASE("an appointment by hand", "[mobilization]") {
    const TimeSpan time = time_span(0.25);
    // Tuesday 4 January, 00:00 UTC; two days ahead at 14 h local time, UTC+3: Thursday 11:00 UTC.
    CHECK(appointment(time, 0, 2.0, 14, 3.0, WeekendMove::none) == 9);
    // Moved to Saturday 8 or Sunday 9 January, 11:00 UTC.
    CHECK(appointment(time, 0, 2.0, 14, 3.0, WeekendMove::saturday) == 17);
    CHECK(appointment(time, 0, 2.0, 14, 3.0, WeekendMove::sunday) == 21);
    // Already Sunday: it stays.
    CHECK(appointment(time, 0, 5.0, 14, 0.0, WeekendMove::saturday) == 22);
}

TEST_CASE("distances between cities are those of the map", "[mobilization]") {
    struct Pair {
        double from[2];
        double to[2];
        double km;
    };
    // Great-circle distances of published coordinates.
    const Pair pair =
        GENERATE(Pair{{52.52, 13.405}, {41.0082, 28.9784}, 1737.0},  // Berlin, Istanbul
                 Pair{{51.5074, -0.1278}, {48.8566, 2.3522}, 343.5}, // London, Paris
                 Pair{{0.0, 179.5}, {0.0, -179.5}, 111.2},           // the date line
                 Pair{{90.0, 0.0}, {-90.0, 0.0}, 20015.0});          // half a meridian
    const double km = distance_km(pair.from[0], pair.from[1], pair.to[0], pair.to[1]);
    CAPTURE(km, pair.km);
    CHECK(std::abs(km - pair.km) < std::max(0.5, pair.km * 0.003));
    CHECK(distance_km(pair.to[0], pair.to[1], pair.from[0], pair.from[1]) ==
          Approx(km).epsilon(1e-12));
    CHECK(distance_km(pair.from[0], pair.from[1], pair.from[0], pair.from[1]) == 0.0);
}

TEST_CASE("remoteness rises from 0 to 1", "[mobilization]") {
    CHECK(remoteness(0.0, 80.0) == 0.0);
    CHECK(remoteness(80.0, 80.0) == Approx(1.0 - std::exp(-1.0)).epsilon(1e-12));
    CHECK(remoteness(20000.0, 80.0) == Approx(1.0));
}

TEST_CASE("every community has a square of its own", "[mobilization]") {
    Hosts hosts;
    hosts.countries = {{"AA", "Aland", "west", 1.0, {}}};
    hosts.communities = {{"port", "Port", 0, 52.0, 13.0, 0.0, {}},
                         {"hill", "Hill", 0, 48.0, 11.0, 0.0, {}}};
    hosts.sites = {{"embassy", "Embassy", "embassy", 0, 52.5, 13.4}};
    const std::vector<Site> sites = gathering_sites(hosts);
    REQUIRE(sites.size() == 3);
    CHECK(sites[0].kind == "embassy");
    CHECK(sites[2].kind == "square");
    const auto distances = site_distances(hosts, sites);
    CHECK(distances[0][1] == 0.0);
    CHECK(distances[1][2] == 0.0);
    CHECK(distances[0][2] == Approx(distance_km(52.0, 13.0, 48.0, 11.0)));
}

TEST_CASE("thresholds stand at the quantiles of their law", "[mobilization]") {
    ThresholdLaw law;
    law.mean = 0.4;
    law.deviation = 0.2;
    law.form = ThresholdLaw::Form::constant;
    CHECK(threshold_at(law, 0.01) == 0.4);
    law.form = ThresholdLaw::Form::uniform;
    CHECK(threshold_at(law, 0.25) == Approx(0.3));
    CHECK(threshold_at(law, 0.75) == Approx(0.5));
    law.form = ThresholdLaw::Form::normal;
    CHECK(threshold_at(law, 0.5) == Approx(0.4));
    // Quantile of the normal law at 97.5 %: 1.959964.
    CHECK(threshold_at(law, 0.975) == Approx(0.4 + 0.2 * 1.959964).epsilon(1e-6));
    law.deviation = 0.0;
    CHECK(threshold_at(law, 0.975) == 0.4);
    law.form = ThresholdLaw::Form::values;
    law.values = {2.0, 0.0, 7.0, 2.0};
    CHECK(threshold_at(law, 0.1) == 2.0);
    CHECK(threshold_at(law, 0.25) == 0.0);
    CHECK(threshold_at(law, 0.999) == 2.0);
    CHECK(threshold_at(law, 1.0) == 2.0);
}

TEST_CASE("attitude moves between the own, the contacts' and the frame", "[mobilization]") {
    // s a0 + (1 - s)((1 - f) contacts + f frame), Friedkin & Johnsen 1990
    CHECK(updated_attitude(0.2F, 0.6F, 1.0F, 1.0F, 0.5F) == 0.2F);
    CHECK(updated_attitude(0.2F, 0.6F, 1.0F, 0.0F, 0.0F) == 0.6F);
    CHECK(updated_attitude(0.2F, 0.6F, 1.0F, 0.0F, 1.0F) == 1.0F);
    CHECK(updated_attitude(0.2F, 0.6F, 1.0F, 0.5F, 0.25F) ==
          Approx(0.5 * 0.2 + 0.5 * (0.75 * 0.6 + 0.25 * 1.0)));
}

TEST_CASE("associations call by loyalty", "[mobilization]") {
    CHECK(association_agreement(Stance::critical, 0.8) == Approx(0.2));
    CHECK(association_agreement(Stance::loyal, 0.8) == 0.8);
    CHECK(association_agreement(Stance::solidarity, 0.8) == 0.8);
}

TEST_CASE("expected turnout counts a half at its scale", "[mobilization]") {
    CHECK(turnout_influence(0.0, 20.0) == 0.0);
    CHECK(turnout_influence(20.0, 20.0) == 0.5);
    CHECK(turnout_influence(180.0, 20.0) == Approx(0.9));
}

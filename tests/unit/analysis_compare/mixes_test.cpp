// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/mixes.hpp"
#include "model/base/distributions.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <initializer_list>
#include <numbers>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using calibration::ObservedRun;
using calibration::ReportedEvent;

namespace {

ReportedEvent event(EventType type, std::uint16_t country, std::optional<double> people = {}) {
    ReportedEvent one;
    one.type = type;
    one.country = country;
    one.counted = people;
    return one;
}

constexpr EventType rally = EventType::rally;
constexpr EventType vigil = EventType::vigil;
constexpr EventType petition = EventType::petition_or_letter;

} // namespace

TEST_CASE("the mix of types is compared over types of which something is known") {
    const std::vector<ReportedEvent> seen{event(rally, 0), event(rally, 0), event(rally, 0),
                                          event(vigil, 0)};
    const std::vector<ObservedRun> runs{{0, {event(rally, 0), event(vigil, 0), event(petition, 0)}},
                                        {1, {event(rally, 0), event(petition, 0)}}};
    const MixComparison known = compare_mixes(seen, runs, 1, Silence::registers);
    CHECK(known.types == 2);
    // 3 and 1 of 4 against 2 and 1 of 3: petitions are simulated, and nobody knows of any.
    CHECK(known.type_distance.value() == Approx(0.75 - 2.0 / 3.0));
    const MixComparison all = compare_mixes(seen, runs, 1, Silence::media);
    CHECK(all.types == 3);
    // 2, 1 and 2 of 5.
    CHECK(all.type_distance.value() == Approx(0.4));
    // 1, 1, 1 of 3 and 1, 0, 1 of 2: 2/15 and 1/5 away from 2, 1, 2 of 5.
    CHECK(all.type_expected->low < all.type_expected->high);
    CHECK(all.type_expected->median == Approx((2.0 / 15.0 + 0.2) / 2.0));
}

TEST_CASE("one known type makes no mix and two countries no order") {
    const std::vector<ReportedEvent> seen{event(rally, 0), event(rally, 0), event(rally, 2)};
    const std::vector<ObservedRun> runs{
        {0, {event(rally, 0), event(rally, 0), event(vigil, 1), event(rally, 2)}}};
    const MixComparison known = compare_mixes(seen, runs, 4, Silence::registers);
    CHECK_FALSE(known.type_distance);
    CHECK(known.countries == 2);
    CHECK_FALSE(known.country_ranks);
    const MixComparison all = compare_mixes(seen, runs, 4, Silence::media);
    CHECK(all.countries == 3); // in the fourth nothing is seen or expected
    // Ranks 2 0 1 against 2 1 1: two pairs agree, one is tied.
    CHECK(all.country_ranks.value() == Approx(2.0 / std::sqrt(6.0)));
}

namespace {

std::vector<ReportedEvent> rallies_of(std::initializer_list<double> sizes, int times = 1) {
    std::vector<ReportedEvent> events;
    for (int i = 0; i != times; ++i) {
        for (const double people : sizes) {
            events.push_back(event(rally, 0, people));
        }
    }
    return events;
}

/// Sizes around 100 people, a third of an order of magnitude wide.
std::vector<ReportedEvent> drawn_rallies(std::uint64_t entity, std::size_t n) {
    Stream stream{RunKey{11, 0}, Purpose::resampling, entity, 0};
    std::vector<ReportedEvent> events;
    events.reserve(n);
    for (std::size_t i = 0; i != n; ++i) {
        events.push_back(event(rally, 0, std::pow(10.0, 2.0 + standard_normal(stream) / 3.0)));
    }
    return events;
}

} // namespace

TEST_CASE("sizes are of gatherings and scored against the other observed ones") {
    std::vector<ReportedEvent> seen = rallies_of({10, 100, 1000}, 4);
    seen.push_back(event(petition, 0, 1e6));
    seen.push_back(event(rally, 0));
    std::vector<ObservedRun> perfect{{0, rallies_of({100}, 119)}, {1, {event(vigil, 0, 100)}}};
    const SizeComparison c = compare_sizes(seen, perfect, 1);
    CHECK(c.observed == 12);
    CHECK(c.simulated == 120);
    CHECK(c.observed_median == Approx(100));
    CHECK(c.typical->median == Approx(100));
    REQUIRE(c.skill);
    // Always 100: one order of magnitude off for two of three. The eleven others of 1, 2, 3 (four
    // each): mean distance to 1 12 / 11, to 2 8 / 11, minus half the mean distance of two of them,
    // which is the sum over pairs, 3 4 of one step and 3 4 of two steps for 1 and 3, or
    // 4 3, 4 3 of one and 4 4 of two, over 55 pairs, halved.
    CHECK(c.skill->score == Approx(2.0 / 3.0));
    const double end = 12.0 / 11.0 - (3 * 4 + 2 * 3 * 4 + 4 * 4) / 55.0 / 2.0;
    const double middle = 8.0 / 11.0 - (4 * 3 + 4 * 3 + 2 * 4 * 4) / 55.0 / 2.0;
    CHECK(c.skill->baseline == Approx((2.0 * end + middle) / 3.0));
    const std::vector<ObservedRun> none{{0, {}}};
    CHECK_FALSE(compare_sizes(seen, none, 1).typical);
}

TEST_CASE("sizes are scored only if enough are known and simulated") {
    const std::vector<ReportedEvent> ten = rallies_of({10, 100}, 5);
    const std::vector<ReportedEvent> nine{ten.begin() + 1, ten.end()};
    const std::vector<ObservedRun> hundred{{0, rallies_of({100}, 100)}};
    const std::vector<ObservedRun> fewer{{0, rallies_of({100}, 99)}};
    CHECK(compare_sizes(ten, hundred, 1).skill);
    CHECK_FALSE(compare_sizes(nine, hundred, 1).skill);
    CHECK_FALSE(compare_sizes(ten, fewer, 1).skill); // ten for each observed one
    CHECK_FALSE(compare_sizes({}, hundred, 1).skill);
}

TEST_CASE("sizes of the same law have no skill on average") {
    constexpr std::uint64_t n = 300;
    double mean = 0.0;
    double squares = 0.0;
    for (std::uint64_t i = 0; i != n; ++i) {
        const std::vector<ObservedRun> runs{{0, drawn_rallies(n + i, 200)}};
        const SizeComparison c = compare_sizes(drawn_rallies(i, 10), runs, i);
        REQUIRE(c.skill);
        const double gain = c.skill->baseline - c.skill->score;
        mean += gain / n;
        squares += gain * gain / n;
    }
    const double error = std::sqrt((squares - mean * mean) / n);
    CAPTURE(mean, error);
    CHECK(std::abs(mean) < 5 * error);
    // The plain CRPS would give the baseline half the mean distance of two sizes, 1 / (3 sqrt pi),
    // divided by its nine members, for nothing: the test can tell that.
    CHECK(5 * error < 1.0 / (3.0 * std::sqrt(std::numbers::pi)) / 9.0);
}

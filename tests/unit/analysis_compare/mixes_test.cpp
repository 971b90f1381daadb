// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/mixes.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using calibration::ObservedRun;
using calibration::ReportedEvent;
using diasim::test::Approx;

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

TEST_CASE("sizes are of gatherings and scored against the other observed ones") {
    const std::vector<ReportedEvent> seen{event(rally, 0, 10), event(rally, 0, 100),
                                          event(rally, 0, 1000), event(petition, 0, 1e6),
                                          event(rally, 0)};
    const std::vector<ObservedRun> perfect{{0, {event(rally, 0, 100)}},
                                           {1, {event(vigil, 0, 100)}}};
    const SizeComparison c = compare_sizes(seen, perfect, 1);
    CHECK(c.observed == 3);
    CHECK(c.simulated == 2);
    CHECK(c.observed_median == Approx(100));
    CHECK(c.typical->median == Approx(100));
    REQUIRE(c.skill);
    // Always 100: one order of magnitude off for two of three. The two others of 1, 2, 3 have the
    // CRPS mean distance - half their mean difference: 1.5 - 0.25, 1 - 0.5, 1.5 - 0.25.
    CHECK(c.skill->score == Approx(2.0 / 3.0));
    CHECK(c.skill->baseline == Approx(3.0 / 3.0));
    const std::vector<ObservedRun> none{{0, {}}};
    CHECK_FALSE(compare_sizes(seen, none, 1).skill);
    CHECK_FALSE(compare_sizes(seen, none, 1).typical);
    CHECK_FALSE(compare_sizes({}, perfect, 1).skill);
}

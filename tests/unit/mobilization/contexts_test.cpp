// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/contexts.hpp"
#include "model/mobilization/geography.hpp"
#include "model/mobilization/theory.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <stdexcept>
#include <string>

namespace {

using namespace diasim;
using namespace diasim::test;

/// The small world's contexts: communities aa_port, aa_hill, bb_gate (UTC+1, +1, +3); regions
/// north, south, overseas; 40 steps of 6 h from Saturday 1 January 2022.
class SmallContexts {
public:
    explicit SmallContexts(const std::string& step = "6 h")
        : loaded_{SmallWorld{}.load({"time.step=\"" + step + "\""})},
          homeland_{derive_homeland(loaded_.scenario)}, contexts_{loaded_.scenario, homeland_} {}

    [[nodiscard]] float at(const std::string& term, std::uint16_t community, std::size_t region,
                           std::uint32_t step) const {
        return contexts_.at(resolve_context(loaded_.scenario, term), community, region, step);
    }
    [[nodiscard]] const HomelandSeries& homeland() const { return homeland_; }

private:
    LoadedScenario loaded_;
    HomelandSeries homeland_;
    Contexts contexts_;
};

} // namespace

TEST_CASE("contexts hold columns, values, series and tables", "[mobilization]") {
    const SmallContexts small;
    CHECK(small.at("openness", 0, 0, 3) == Approx(0.9));
    CHECK(small.at("openness", 2, 1, 30) == Approx(0.4));
    CHECK(small.at("1 - openness", 2, 1, 30) == Approx(0.6));
    CHECK(small.at("half", 1, 2, 0) == 0.5F);
    CHECK(small.at("constant", 1, 2, 0) == 1.0F);
    // curfew: 0.5 in all of BB from 5 January (step 16), 0.2 in aa_hill from 7 January (step 24)
    CHECK(small.at("curfew", 2, 0, 15) == 0.0F);
    CHECK(small.at("curfew", 2, 0, 16) == 0.5F);
    CHECK(small.at("curfew", 2, 0, 39) == 0.5F);
    CHECK(small.at("curfew", 1, 0, 23) == 0.0F);
    CHECK(small.at("curfew", 1, 0, 24) == Approx(0.2));
    CHECK(small.at("curfew", 0, 0, 39) == 0.0F);
    for (const std::size_t region : {0U, 1U}) {
        CHECK(small.at("homeland_repression", 0, region, 20) ==
              small.homeland().series[1].at(20, region));
    }
    CHECK(small.homeland().series[1].at(0, 0) == Approx(0.2)); // its baseline
}

TEST_CASE("lines are down where and when the table says", "[mobilization]") {
    const SmallContexts small;
    // south at 0.1 from 4 January 12:00 (step 14), north at 0.5 from 18:00, all at 1 from 7 January
    CHECK(small.at("connectivity", 0, 1, 13) == 1.0F);
    CHECK(small.at("connectivity", 0, 1, 14) == Approx(0.1));
    CHECK(small.at("connectivity", 0, 0, 14) == 1.0F);
    CHECK(small.at("connectivity", 0, 0, 15) == 0.5F);
    CHECK(small.at("connectivity", 0, 1, 24) == 1.0F);
    CHECK(small.at("information_blackout", 0, 1, 14) == Approx(0.9));
    CHECK(small.at("1 - information_blackout", 0, 1, 14) == Approx(0.1));
}

TEST_CASE("weekends go by local clocks", "[mobilization]") {
    const SmallContexts small{"1 h"};
    // Sunday 2 January ends at 23:00 UTC where clocks show UTC+1, at 21:00 UTC where UTC+3.
    CHECK(small.at("weekend", 0, 0, 46) == 1.0F); // 22:00 to 23:00 UTC
    CHECK(small.at("weekend", 0, 0, 47) == 0.0F);
    CHECK(small.at("weekend", 2, 0, 44) == 1.0F);
    CHECK(small.at("weekend", 2, 0, 45) == 0.0F);
    CHECK(small.at("weekend", 0, 0, 167) == 1.0F); // Saturday 8 January from 23:00 UTC on Friday
    CHECK(small.at("weekend", 0, 0, 166) == 0.0F);
}

TEST_CASE("the nearest site is the nearest of the table", "[mobilization]") {
    const SmallContexts small;
    CHECK(small.at("distance_to_site", 0, 0, 0) ==
          Approx(remoteness(distance_km(52.5, 13.4, 52.51, 13.38), 60.0)).epsilon(1e-6));
    CHECK(small.at("distance_to_site", 1, 0, 0) ==
          Approx(remoteness(distance_km(48.1, 11.6, 52.51, 13.38), 60.0)).epsilon(1e-6));
}

TEST_CASE("terms find their traits", "[mobilization]") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const Scenario& scenario = loaded.scenario;
    CHECK(resolve_trait(scenario, "kin").index == 0);
    CHECK(resolve_trait(scenario, "1 - availability").index == 2);
    CHECK(resolve_trait(scenario, "1 - availability").is_complement);
    CHECK(resolve_trait(scenario, "attitude").index == 3);
    CHECK(resolve_trait(scenario, "fatigue").index == 4);
    CHECK(resolve_trait(scenario, "constant").index == 5);
    CHECK_THROWS_AS(resolve_trait(scenario, "courage"), std::logic_error);
    CHECK_THROWS_AS(resolve_context(scenario, "weather"), std::logic_error);
}

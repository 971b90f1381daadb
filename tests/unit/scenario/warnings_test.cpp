// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/warnings.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

using namespace diasim;
using test::SmallWorld;

TEST_CASE("an activity that no motive drives is worth a warning at its place") {
    CHECK(SmallWorld{}.load().warnings.empty()); // its loyal statement is a threshold, no utility
    const LoadedScenario loaded = SmallWorld{}
                                      .change("theory.toml", ", donate = 1.0 }", " }")
                                      .change("theory.toml", ", donate = 1.5 }", " }")
                                      .load();
    REQUIRE(loaded.warnings.size() == 1);
    const Problem& warning = loaded.warnings.front();
    CHECK(warning.location.file == "theory.toml");
    CHECK(warning.excerpt == "[activity.donate]");
    CHECK_THAT(warning.message, test::contains_text("no motive drives 'donate'"));
    CHECK(warning.hint == "name it in a motive: drives = { donate = 1.0 }");
}

TEST_CASE("a drive of zero is none") {
    const std::vector<std::string> sets{"motive.outrage.drives.donate=0"};
    SmallWorld world;
    world.change("theory.toml", ", donate = 1.5 }", " }");
    CHECK(world.load().warnings.empty());
    CHECK(world.load(sets).warnings.size() == 1);
}

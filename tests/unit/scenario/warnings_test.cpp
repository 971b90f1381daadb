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

TEST_CASE("a motive that no kind of trigger feeds is worth a warning") {
    const LoadedScenario loaded =
        SmallWorld{}
            .append("theory.toml", "\n[motive.guilt]\nhalf_life = \"3 d\"\n"
                                   "drives = { donate = 2.0 }\n")
            .load();
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(loaded.warnings.front().excerpt == "[motive.guilt]");
    CHECK_THAT(loaded.warnings.front().message,
               test::contains_text("no kind of trigger feeds 'guilt'"));
    CHECK_THAT(loaded.warnings.front().hint, test::contains_text("salience = { guilt = 1.0 }"));
}

TEST_CASE("a name that looks like another is worth a warning where it was added") {
    const LoadedScenario loaded =
        SmallWorld{}
            .append("small.toml",
                    "\n[barrier.fear_for_relative]\nweight = 0.5\nexposure = { rally = 1.0 }\n")
            .load();
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(loaded.warnings.front().excerpt == "[barrier.fear_for_relative]");
    CHECK_THAT(loaded.warnings.front().message, test::contains_text("both count"));
}

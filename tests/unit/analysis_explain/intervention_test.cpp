// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/intervention.hpp"
#include "model/base/error.hpp"
#include "model/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"

#include <string>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using namespace diasim::test;

namespace {

Scenario small(const std::vector<std::string>& sets = {}) {
    return load_scenario(std::string{DIASIM_SOURCE_DIR} + "/tests/data/small/small.toml", sets)
        .scenario;
}

std::string refusal(const Scenario& scenario, const std::string& over) {
    try {
        static_cast<void>(players_of(scenario, over));
    } catch (const InputError& error) {
        return error.what();
    }
    return "nothing was refused";
}

RunRecord without(Scenario scenario, const std::string& over) {
    for (const Intervention& off : players_of(scenario, over)) {
        apply(off, scenario);
    }
    return run_of(scenario);
}

} // namespace

TEST_CASE("what is switched off is what a user would set to zero") {
    const Scenario scenario = small();
    CHECK(without(scenario, "fear_for_relatives") ==
          run_of(small({"barrier.fear_for_relatives.weight=0"})));
    CHECK(without(scenario, "channel." + scenario.channels.front().name) ==
          run_of(small({"channel." + scenario.channels.front().name + ".rate=0/d"})));
    const Motive& motive = scenario.motives.front();
    std::vector<std::string> sets;
    for (const auto& drive : motive.drives) {
        sets.push_back("motive." + motive.name + ".drives." + drive.first + "=0");
    }
    REQUIRE_FALSE(sets.empty());
    CHECK(without(scenario, "motive." + motive.name) == run_of(small(sets)));
}

TEST_CASE("without any trigger the kinds have nothing to tell") {
    Scenario quiet = small();
    REQUIRE_FALSE(quiet.homeland.triggers.empty());
    const Trigger first = quiet.homeland.triggers.front();
    const RunRecord removed = without(quiet, "triggers");
    CHECK_FALSE(removed == run_of(quiet));
    Scenario other = quiet;
    other.homeland.triggers.erase(other.homeland.triggers.begin());
    CHECK(without(quiet, "trigger." + first.name) == run_of(other));
    quiet.homeland.triggers.clear();
    CHECK(removed == run_of(quiet));
}

TEST_CASE("an intervention without content changes no bit") {
    Scenario scenario = small();
    const RunRecord before = run_of(scenario);
    apply({"nothing", "nothing", {}, {}, {}}, scenario);
    CHECK(run_of(scenario) == before);
}

TEST_CASE("all wrong names are told at once with their neighbours") {
    const Scenario scenario = small();
    const std::string text = refusal(scenario, "fear_for_relative,nowhere");
    CHECK_THAT(text, contains_text("did you mean 'fear_for_relatives'?"));
    CHECK_THAT(text, contains_text("there is nothing called 'nowhere' to switch off"));
    Scenario bare = plain_world(10.0, 1.0);
    CHECK_THAT(refusal(bare, "barriers"), contains_text("the scenario has no barriers"));
    CHECK(players_of(scenario, "distance, barrier.distance").size() == 1);
}

TEST_CASE("the cascade holds only ways that the scenario has") {
    Scenario bare = plain_world(10.0, 1.0);
    CHECK(cascade_of(bare).empty());
    bare.channels = {friends_channel(0.5)};
    bare.activities.front().contagion = 1.0;
    const std::vector<Intervention> ways = cascade_of(bare);
    REQUIRE(ways.size() == 2);
    CHECK(ways.at(0).name == "word of mouth");
    CHECK(ways.at(0).zeros == std::vector<std::string>{"channel.friends.rate"});
    CHECK(ways.at(1).name == "imitation");
}

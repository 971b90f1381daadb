// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/verification/claim.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

const std::filesystem::path scenarios =
    std::filesystem::path{DIASIM_SOURCE_DIR} / "scenarios" / "verification";

const Claim& claim_called(const std::string& name) {
    const auto& claims = all_claims();
    return *std::find_if(claims.begin(), claims.end(),
                         [&](const Claim& claim) { return claim.name == name; });
}

} // namespace

TEST_CASE("claims have names of their own and scenarios that exist") {
    std::set<std::string> names;
    for (const Claim& claim : all_claims()) {
        CAPTURE(claim.name);
        CHECK(names.insert(claim.name).second);
        CHECK_FALSE(claim.points.empty());
        CHECK_FALSE(claim.source.empty());
        CHECK(std::filesystem::exists(scenarios / claim.scenario));
    }
    CHECK(claims_called({}).size() == names.size());
}

TEST_CASE("an unknown name is answered with the nearest") {
    CHECK_THROWS_WITH(claims_called({"epidemics"}), contains_text("did you mean 'epidemic'?"));
    CHECK_THROWS_WITH(claims_called({"xyz"}), contains_text("granovetter"));
}

TEST_CASE("the path of an assignment is what stands before its sign") {
    CHECK(path_of("a.b=1") == "a.b");
    CHECK(path_of("a.b*=2") == "a.b");
    CHECK(path_of("a.b+=2=3") == "a.b");
}

TEST_CASE("theory follows what is set") {
    const auto rows = check_claim(claim_called("critical-mass"), scenarios,
                                  {"activity.protest.threshold.constant=8.5"}, {});
    REQUIRE(rows.size() == 2);
    for (const Row& row : rows) { // nine are enough now
        CHECK(row.expected == 100.0);
        CHECK(row.verdict == Verdict::holds);
    }
}

TEST_CASE("points that a setting makes alike are checked once") {
    const auto rows = check_claim(
        claim_called("opinion"), scenarios,
        {"attitude.stubbornness=0.5", "attitude.frame_weight=0", "time.end=2022-02-03T00:00:00Z"},
        {});
    CHECK(rows.size() == 2); // mean and deviation
}

TEST_CASE("where no theory holds there is no verdict") {
    const auto foreign =
        check_claim(claim_called("critical-mass"), scenarios, {"influence.memory=2 d"}, {});
    REQUIRE(foreign.size() == 1);
    CHECK(foreign[0].verdict == Verdict::no_theory);
    CHECK(foreign[0].reason.find("influence.memory") != std::string::npos);
    const auto noisy = check_claim(claim_called("granovetter"), scenarios,
                                   {"activity.protest.threshold.noise=0.1/d"}, {});
    for (const Row& row : noisy) {
        CHECK(row.verdict == Verdict::no_theory);
    }
}

TEST_CASE("a setting goes to the claims that know its path") {
    const std::vector<Claim> claims = claims_called({"critical-mass", "opinion"});
    const std::vector<std::string> sets{"attitude.stubbornness=0.5",
                                        "activity.protest.threshold.constant=3"};
    CHECK(known_sets(claims[1], claims, scenarios, sets) ==
          std::vector<std::string>{"attitude.stubbornness=0.5"});
    CHECK_THROWS_WITH(known_sets(claims[0], claims, scenarios, {"activity.protst.rate=1/d"}),
                      contains_text("unknown path"));
}

TEST_CASE("whoever stops a check gets no verdict") {
    CHECK_THROWS_AS(check_claim(claim_called("critical-mass"), scenarios, {},
                                [](const diasim::Progress&) { return false; }),
                    Stopped);
}

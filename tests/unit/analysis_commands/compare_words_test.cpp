// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/compare_words.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;
using namespace diasim::analysis;

TEST_CASE("whose events count is said in the words of the tables") {
    CHECK(parse_led_by("diaspora,mixed") == calibration::diaspora_led());
    CHECK(parse_led_by("state_linked") == std::set<LedBy>{LedBy::state_linked});
    CHECK(parse_led_by("all").size() == Choices<LedBy>::words.size());
}

TEST_CASE("every word that is not known is named") {
    try {
        static_cast<void>(parse_led_by("allly,diaspora,,nobody"));
        FAIL("was taken");
    } catch (const InputError& error) {
        CHECK(error.problems().size() == 3);
        CHECK(error.code() == ExitCode::invalid_scenario);
    }
}

TEST_CASE("what is held out is none or a region or some weeks") {
    CHECK(parse_hold_out("none").kind == HoldOut::Kind::none);
    CHECK(parse_hold_out("region").kind == HoldOut::Kind::region);
    CHECK(parse_hold_out("region=europe").region == "europe");
    CHECK(parse_hold_out("weeks=12").weeks == 12);
    for (const char* wrong : {"weeks=0", "weeks=", "weeks=2x", "weeks=-1", "", "week", "region="}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_hold_out(wrong), InputError);
    }
}

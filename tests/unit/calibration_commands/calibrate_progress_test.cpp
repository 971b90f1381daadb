// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_progress.hpp"
#include "model/commands/console.hpp"
#include "model/commands/options.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace diasim::calibration;
using diasim::commands::Console;
using diasim::commands::MessageOptions;
using diasim::commands::ProgressForm;

TEST_CASE("progress of a calibration counts what any process finished since this one began") {
    const Console console{MessageOptions{}};
    CalibrateDisplay display{ProgressForm::none, console};
    // 100 of 800 were there when this process began, 30 of them of its first round of 400.
    CalibrateProgress round;
    round.finished = 30;
    round.round = 400;
    display.begin(round, 100);
    CHECK(display.at(100).finished == 30);
    CHECK(display.at(100).since == 0);
    CHECK(display.at(260).finished == 190);
    CHECK(display.at(260).since == 160);
    SECTION("and at most the round, though a process that is ahead has begun the next") {
        CHECK(display.at(480).finished == 400);
        CHECK(seconds_left(display.at(480), 60.0) == 0.0);
    }
    SECTION("and goes on counting in the next round") {
        CalibrateProgress next;
        next.made = 400;
        next.round = 400;
        display.begin(next, 470);
        CHECK(display.at(500).finished == 30);
        CHECK(display.at(500).since == 400);
    }
}

TEST_CASE("the time left to a generation follows the pace of all processes") {
    CalibrateProgress progress;
    progress.tolerance = std::numeric_limits<double>::infinity();
    progress.finished = 50;
    progress.round = 200;
    progress.since = 40; // ten of the fifty were there before
    SECTION("of a fixed number of simulations: those that are missing") {
        CHECK(seconds_left(progress, 80.0) == Approx(150.0 * 2.0));
        CHECK(progress_line(progress, 80.0) ==
              "generation 0  tolerance any  50 simulations of 200  5 min 0 s left to it");
    }
    SECTION("of a wanted number of accepted ones: as many as the acceptance so far asks for") {
        progress.made = 400;
        progress.accepted = 100;
        progress.population = 200;
        progress.tolerance = 1.25;
        // A hundred are missing, one in four is accepted, fifty of the four hundred are done.
        CHECK(seconds_left(progress, 80.0) == Approx(350.0 * 2.0));
        CHECK(progress_line(progress, 80.0) == "generation 0  tolerance 1.250  450 simulations  "
                                               "100 of 200 accepted (25.0 %)  11 min 40 s left to "
                                               "it");
    }
    SECTION("before anything is finished, nothing is known") {
        progress.since = 0;
        CHECK(seconds_left(progress, 80.0) == 0.0);
    }
}

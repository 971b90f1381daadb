// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace diasim;

TEST_CASE("a problem shows its place and its line", "[base]") {
    const Problem problem{{"x.toml", 6, 8}, "1.25 is outside 0 to 1", "mean = 1.25", 4, ""};
    CHECK(describe(problem) == "error: x.toml:6:8: 1.25 is outside 0 to 1\n"
                               "     6 | mean = 1.25\n"
                               "       |        ^^^^ ");
}

TEST_CASE("a hint follows the mark", "[base]") {
    const Problem problem{
        {"x.toml", 120, 1}, "unknown key", "homofily = 1", 8, "did you mean 'homophily'?"};
    CHECK(describe(problem) == "error: x.toml:120:1: unknown key\n"
                               "   120 | homofily = 1\n"
                               "       | ^^^^^^^^ did you mean 'homophily'?");
}

TEST_CASE("the mark stands right after letters of two bytes and tabs", "[base]") {
    // "é" and "ö" take two bytes each: column 10 counts bytes, the mark counts letters.
    const Problem accents{{"x.toml", 1, 10}, "bad", "t = \"éö\" x", 1, ""};
    CHECK(describe(accents) == "error: x.toml:1:10: bad\n"
                               "     1 | t = \"éö\" x\n"
                               "       |        ^ ");
    const Problem wide{{"x.toml", 1, 6}, "bad", "t = \"éö\"", 4, ""};
    CHECK(describe(wide) == "error: x.toml:1:6: bad\n"
                            "     1 | t = \"éö\"\n"
                            "       |      ^^ ");
    const Problem tab{{"x.toml", 1, 3}, "bad", "\t\tx", 1, ""};
    CHECK(describe(tab) == "error: x.toml:1:3: bad\n"
                           "     1 | \t\tx\n"
                           "       | \t\t^ ");
}

TEST_CASE("a place beyond the line does not break the message", "[base]") {
    const Problem problem{{"x.toml", 2, 90}, "ends too early", "a = ", 7, ""};
    CHECK(describe(problem) == "error: x.toml:2:90: ends too early\n"
                               "     2 | a = \n"
                               "       |     ^ ");
}

TEST_CASE("problems without a place stand alone", "[base]") {
    CHECK(describe({{}, "the population is empty", "", 1, ""}) == "error: the population is empty");
    CHECK(describe({{"--set a=1", 0, 0}, "unknown key", "", 1, "see 'show'"}) ==
          "error: --set a=1: unknown key\n    see 'show'");
}

TEST_CASE("an input error tells of all problems and counts them", "[base]") {
    const InputError one{"nothing to run"};
    CHECK(std::string{one.what()} == "error: nothing to run\n1 error, nothing was run.");
    CHECK(one.code() == ExitCode::invalid_scenario);
    const InputError two{{{{}, "first", "", 1, ""}, {{}, "second", "", 1, ""}},
                         ExitCode::input_missing};
    CHECK(std::string{two.what()} == "error: first\nerror: second\n2 errors, nothing was run.");
    CHECK(two.problems().size() == 2);
    CHECK(two.code() == ExitCode::input_missing);
}

TEST_CASE("a warning looks as an error does but for its first word", "[base]") {
    const Problem problem{{"a.toml", 3, 1}, "nobody acts", "[x]", 3, "let them"};
    std::string error = describe(problem);
    REQUIRE(error.starts_with("error: a.toml:3:1: nobody acts\n"));
    CHECK(describe(problem, "warning") == "warning" + error.substr(5));
}

TEST_CASE("the nearest word is found if it is near enough", "[base]") {
    const std::vector<std::string> words{"homophily", "half_life", "rate", "lapse"};
    CHECK(nearest("homofily", words) == "homophily");
    CHECK(nearest("halflife", words) == "half_life");
    CHECK(nearest("rat", words) == "rate");
    CHECK(nearest("lapse", words) == "lapse");
    CHECK(nearest("rnu", {"run"}) == "run"); // neighbours exchanged
    CHECK(nearest("nur", {"run"}).empty());
    CHECK(nearest("temperature", words).empty());
    CHECK(nearest("xy", words).empty());
    CHECK(nearest("rate", {}).empty());
}

TEST_CASE("a broken invariant is our own mistake", "[base]") {
    CHECK_NOTHROW(check(true, "never"));
    CHECK_THROWS_WITH(check(false, "more actors than people"), "more actors than people");
}

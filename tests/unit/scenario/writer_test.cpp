// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/parameters.hpp"
#include "model/scenario/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <sstream>

using namespace diasim;
using test::contains_text;
using test::SmallWorld;

namespace {

std::string without_origins(const Scenario& scenario) {
    return effective_toml(scenario, OriginComments::without);
}

const ParameterRow& row_of(const std::vector<ParameterRow>& rows, const std::string& path) {
    for (const ParameterRow& row : rows) {
        if (row.path == path) {
            return row;
        }
    }
    FAIL("no row " << path);
    return rows.front();
}

} // namespace

TEST_CASE("the effective scenario reads back to the same scenario") {
    SmallWorld world;
    world.change("small.toml", "title       = \"Small world for tests\"",
                 "title = \"quote \\\" backslash \\\\ line\\nend \\u0001 Қазақ\"");
    world.change("theory.toml", "drives    = { rally = 1.0, donate = 1.5 }",
                 "drives    = { donate = 1.5 }");
    const Scenario first = world.load({"population.trait.kin.constant=\"30%\""}).scenario;
    const Scenario second =
        world.write("effective.toml", effective_toml(first)).load({}, "effective.toml").scenario;
    CHECK(without_origins(second) == without_origins(first));
    CHECK(second.title == first.title);
    CHECK(second.homeland.triggers.size() == first.homeland.triggers.size());
    CHECK(second.population.people.size() == first.population.people.size());
}

TEST_CASE("each line of the effective scenario says where its value came from") {
    const std::string text =
        effective_toml(SmallWorld{}.load({"barrier.distance.exposure.donate=0.5"}).scenario);
    CHECK_THAT(text, contains_text("\n[attention]\ninitial = 0  # default\n"
                                   "lapse = \"0.2/d\"  # small.toml:72\n"));
    CHECK_THAT(text, contains_text("donate = 0.5  # --set barrier.distance.exposure.donate=0.5\n"));
    CHECK_THAT(text, contains_text("outrage = 0.5  # theory.toml:4\n"));
}

TEST_CASE("a value that a program has set is not called a default") {
    Scenario scenario = SmallWorld{}.load().scenario;
    scenario.influence.media = 0.9;
    CHECK_THAT(effective_toml(scenario), contains_text("media = 0.9  # program\n"));
}

TEST_CASE("an assignment cannot break out of its comment") {
    const std::string text =
        effective_toml(SmallWorld{}.load({"title=\"\"\"a\nseed = 99\"\"\""}).scenario);
    CHECK_THAT(text,
               contains_text("title = \"a\\nseed = 99\"  # --set title=\"\"\"a seed = 99\"\"\"\n"));
}

TEST_CASE("quantities may be changed in place") {
    const Scenario scenario =
        SmallWorld{}
            .load({"motive.outrage.half_life*=2", "influence.media+=0.3", "attention.lapse*=0.5"})
            .scenario;
    CHECK(scenario.motives[0].half_life == Duration{8.0});
    CHECK(scenario.influence.media == 0.5);
    CHECK(scenario.attention.lapse == Rate{0.1});
}

TEST_CASE("the table of parameters holds value, unit, range, source and origin") {
    const std::vector<ParameterRow> rows = parameter_rows(SmallWorld{}.load().scenario);
    const ParameterRow& weight = row_of(rows, "barrier.fear_for_relatives.weight");
    CHECK(weight.value == "1.8");
    CHECK(weight.unit == "log-odds");
    CHECK(weight.default_value == "1");
    CHECK(weight.range == "0 to 20");
    CHECK(weight.prior == "uniform on 0 to 4");
    CHECK(weight.origin == "theory.toml:41");
    const ParameterRow& half_life = row_of(rows, "motive.outrage.half_life");
    CHECK(half_life.value == "4 d");
    CHECK(half_life.unit == "d");
    CHECK(half_life.source == "made up for tests");
    const ParameterRow& spillover = row_of(rows, "homeland.spillover");
    CHECK(spillover.origin == "default");
    CHECK(spillover.source == "assumption");
    CHECK(row_of(rows, "motive.outrage.drives.rally").value == "2");
    CHECK(row_of(rows, "time.start").default_value.empty());
    CHECK(row_of(rows, "network.friends.kind").range.starts_with("one of small_world, "));
    for (const ParameterRow& row : rows) {
        CAPTURE(row.path);
        CHECK_FALSE(row.meaning.empty());
        CHECK_FALSE(row.origin.empty());
    }
}

TEST_CASE("the table of parameters for reading fits into 100 columns") {
    const LoadedScenario loaded = SmallWorld{}.load();
    const std::vector<ParameterRow> rows = parameter_rows(loaded.scenario);
    const std::string text = parameters_text(rows);
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        const auto width = std::count_if(line.begin(), line.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        CHECK(width <= 100);
        CHECK_FALSE(line.ends_with(' '));
    }
    for (const ParameterRow& row : rows) {
        CAPTURE(row.path);
        CHECK_THAT("\n" + text, contains_text("\n" + row.path)); // whole, to be copied
    }
    CHECK_THAT(text, contains_text("\nmotive.outrage.half_life                          4 d  "));
    CHECK_THAT(text, contains_text("source: made up for tests"));
}

TEST_CASE("what is too long for a column for reading is marked as shortened") {
    ParameterRow row;
    row.path = std::string(60, 'p');
    row.value = std::string(30, 'v');
    row.range = "0 to 1";
    row.meaning = "share of those who\nhear";
    row.origin = "default";
    CHECK_THAT(parameters_text({row}),
               contains_text("\n" + row.path + "\n" + std::string(50, ' ') + std::string(21, 'v') +
                             "\u2026  0 to 1\n    share of those who hear\n"));
    row.path = "a.b";
    row.value = "1.5";
    row.unit = "people";
    CHECK_THAT(parameters_text({row}), contains_text("\na.b" + std::string(47, ' ') + "1.5 people" +
                                                     std::string(14, ' ') + "0 to 1\n"));
}

TEST_CASE("the table of parameters is Markdown and CSV") {
    ParameterRow row;
    row.path = "a.b";
    row.value = "1 | 2, \"x\"";
    const std::vector<ParameterRow> rows{row};
    CHECK_THAT(parameters_markdown(rows), contains_text("\n| a.b | 1 \\| 2, \"x\" |"));
    CHECK_THAT(parameters_csv(rows), contains_text("\na.b,\"1 | 2, \"\"x\"\"\",,"));
}

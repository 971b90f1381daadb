// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/checks.hpp"
#include "model/scenario/terms.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

using namespace diasim;
using test::contains_text;
using test::SmallWorld;

TEST_CASE("a term is a name or its complement") {
    CHECK(parse_term("kin") == Term{"kin", false});
    CHECK(parse_term(" 1 - kin ") == Term{"kin", true});
    CHECK(parse_term("1-kin") == Term{"kin", true});
    CHECK(parse_term("1st") == Term{"1st", false});
    CHECK(parse_term("") == Term{"", false});
}

TEST_CASE("a matrix of correlations must be possible") {
    CHECK(is_positive_definite({}));
    CHECK(is_positive_definite({{1, 0.5}, {0.5, 1}}));
    CHECK_FALSE(is_positive_definite({{1, 1}, {1, 1}}));
    CHECK_FALSE(is_positive_definite({{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}));
}

TEST_CASE("the small scenario has nothing wrong") {
    CHECK(SmallWorld{}.complaint().empty());
}

namespace {

struct Fault {
    std::string file;
    std::string from;
    std::string to;
    std::string complaint;
};

} // namespace

TEST_CASE("names that nothing has are shown with the nearest that there is") {
    const auto fault = GENERATE(values<Fault>({
        {"theory.toml", "1 - availability", "1 - availabilty",
         "theory.toml:46:12: barrier.lack_of_time.trait: unknown trait 'availabilty'"},
        {"theory.toml", "1 - availability", "1 - availabilty", "did you mean 'availability'?"},
        {"theory.toml", "\"homeland_repression\"", "\"homeland_represion\"",
         "unknown context 'homeland_represion'"},
        {"theory.toml", "share_online = 0.5", "share_onlin = 0.5",
         "barrier.fear_for_relatives.exposure.share_onlin: unknown activity 'share_onlin'"},
        {"theory.toml", "outrage = 0.5", "outrag = 0.5",
         "kind.protest.salience.outrag: unknown motive 'outrag'"},
        {"theory.toml", "news = 0.6", "newz = 0.6", "unknown series 'newz'"},
        {"theory.toml", "[kind.shooting]", "[kind.shoting]",
         "triggers.csv:3:40: kind: there is no [kind.shooting]"},
        {"theory.toml", "\"embassy\"", "\"embasy\"", "unknown kind of site 'embasy'"},
        {"theory.toml", "[series.news]", "[series.other]", "homeland.news: unknown series 'news'"},
        {"small.toml", "\"overseas\"", "\"oversea\"", "unknown region 'oversea'"},
        {"small.toml", "\"host_openness\"", "\"host_opennes\"",
         "context.openness.column: unknown column 'host_opennes'"},
        {"small.toml", "subgroup.students", "subgroup.student",
         "population.subgroup.student.trait.availability: unknown subgroup 'student'"},
        {"small.toml", "students.trait.availability", "students.trait.availabl",
         "unknown trait 'availabl'"},
        {"small.toml", "identification = 0.3", "identificaton = 0.3",
         "unknown trait 'identificaton'"},
    }));
    CAPTURE(fault.to);
    CHECK_THAT(SmallWorld{}.change(fault.file, fault.from, fault.to).complaint(),
               contains_text(fault.complaint));
}

TEST_CASE("parts that do not fit together are refused") {
    const auto fault = GENERATE(values<Fault>({
        {"small.toml", "2022-01-11", "2022-01-01",
         "time.end: 2022-01-01T00:00:00Z is not after the start"},
        {"small.toml", "2022-01-11T00", "2022-01-01T01", "less than one step"},
        {"small.toml", "2022-01-11", "2122-01-11", "at most 65000 are possible"},
        {"small.toml", "\"6 h\"", "\"5 h\"", "time.step: 5 h does not divide 24 h"},
        {"small.toml", "[context.half]", "[context.weekend]", "'weekend' is built in"},
        {"small.toml", "[population.trait.availability]", "[population.trait.fatigue]",
         "'fatigue' is built in"},
        {"small.toml", "kin = { identification = 0.3 }",
         "kin = { identification = 0.3 }\nidentification = { kin = 0.4 }", "give each pair once"},
        {"small.toml", "identification = 0.3", "kin = 0.3",
         "a trait has correlation 1 with itself"},
        {"small.toml", "kin = { identification = 0.3 }",
         "kin = { identification = 0.9, availability = -0.9 }\nidentification = { availability = "
         "0.9 }",
         "not positive definite"},
        {"small.toml", "mean_degree = 8", "mean_degree = 7\nkind = \"ring_lattice\"",
         "7 is no even number from 2"},
        {"small.toml", "mean_degree = 8", "mean_degree = 8\nminimum_degree = 101",
         "101 is above maximum_degree, 100"},
        {"small.toml", "size      = \"mid\"", "scale = 1000000\nsize = \"mid\"", "_"},
        {"small.toml", "size      = \"mid\"", "scale = 0.000001\nsize = \"mid\"",
         "nobody would be simulated"},
        {"people.csv", "120,200", "120,20000000000", "lower population.scale"},
        {"theory.toml", "half_life = \"2 d\"", "times = \"news\"",
         "series 'news' multiplies itself"},
        {"theory.toml", "intercept  = -2.0", "intercept = -2.0\nrule = \"threshold\"",
         "an organised activity is decided by utility"},
        {"theory.toml", "mechanism = \"contacts\"", "mechanism = \"contacts\"\ntrait = \"kin\"",
         "channel.friends.trait means nothing with mechanism 'contacts'"},
        {"theory.toml", "[channel.broadcast]", "[channel.broadcast]\nlayer = \"follows\"",
         "channel.broadcast.layer means nothing with mechanism 'series'"},
    }));
    CAPTURE(fault.to);
    const std::string text = SmallWorld{}.change(fault.file, fault.from, fault.to).complaint();
    if (fault.complaint == "_") { // 640 people a million times are fewer than 2^32
        CHECK(text.empty());
    } else {
        CHECK_THAT(text, contains_text(fault.complaint));
    }
}

TEST_CASE("a kind that is missing is told once") {
    const std::string text =
        SmallWorld{}.change("theory.toml", "[kind.shooting]", "[kind.other]").complaint();
    CHECK(text.find("[kind.shooting]") == text.rfind("[kind.shooting]"));
}

TEST_CASE("a circle of series is found whatever its length") {
    SmallWorld world;
    world.change("theory.toml", "half_life = \"2 d\"", "times = \"repression\"");
    world.change("theory.toml", "baseline  = 0.2", "baseline = 0.2\ntimes = \"news\"");
    const std::string text = world.complaint();
    CHECK_THAT(text, contains_text("series 'news' multiplies itself"));
    CHECK_THAT(text, contains_text("series 'repression' multiplies itself"));
}

TEST_CASE("a news series is not asked for where nothing carries it") {
    SmallWorld world;
    world.change("theory.toml", "[channel.broadcast]",
                 "[channel.broadcast]\nseries = \"repression\"");
    world.change("theory.toml", "[channel.kin_calls]",
                 "[channel.kin_calls]\nseries = \"repression\"");
    world.change("theory.toml", "[channel.voices]", "[channel.voices]\nseries = \"repression\"");
    world.change("theory.toml", "[series.news]", "[series.other]");
    for (const std::string amount : {"0.6", "1.5", "0.3"}) {
        world.change("theory.toml", "{ news = " + amount, "{ other = " + amount);
    }
    CHECK(world.complaint().empty());
}

TEST_CASE("there are no more entries than a run can hold") {
    SmallWorld world;
    for (int i = 0; i != 33; ++i) {
        const std::string number = std::to_string(i);
        world.append("theory.toml", "[motive.m" + number + "]\n[barrier.b" + number + "]\n");
        world.append("theory.toml", "[activity.a" + number + "]\n");
        world.append("small.toml", "[population.trait.t" + number + "]\nconstant = 0\n");
    }
    const std::string text = world.complaint();
    CHECK_THAT(text, contains_text("activity: 37 activities, at most 16 are possible"));
    CHECK_THAT(text, contains_text("motive: 35 motives, at most 32 are possible"));
    CHECK_THAT(text, contains_text("barrier: 36 barriers, at most 32 are possible"));
    CHECK_THAT(text, contains_text("population.trait: 36 traits, at most 32 are possible"));
}

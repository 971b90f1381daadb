// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

using namespace diasim;
using test::contains_text;
using test::SmallWorld;

TEST_CASE("the small scenario is read as it is written") {
    const Scenario scenario = SmallWorld{}.load().scenario;
    CHECK(scenario.title == "Small world for tests");
    CHECK(scenario.seed == 7);
    CHECK(step_count(scenario) == 40);
    CHECK(scenario.homeland.abroad_regions == std::vector<std::string>{"overseas"});
    CHECK(scenario.hosts.distance_scale == Distance{60.0});
    CHECK(scenario.population.size == SizeRule::mid);
    REQUIRE(scenario.population.traits.size() == 3);
    CHECK(scenario.population.traits[1].law.form == TraitLaw::Form::beta);
    CHECK(scenario.population.traits[1].law.concentration == 8.0);
    CHECK(scenario.population.traits[1].source == "made up for tests");
    CHECK(scenario.population.traits[2].law.form == TraitLaw::Form::bernoulli);
    REQUIRE(scenario.population.overrides.size() == 1);
    CHECK(scenario.population.overrides[0].subgroup == "students");
    CHECK(scenario.population.overrides[0].law.mean == 0.8);
    REQUIRE(scenario.population.correlations.size() == 1);
    CHECK(scenario.population.correlations[0].value == 0.3);
    REQUIRE(scenario.activities.size() == 4);
    const Activity& rally = scenario.activities[0];
    CHECK(rally.organised.is_organised);
    CHECK(rally.organised.venues == std::vector<std::string>{"square", "embassy"});
    CHECK_FALSE(scenario.activities[1].organised.is_organised);
    CHECK(scenario.activities[1].visibility == Share{0.6});
    CHECK(scenario.activities[3].threshold.form == ThresholdLaw::Form::normal);
    CHECK(scenario.activities[3].threshold.noise == Rate{0.01});
    CHECK(weight_of(scenario.motives[0].drives, "share_online") == 2.5);
    CHECK(weight_of(scenario.motives[0].drives, "loyal_statement") == 0.0);
    CHECK(scenario.barriers[0].notes.prior == "uniform on 0 to 4");
    REQUIRE(scenario.contexts.size() == 4);
    CHECK(scenario.contexts[2].form == Context::Form::table);
    CHECK(scenario.contexts[2].table.size() == 3);
    CHECK(scenario.homeland.triggers.size() == 5);
}

TEST_CASE("each value knows the line that it was read from") {
    const Scenario scenario = SmallWorld{}.load({"barrier.distance.weight=0"}).scenario;
    const Origin& lapse = scenario.origins.at("attention.lapse");
    CHECK(lapse.location.file == "small.toml");
    CHECK(lapse.location.line == 72);
    CHECK(lapse.location.column == 9);
    CHECK(scenario.origins.at("barrier.fear_for_relatives.exposure.donate").location.file ==
          "theory.toml");
    CHECK(scenario.origins.at("barrier.distance.weight").location.file ==
          "--set barrier.distance.weight=0");
    CHECK_FALSE(scenario.origins.contains("attention.persistence"));
}

TEST_CASE("a misspelt key is shown where it stands with the key that was meant") {
    SmallWorld world;
    world.change("small.toml", "rewiring    = 0.1", "rewirng = 0.4");
    const std::string text = world.complaint();
    CHECK_THAT(text,
               contains_text("error: small.toml:51:1: unknown key 'rewirng' in [network.friends]\n"
                             "    51 | rewirng = 0.4\n"
                             "       | ^^^^^^^ did you mean 'rewiring' (0 to 1, default 0.08)?\n"));
    CHECK_THAT(text, contains_text("1 error, nothing was run."));
}

TEST_CASE("a key of another table is found there") {
    SmallWorld world;
    world.change("small.toml", "rewiring    = 0.1", "homophilly = 0.4");
    CHECK_THAT(world.complaint(),
               contains_text("did you mean 'population.homophily' (0 to 1, default 0.8)?"));
}

TEST_CASE("values that cannot be are refused with what was expected") {
    struct Case {
        std::string from;
        std::string to;
        std::string complaint;
    };
    const auto fault = GENERATE(values<Case>({
        {"step  = \"6 h\"", "step = 6", "small.toml:10:8: time.step: 6 has no unit"},
        {"step  = \"6 h\"", "step = 6", "did you mean \"6 h\"? (units: s, min, h, d, weeks)"},
        {"step  = \"6 h\"", "step = 0.5", "did you mean \"0.5 d\"?"},
        {"step  = \"6 h\"", "step = 120", "did you mean \"120 min\"?"},
        {"step  = \"6 h\"", "step = 7", "^ units: s, min, h, d, weeks"},
        {"\"60 km\"", "60000", "did you mean \"60000 m\"? (units: m, km)"},
        {"lapse = \"0.2/d\"", "lapse = 0.2", "did you mean \"0.2/d\"?"},
        {"lapse = \"0.2/d\"", "lapse = \"2 d\"",
         "attention.lapse: '2 d' is not a rate with a unit"},
        {"memory = \"2 d\"", "memory = \"0 s\"",
         "influence.memory: 0 s is outside 60 s to 36525 d"},
        {"memory = \"2 d\"", "memory = true", "influence.memory: expected a time with a unit"},
        {"\"60 km\"", "\"60 h\"", "hosts.distance_scale: '60 h' is not a distance"},
        {"size      = \"mid\"", "size = \"midd\"",
         "population.size: 'midd' is none of low, mid, high, sample"},
        {"size      = \"mid\"", "size = \"midd\"", "did you mean 'mid'?"},
        {"size      = \"mid\"", "size = 3", "expected one of low, mid, high, sample"},
        {"seed        = 7", "seed = 7.5", "seed: expected a whole number, found a number"},
        {"seed        = 7", "seed = -1", "seed: -1 is outside 0 to 9223372036854775807"},
        {"replicates  = 4", "replicates = 0", "replicates: 0 is outside 1 to 1000000"},
        {"mean_degree = 8", "mean_degree = 121",
         "network.friends.mean_degree: 121 is outside 0 to 120 [people]"},
        {"mean_degree = 8", "mean_degree = \"many\"",
         "expected a number from 0 to 120, found the text 'many'"},
        {"value = 0.5", "value = \"130%\"", "context.half.value: 1.3 is outside 0 to 1"},
        {"value = 0.5", "value = nan", "small.toml:69"},
        {"abroad_regions = [\"overseas\"]", "abroad_regions = [1]",
         "homeland.abroad_regions: expected a text, found a whole number"},
        {"abroad_regions = [\"overseas\"]", "abroad_regions = 1", "expected a list of texts"},
        {"2022-01-11T00:00:00Z", "\"soon\"", "time.end: expected a time in UTC"},
        {"end   = 2022-01-11T00:00:00Z", "", "small.toml:7:2: missing key 'end' in [time]"},
        {"people    = \"people.csv\"", "people = \"\"", "population.people: is empty"},
        {"people    = \"people.csv\"", "people = 1", "expected the name of a file"},
        {"title ", "titel ", "unknown key 'titel'"},
        {"[time]", "[time]\nzone = 1", "unknown key 'zone' in [time]"},
        {"value = 0.5", "", "missing key: one of value, column, series, table in [context.half]"},
        {"value = 0.5", "value = 0.5\ncolumn = \"host_openness\"", "cannot stand together"},
        {"bernoulli = 0.5", "beta = { concentration = 3 }",
         "missing key 'mean' in [population.trait.availability.beta]"},
        {"[context.half]\nvalue = 0.5", "[context]\nhalf = 0.5",
         "expected a table [context.half], found a number"},
        {"[context.half]", "[context.\"ha lf\"]", "'ha lf' cannot be a name"},
        {"kin = { identification = 0.3 }", "kin = { identification = 2 }",
         "population.correlation.kin.identification: 2 is outside -1 to 1"},
    }));
    SmallWorld world;
    world.change("small.toml", fault.from, fault.to);
    CAPTURE(fault.to);
    CHECK_THAT(world.complaint(), contains_text(fault.complaint));
}

TEST_CASE("a list of numbers is read and refused number by number") {
    const std::string activity = "activity.loyal_statement.threshold";
    const Scenario scenario =
        SmallWorld{}.load({activity + "={ values = [0, 2, 2.5], counts = true }"}).scenario;
    CHECK(scenario.activities[3].threshold.form == ThresholdLaw::Form::values);
    CHECK(scenario.activities[3].threshold.values == std::vector{0.0, 2.0, 2.5});
    SmallWorld world;
    world.change("theory.toml", "normal = { mean = 0.3, deviation = 0.1 }",
                 "values = [1, \"two\", 300]");
    const std::string text = world.complaint();
    CHECK_THAT(text, contains_text("expected a number from -100 to 100, found the text 'two'"));
    CHECK_THAT(text, contains_text("300 is outside -100 to 100"));
    for (const std::string empty : {"[]", "3"}) {
        CHECK_THROWS_WITH(SmallWorld{}.load({activity + "={ values = " + empty + " }"}),
                          contains_text("expected a list of numbers, such as [1, 2.5]"));
    }
}

TEST_CASE("weights are refused one by one") {
    SmallWorld world;
    world.change("theory.toml", "share_online = 0.5", "share_online = 1.5");
    world.change("theory.toml", "loyal_statement = 0.5", "loyal_statement = \"much\"");
    world.change("theory.toml", "drives    = { rally = 1.0, donate = 1.5 }", "drives = 3");
    const std::string text = world.complaint();
    CHECK_THAT(text, contains_text("barrier.fear_for_relatives.exposure.share_online: 1.5 is "
                                   "outside 0 to 1"));
    CHECK_THAT(text, contains_text("barrier.lack_of_time.exposure.loyal_statement: expected a "
                                   "number from 0 to 1 or a percentage"));
    CHECK_THAT(text, contains_text("motive.kin_threat.drives: expected numbers by name"));
    CHECK_THAT(text, contains_text("3 errors"));
}

TEST_CASE("a later layer may give another form of a trait or a context") {
    const Scenario scenario =
        SmallWorld{}
            .load({"context.openness.value=0.5", "population.trait.kin.constant=1"})
            .scenario;
    CHECK(scenario.contexts[0].form == Context::Form::value);
    CHECK(scenario.population.traits[0].law.form == TraitLaw::Form::constant);
    CHECK(scenario.population.traits[0].law.mean == 1.0);
}

TEST_CASE("all faults of all files are told in one pass") {
    SmallWorld world;
    world.change("small.toml", "step  = \"6 h\"", "step = 6");
    world.change("theory.toml", "weight   = 1.8", "weight = 180");
    world.change("sites.csv", "52.51", "152.51");
    world.remove("voices.csv");
    const std::string text = world.complaint({"atention.lapse=\"1/d\""});
    CHECK_THAT(text, contains_text("small.toml:10:8"));
    CHECK_THAT(text, contains_text("theory.toml:41:10"));
    CHECK_THAT(text, contains_text("sites.csv:2"));
    CHECK_THAT(text, contains_text("voices.csv"));
    CHECK_THAT(text, contains_text("unknown path 'atention.lapse'"));
    CHECK_THAT(text, contains_text("5 errors"));
}

TEST_CASE("a missing file has an exit code of its own") {
    const auto code_of = [](const SmallWorld& world) {
        try {
            static_cast<void>(world.load());
            return ExitCode::done;
        } catch (const InputError& error) {
            return error.code();
        }
    };
    CHECK(code_of(SmallWorld{}.remove("small.toml")) == ExitCode::input_missing);
    CHECK(code_of(SmallWorld{}.remove("people.csv")) == ExitCode::input_missing);
    CHECK(code_of(SmallWorld{}.change("small.toml", "seed ", "sed ")) ==
          ExitCode::invalid_scenario);
}

TEST_CASE("a file that is no TOML hides nothing of the others and adds nothing") {
    SmallWorld world;
    world.change("theory.toml", "[kind.protest]", "[kind.protest");
    world.change("small.toml", "step  = \"6 h\"", "step = 6");
    const std::string text = world.complaint();
    CHECK_THAT(text, contains_text("theory.toml:3"));
    CHECK_THAT(text, contains_text("time.step: 6 has no unit"));
    CHECK_THAT(text, contains_text("2 errors"));
}

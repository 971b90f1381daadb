// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document.hpp"
#include "model/scenario/toml_text.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace diasim;

namespace {

constexpr const char* effective = R"(
title = ""
seed = 1
replicates = 32
[time]
start = 2022-01-01T00:00:00Z
step = "6 h"
[population]
size = "sample"
scale = 1.0
[population.trait.kin_in_homeland]
beta = { mean = 0.6, concentration = 8 }
[attention]
initial = "30%"
lapse = "0.15/d"
[barrier.fear_for_relatives]
weight = 1.8
trait = "kin_in_homeland"
exposure = { rally = 1.0 }
[hosts]
distance_scale = "80 km"
)";

/// A document with one barrier changed in its file, and assignments to it.
struct Assigned {
    Inputs inputs;
    Problems problems{inputs};
    Node document;

    explicit Assigned(const std::string& assignment) {
        const Node defaults = parse_toml("", effective, problems).value();
        document = parse_toml("mine.toml", "[barrier.fear_for_relatives]\nweight = 2.5\n", problems)
                       .value();
        apply_set(document, assignment, defaults, problems);
    }

    [[nodiscard]] const Node& at(std::initializer_list<const char*> path) const {
        const Node* node = &document;
        for (const char* key : path) {
            node = node->find(key);
            REQUIRE(node != nullptr);
        }
        return *node;
    }

    [[nodiscard]] const Problem& problem() const {
        REQUIRE(problems.all().size() == 1);
        return problems.all().front();
    }
};

template <class T>
T value(const Node& node) {
    return std::get<T>(node.value);
}

} // namespace

TEST_CASE("--set replaces a value and says where it came from", "[unit][scenario]") {
    const Assigned set{"barrier.fear_for_relatives.weight=0"};
    REQUIRE(set.problems.empty());
    const Node& weight = set.at({"barrier", "fear_for_relatives", "weight"});
    CHECK(value<std::int64_t>(weight) == 0);
    CHECK(weight.location == Location{"--set barrier.fear_for_relatives.weight=0", 0, 0});
    CHECK(weight.layer == "--set");
    CHECK(set.document.location.file == "mine.toml");
    CHECK(set.at({"barrier", "fear_for_relatives"}).location.file == "mine.toml");
}

TEST_CASE("a value of --set is TOML or else a text", "[unit][scenario]") {
    CHECK(value<std::string>(Assigned{"population.size=mid"}.at({"population", "size"})) == "mid");
    CHECK(value<std::string>(Assigned{"population.size=\"mid\""}.at({"population", "size"})) ==
          "mid");
    CHECK(value<std::string>(Assigned{"time.step=3 h"}.at({"time", "step"})) == "3 h");
    CHECK(value<std::string>(Assigned{"time.step = \"3 h\""}.at({"time", "step"})) == "3 h");
    CHECK(value<std::string>(Assigned{"attention.lapse=0.2/d"}.at({"attention", "lapse"})) ==
          "0.2/d");
    CHECK(value<double>(Assigned{"population.scale=0.1"}.at({"population", "scale"})) == 0.1);
    CHECK(value<UtcTime>(Assigned{"time.start=2022-01-05"}.at({"time", "start"})) ==
          parse_utc_time("2022-01-05"));
    CHECK(value<std::string>(Assigned{"title=a=b"}.at({"title"})) == "a=b");
    CHECK(value<std::string>(Assigned{"title=1\nseed=2"}.at({"title"})) == "1\nseed=2");
    CHECK(Assigned{"title=inf"}.problem().message == "inf is not a finite number");
}

TEST_CASE("a table given to --set is merged key by key", "[unit][scenario]") {
    const Assigned set{"barrier.fear_for_relatives={trait=\"constant\"}"};
    REQUIRE(set.problems.empty());
    CHECK(value<std::string>(set.at({"barrier", "fear_for_relatives", "trait"})) == "constant");
    CHECK(value<double>(set.at({"barrier", "fear_for_relatives", "weight"})) == 2.5);
    CHECK(Assigned{"barrier.fear_for_relatives={trai=\"constant\"}"}.problem().message ==
          "unknown path 'barrier.fear_for_relatives.trai'");
}

TEST_CASE("numbers are changed from the document or else from the defaults", "[unit][scenario]") {
    const Assigned changed{"barrier.fear_for_relatives.weight *= 2"};
    CHECK(value<double>(changed.at({"barrier", "fear_for_relatives", "weight"})) == 5.0);
    CHECK(value<std::int64_t>(Assigned{"replicates*=2"}.at({"replicates"})) == 64);
    CHECK(value<std::int64_t>(Assigned{"replicates+=-2"}.at({"replicates"})) == 30);
    CHECK(value<std::int64_t>(Assigned{"replicates*=0.5"}.at({"replicates"})) == 16);
    CHECK(value<double>(Assigned{"population.scale+=10%"}.at({"population", "scale"})) == 1.1);
    CHECK(value<double>(Assigned{"attention.initial*=2"}.at({"attention", "initial"})) == 0.6);
}

TEST_CASE("quantities are changed in their unit", "[unit][scenario]") {
    CHECK(value<std::string>(Assigned{"time.step*=2"}.at({"time", "step"})) == "12 h");
    CHECK(value<std::string>(Assigned{"time.step+=3 h"}.at({"time", "step"})) == "9 h");
    CHECK(value<std::string>(Assigned{"time.step+=1 d"}.at({"time", "step"})) == "30 h");
    CHECK(value<std::string>(Assigned{"attention.lapse*=2"}.at({"attention", "lapse"})) == "0.3/d");
    CHECK(value<std::string>(Assigned{"attention.lapse+=1/h"}.at({"attention", "lapse"})) ==
          "24.15/d");
    CHECK(value<std::string>(Assigned{"hosts.distance_scale+=500 m"}.at(
              {"hosts", "distance_scale"})) == "80.5 km");
    CHECK(value<UtcTime>(Assigned{"time.start+=2 d"}.at({"time", "start"})) ==
          parse_utc_time("2022-01-03"));
}

TEST_CASE("what cannot be changed is a problem and leaves the document alone", "[unit][scenario]") {
    const std::string assignment = GENERATE(
        "time.step+=2", "time.step*=2 h", "time.step+=1/d", "title*=2", "population.size*=2",
        "time.start*=2", "replicates+=1 d", "population.scale*=1e400", "population.trait*=2",
        "replicates*=9223372036854775807", "barrier.fear_for_relatives.exposure.picket+=1");
    CAPTURE(assignment);
    const Assigned set{assignment};
    CHECK(set.problem().location.file == "--set " + assignment);
    CHECK(set.document.table()->size() == 1);
}

TEST_CASE("a moment cannot be moved out of the years of four digits", "[unit][scenario]") {
    const Assigned set{"time.start+=-2100 weeks"};
    CHECK(set.problems.empty());
    CHECK(Assigned{"time.start+=3000000 d"}.problem().message ==
          "time.start: the result is outside of the years 0000 to 9999");
    CHECK(Assigned{"time.start+=-3000000 d"}.problems.all().size() == 1);
}

TEST_CASE("an unknown path is a problem with the nearest path as its hint", "[unit][scenario]") {
    const Assigned set{"barrier.fear_for_relatve.weight=0"};
    CHECK(set.problem().message == "unknown path 'barrier.fear_for_relatve.weight'");
    CHECK(set.problem().hint == "did you mean 'barrier.fear_for_relatives.weight'?");
    CHECK(set.document.find("barrier")->table()->size() == 1);
    CHECK(Assigned{"populatoin.scale=1"}.problem().hint == "did you mean 'population.scale'?");
    CHECK(Assigned{"xyzzyxyzzy=1"}.problem().hint ==
          "'diasim show --parameters' lists the paths of a scenario");
    CHECK(Assigned{"barrier.fear.exposure.rally=1"}.problems.all().size() == 1);
    CHECK(Assigned{"barrier.fear_for_relatives.exposure.rally.x=1"}.problems.all().size() == 1);
}

TEST_CASE("open maps take new entries", "[unit][scenario]") {
    const std::string assignment =
        GENERATE("barrier.fear_for_relatives.exposure.picket=0.5",
                 "population.correlation.efficacy.identification=0.2",
                 "population.subgroup.students.trait.kin_in_homeland.constant=0.5",
                 "population.trait.kin_in_homeland.constant=0.5");
    CAPTURE(assignment);
    CHECK(Assigned{assignment}.problems.empty());
}

TEST_CASE("a malformed assignment is a problem with a way out", "[unit][scenario]") {
    const std::string assignment = GENERATE("", "population.scale", "=1", ".scale=1", "a..b=1",
                                            "population.=1", "a b=1", "*=2", "a\"b\"=1");
    CAPTURE(assignment);
    const Assigned set{assignment};
    CHECK(set.problem().message == "this is no assignment to a path");
    CHECK_THAT(set.problem().hint, test::contains_text("path.to.key=value"));
}

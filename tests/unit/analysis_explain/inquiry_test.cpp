// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation_file.hpp"
#include "analysis/explain/explanation_text.hpp"
#include "analysis/explain/inquiry.hpp"
#include "model/base/error.hpp"
#include "model/record/hdf5_reader.hpp"
#include "model/scenario/load.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <numeric>
#include <set>

using namespace diasim;
using namespace diasim::analysis;
using namespace diasim::test;

namespace {

Scenario read(const std::string& file, const std::vector<std::string>& sets = {}) {
    return load_scenario(std::string{DIASIM_SOURCE_DIR} + "/tests/data/" + file, sets).scenario;
}

Scenario small(const std::vector<std::string>& sets = {}) {
    return read("small/small.toml", sets);
}

Question question_of(Scenario scenario, const std::string& over = "barriers") {
    Question question;
    question.scenario = std::move(scenario);
    question.over = over;
    return question;
}

Explanation answer(const Inquiry& inquiry) {
    std::vector<std::vector<double>> results;
    for (std::size_t task = 0; task != inquiry.runs(); ++task) {
        results.push_back(inquiry.run(task, [] { return true; }).value());
    }
    return inquiry.conclude(results);
}

} // namespace

TEST_CASE("the one cause that matters is found and the others have no effect at all") {
    const Explanation e = answer(Inquiry{question_of(read("explain/one-cause.toml"))});
    REQUIRE(e.players.size() == 3);
    CHECK(e.orders == 0);
    for (const PlayerEffect& player : e.players) {
        CAPTURE(player.alone.name);
        if (player.alone.name == "cause") {
            CHECK(player.share.is_told_from_zero());
            CHECK(player.share.mean == Approx(e.total.change.mean));
            // Of 10 days' chances at 0.5/d a share 1/(1 + e^2) is taken, and 1/2 without the
            // barrier.
            const double per_person = 10.0 * 0.5 * (0.5 - 1.0 / (1.0 + std::exp(2.0)));
            CHECK(player.share.mean == Approx(400.0 * per_person).epsilon(0.1));
        } else {
            CHECK(player.share.mean == 0.0);
            CHECK(player.share.standard_error == 0.0);
            CHECK(player.alone.effect.change.mean == 0.0);
        }
    }
    CHECK_THAT(e.sentences.at(1), contains_text("cause"));
}

TEST_CASE("shares add up to the whole in each replicate and no run is done twice") {
    const Inquiry inquiry{question_of(small())};
    std::set<std::string> names;
    for (std::size_t task = 0; task != inquiry.runs(); ++task) {
        names.insert(inquiry.name_of(task));
    }
    CHECK(names.size() == inquiry.runs());
    const Explanation e = answer(inquiry);
    for (std::size_t replicate = 0; replicate != e.replicates; ++replicate) {
        double sum = 0.0;
        for (const PlayerEffect& player : e.players) {
            sum += player.shares.at(replicate);
        }
        CHECK(sum == Approx(e.totals.at(replicate)));
    }
    CHECK(e.total.change.mean != 0.0);
}

TEST_CASE("many players share by orders and still add up") {
    Question question = question_of(read("explain/nine-causes.toml"));
    question.replicates = 5;
    question.orders = 2;
    const Inquiry inquiry{question};
    // Nobody, everybody, two orders of 9 and those of the 9 alone that no order begins with.
    CHECK(inquiry.runs() == 5 * (2 + 2 * 8 + 7));
    const Explanation e = answer(inquiry);
    CHECK(e.orders == 2);
    double sum = 0.0;
    for (const PlayerEffect& player : e.players) {
        sum += player.share.mean;
    }
    CHECK(sum == Approx(e.total.change.mean));
    CHECK(e.players.at(1).alone.name == "cause");
    CHECK(e.players.at(1).alone.effect.change.is_told_from_zero());
}

TEST_CASE("one order a replicate takes half the runs between nobody and everybody") {
    Question question = question_of(read("explain/nine-causes.toml"));
    question.replicates = 4;
    const Inquiry inquiry{question};
    // Nobody, everybody, an order of 9 and those of the 9 alone that it does not begin with.
    CHECK(inquiry.runs() == 4 * (2 + 8 + 8 - 1 + 1));
    const Explanation e = answer(inquiry);
    CHECK(e.orders == 1);
    double sum = 0.0;
    for (const PlayerEffect& player : e.players) {
        sum += player.share.mean;
    }
    CHECK(sum == Approx(e.total.change.mean));
}

TEST_CASE("an outcome that is an estimate is estimated in the changed runs, too") {
    Question question = question_of(small(), "distance");
    question.outcome = "acts_lost.distance";
    const Explanation e = answer(Inquiry{question});
    CHECK(e.total.before > 0.0);
    CHECK(e.total.after == 0.0);
}

TEST_CASE("a what-if that changes nothing has an effect of exactly zero everywhere") {
    Question question = question_of(small(), "distance");
    question.what_ifs = {{"nothing", "", small()},
                         {"no kin ties", "", small({"network.kin_abroad.mean_degree=0"})}};
    const Explanation e = answer(Inquiry{question});
    REQUIRE(e.what_ifs.size() == 2);
    CHECK(e.what_ifs.at(0).effect.change.mean == 0.0);
    CHECK(e.what_ifs.at(0).effect.change.standard_error == 0.0);
    for (const Estimate& group : e.what_ifs.at(0).groups) {
        CHECK(group.mean == 0.0);
        CHECK(group.standard_error == 0.0);
    }
    CHECK(e.what_ifs.at(1).effect.change.mean != 0.0);
}

TEST_CASE("a what-if of another world is refused") {
    Question question = question_of(small());
    question.what_ifs = {{"elsewhere", "", read("explain/one-cause.toml")}};
    CHECK_THROWS_AS(Inquiry{question}, InputError);
}

TEST_CASE("groups of an effect add up to the effect") {
    const Explanation e = answer(Inquiry{question_of(small())});
    for (const PlayerEffect& player : e.players) {
        double regions = 0.0;
        double countries = 0.0;
        for (std::size_t group = 0; group != e.groups.size(); ++group) {
            regions += e.groups[group].kind == "region" ? player.alone.groups[group].mean : 0.0;
            countries += e.groups[group].kind == "country" ? player.alone.groups[group].mean : 0.0;
        }
        CHECK(regions == Approx(player.alone.effect.change.mean));
        CHECK(countries == Approx(player.alone.effect.change.mean));
    }
}

TEST_CASE("text, JSON and file tell the same") {
    const Explanation e = answer(Inquiry{question_of(small())});
    const auto path = std::filesystem::temp_directory_path() / "diasim-explanation-test.h5";
    write_explanation(path, Overwrite::yes, e, {"title = \"x\"\n", {"x.toml", {}, {}}, "0", "0"});
    {
        const Hdf5Reader file{path};
        CHECK(file.attribute("kind") == AttributeValue{std::string{"explanation"}});
        const auto names = file.read_strings("explanation/player_name").values;
        const auto shares = file.read<double>("explanation/player_share_mean").values;
        const auto groups = file.read<double>("explanation/group_effect_mean").values;
        REQUIRE(names.size() == e.players.size());
        for (std::size_t i = 0; i != names.size(); ++i) {
            CHECK(names.at(i) == e.players.at(i).alone.name);
            CHECK(shares.at(i) == e.players.at(i).share.mean);
            CHECK(groups.at(names.size() + i) == e.players.at(i).alone.groups.at(1).mean);
        }
        CHECK(file.read<double>("explanation/total_mean").values.at(0) == e.total.change.mean);
    }
    std::filesystem::remove(path);
    const auto json = explanation_json(e);
    CHECK(json.at("players").at(0).at("share").at("mean") == e.players.at(0).share.mean);
    for (const std::string& line : {std::string{"In short"}, e.players.at(0).alone.name}) {
        CHECK_THAT(explanation_text(e), contains_text(line));
    }
}

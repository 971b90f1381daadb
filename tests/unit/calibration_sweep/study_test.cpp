// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/study.hpp"
#include "calibration/sweep/sweep_data.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sensitivity_functions.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace diasim;
using namespace diasim::calibration;
using namespace diasim::test;

namespace {

/// A plan of this text beside the small scenario, which is read from the disk.
Study study_of(const std::string& text) {
    const std::filesystem::path plan =
        std::string{DIASIM_SOURCE_DIR} + "/tests/data/small/plan.toml";
    const auto reader = [=](const std::filesystem::path& path) -> std::optional<std::string> {
        if (path == plan) {
            return text;
        }
        Inputs disk;
        const std::string* found = disk.read(path);
        return found == nullptr ? std::nullopt : std::optional{*found};
    };
    return load_study(plan, Inputs{reader});
}

std::string refusal(const std::string& text) {
    try {
        static_cast<void>(study_of(text));
    } catch (const InputError& error) {
        return error.what();
    }
    return "nothing was refused";
}

const std::string head = "scenario = \"small.toml\"\noutputs = [\"people\"]\n";

} // namespace

TEST_CASE("a plan gives points in the units of its targets") {
    const Study study = study_of(head + R"(
replicates = 2
[design]
kind = "grid"
levels = 3
[factor.weight]
target = "barrier.distance.weight"
uniform = { low = 0, high = 4 }
[factor.half_life]
target = "motive.outrage.half_life"
values = ["12 h", "3 d"]
[factor.size]
target = "population.size"
values = ["low", "high"]
)");
    REQUIRE(study.points.size() == 12);
    CHECK(study.runs() == 24);
    CHECK(study.units == std::vector<std::string>{"log-odds", "d", ""});
    CHECK(std::ranges::equal(study.points[11], std::vector<double>{4.0, 3.0, 1.0}));
    CHECK(assignments_of(study, 2) == std::vector<std::string>{"barrier.distance.weight=0",
                                                               "motive.outrage.half_life=3 d",
                                                               "population.size=low"});
    // Replicate by replicate, so that a sweep that ends early is balanced.
    CHECK(run_of(study, 11).replicate == 0);
    CHECK(run_of(study, 12).replicate == 1);
    CHECK(run_of(study, 13).point == 1);
    CHECK(task_of(study, {1, 1}) == 13);
    CHECK(seed_of(study, 3) == study.scenario.scenario.seed);
}

TEST_CASE("independent seeds differ between points and are named in the replay") {
    const Study study = study_of("seeds = \"independent\"\n" + head + R"(
[design]
kind = "sobol"
points = 4
[factor.weight]
target = "barrier.distance.weight"
uniform = { low = 0, high = 4 }
)");
    CHECK(seed_of(study, 0) != seed_of(study, 1));
    CHECK(seed_of(study, 0) < (std::uint64_t{1} << 63U));
    CHECK(assignments_of(study, 1).back() == "seed=" + std::to_string(seed_of(study, 1)));
}

TEST_CASE("what is wrong with a plan is said at its line with a way out") {
    const std::string text = refusal(R"(scenario = "small.toml"
outputs = ["peopel"]
[design]
kind = "saltelli"
[factor.a]
target = "barrier.distance.wieght"
uniform = { low = 0, high = 1 }
[factor.b]
target = "barrier.distance.weight"
uniform = { low = 2, high = 1 }
[factor.c]
target = "barrier.lack_of_time.weight"
uniform = { low = 0, high = 1000 }
[factor.d]
target = "influence.memory"
)");
    CHECK_THAT(text, contains_text("plan.toml:2:11: outputs: a run has no number 'peopel'"));
    CHECK_THAT(text, contains_text("did you mean 'people'?"));
    CHECK_THAT(text, contains_text("design.points: this design needs it"));
    CHECK_THAT(text, contains_text("plan.toml:6:10: factor.a.target: the scenario has no number or "
                                   "word 'barrier.distance.wieght'"));
    CHECK_THAT(text, contains_text("did you mean 'barrier.distance.weight'?"));
    CHECK_THAT(text, contains_text("factor.b: this is no uniform law"));
    CHECK_THAT(text,
               contains_text("plan.toml:13:29: barrier.lack_of_time.weight: 1000 is outside"));
    CHECK_THAT(text, contains_text("factor.d: how does it vary?"));
    CHECK_THAT(refusal("scenario = \"small.toml\"\noutputs = []\nreplicats = 3\n"),
               contains_text("did you mean 'replicates'"));
}

TEST_CASE("keys that the design has no use for are refused each at its line") {
    const std::string text = refusal(head + R"([design]
kind = "grid"
points = 8
trajectories = 3
steps = 4
file = "list.csv"
seed = 2
[factor.a]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
)");
    CHECK_THAT(text, contains_text("plan.toml:5:10: design.points: kind = \"grid\" has no use"));
    CHECK_THAT(text, contains_text("plan.toml:6:16: design.trajectories"));
    CHECK_THAT(text, contains_text("plan.toml:7:9: design.steps"));
    CHECK_THAT(text, contains_text("plan.toml:8:8: design.file"));
    CHECK_THAT(text, contains_text("plan.toml:9:8: design.seed"));
    CHECK_THAT(text, contains_text("grid takes levels"));
    CHECK_THAT(refusal(head + R"([design]
kind = "sobol"
points = 8
levels = 3
[factor.a]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
)"),
               contains_text("plan.toml:6:10: design.levels: kind = \"sobol\""));
}

TEST_CASE("more runs than a result can hold are refused with what would fit") {
    CHECK_THAT(refusal("replicates = 1000000\n" + head + R"([design]
kind = "sobol"
points = 100000
[factor.a]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
)"),
               contains_text("plan.toml:1:14: replicates: 1e+11 runs (100000 points x 1000000"));
    CHECK_THAT(refusal("replicates = 1000000\n" + head + R"([design]
kind = "sobol"
points = 100000
[factor.a]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
)"),
               contains_text("at most 10000 replicates"));
}

TEST_CASE("5 % of points that fail leave sobol indices right and are counted") {
    Study study = study_of(head + R"(
[design]
kind = "saltelli"
points = 2048
[factor.x]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
[factor.y]
target = "barrier.lack_of_time.weight"
uniform = { low = 0, high = 1 }
[factor.z]
target = "barrier.fear_for_relatives.weight"
uniform = { low = 0, high = 1 }
)");
    std::unordered_map<Task, Outcome> outcomes;
    std::size_t failed = 0;
    for (std::uint32_t point = 0; point != study.points.size(); ++point) {
        if (point % 20 == 7) {
            outcomes[task_of(study, {point, 0})] = {{}, "made to fail"};
            ++failed;
        } else {
            outcomes[task_of(study, {point, 0})] = {{Ishigami{}(study.cube[point])}, ""};
        }
    }
    const SweepData data = collect(study, outcomes);
    CHECK(data.is_whole());
    CHECK(data.failures.size() == failed);
    CHECK(data.done + failed == study.runs());
    CHECK(data.status[7] == RunStatus::failed);
    CHECK(std::isnan(data.means[7]));
    const SobolIndices indices = sensitivity_of(study, data).sobol.at(0);
    // The same bits as without failures, of the blocks that have none.
    std::vector<double> undisturbed;
    for (std::uint32_t block = 0; block != study.points.size(); block += 5) {
        bool is_whole = true;
        for (std::uint32_t point = block; point != block + 5; ++point) {
            CHECK(data.status[point] == (point % 20 == 7 ? RunStatus::failed : RunStatus::done));
            is_whole = is_whole && point % 20 != 7;
        }
        for (std::uint32_t point = block; is_whole && point != block + 5; ++point) {
            undisturbed.push_back(Ishigami{}(study.cube[point]));
        }
    }
    const SobolIndices expected = sobol_indices(3, undisturbed, study.plan.design.seed);
    CHECK(indices.blocks == undisturbed.size() / 5);
    CHECK(indices.blocks == 2048 * 3 / 4);
    CHECK(indices.variance == expected.variance);
    for (std::size_t f = 0; f != 3; ++f) {
        CAPTURE(f);
        CHECK(indices.first[f].value == expected.first[f].value);
        CHECK(indices.total[f].value == expected.total[f].value);
        CHECK(indices.total[f].high == expected.total[f].high);
        CHECK(std::abs(indices.first[f].value - Ishigami::first.at(f)) < 0.03);
        CHECK(std::abs(indices.total[f].value - Ishigami::total.at(f)) < 0.03);
    }
    outcomes.erase(task_of(study, {3, 0}));
    CHECK(collect(study, outcomes).missing == 1);
}

TEST_CASE("means are of the replicates that no point misses and failures stay in them") {
    const Study study = study_of("replicates = 3\n" + head + R"(
[design]
kind = "grid"
levels = 2
[factor.x]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
)");
    std::unordered_map<Task, Outcome> outcomes;
    for (std::uint32_t replicate = 0; replicate != 3; ++replicate) {
        outcomes[task_of(study, {0, replicate})] = {{10.0 * (1.0 + replicate)}, ""};
    }
    outcomes[task_of(study, {1, 0})] = {{4.0}, ""};
    outcomes[task_of(study, {1, 2})] = {{8.0}, ""};
    const SweepData data = collect(study, outcomes); // point 1 misses replicate 1
    CHECK(data.whole_replicates == std::vector<std::uint32_t>{0, 2});
    CHECK(data.means == std::vector<double>{20.0, 6.0});
    outcomes[task_of(study, {1, 1})] = {{}, "it failed"};
    const SweepData whole = collect(study, outcomes);
    CHECK(whole.whole_replicates.size() == 3);
    CHECK(whole.means[0] == 20.0);
    CHECK(std::isnan(whole.means[1]));
    CHECK(std::isnan(collect(study, {}).means[0]));
}

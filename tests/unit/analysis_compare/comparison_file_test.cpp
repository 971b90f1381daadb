// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison_file.hpp"
#include "model/base/error.hpp"
#include "model/record/hdf5_reader.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <filesystem>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;

namespace {

Comparison sample() {
    Comparison c;
    c.title = "sample";
    c.replicates = 4;
    c.counts = {{"all", "all", 3.0, {1, 2, 5}, 4, 0.5, 0.75, true}};
    c.presence = {{"Berlin", "DE", true, 0.0, 0.25}, {"Paris", "FR", false, 0.0, 0.5}};
    c.shares = {{"europe", std::nullopt, {0.1, 0.2, 0.3}, 4}};
    c.scores.skills = {{CountScore::count_crps, Baseline::hawkes, 4, std::nullopt}};
    c.verdict = {"No skill: nothing."};
    return c;
}

} // namespace

TEST_CASE("a comparison is kept in a file, what is unknown as NaN") {
    const auto path = std::filesystem::temp_directory_path() / "diasim-comparison-test.h5";
    write_comparison(path, Overwrite::yes, sample(), {"run.h5", "00", "observed", "0"});
    {
        const Hdf5Reader file{path};
        CHECK(file.read<double>("comparison/count_observed").values == std::vector<double>{3.0});
        CHECK(file.read<double>("comparison/count_simulated_high").values ==
              std::vector<double>{5.0});
        const auto cities = file.read<double>("comparison/city_observed").values;
        CHECK(cities.at(0) == 0.0);
        CHECK(std::isnan(cities.at(1)));
        CHECK(std::isnan(file.read<double>("comparison/skill_value").values.at(0)));
        CHECK(file.read_strings("comparison/sentence_text").values.at(0) == "No skill: nothing.");
        CHECK(file.attribute("result_file") == AttributeValue{std::string{"run.h5"}});
        CHECK_FALSE(file.has("comparison/detection_size"));
    }
    CHECK_THROWS_AS(
        write_comparison(path, Overwrite::no, sample(), {"run.h5", "00", "observed", "0"}),
        OutputError);
    std::filesystem::remove(path);
}

// SPDX-License-Identifier: BSD-3-Clause
// Sections of files that other verbs write: sweep, posterior, explanation.
#include "analysis/report/report.hpp"
#include "model/base/error.hpp"
#include "model/record/hdf5_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using diasim::test::contains_text;

namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

/// Writes columns along one dimension.
void write_numbers(Hdf5Writer& file, const std::string& dimension, const Texts& names,
                   const Numbers& values) {
    for (const std::string& name : names) {
        file.write(Variable{name, {dimension}, "1", "made up"}, values);
    }
}

void write_posterior(const std::filesystem::path& path) {
    Hdf5Writer file{path};
    for (const char* name : {"title", "algorithm", "observed", "stopped_because"}) {
        file.attribute(name, std::string{"made up"});
    }
    file.attribute("first_day", "2022-01-01");
    file.attribute("last_day", "2022-01-31");
    file.attribute("posterior_version", std::int64_t{1});
    file.attribute("simulations", std::int64_t{100});
    file.attribute("failures", std::int64_t{2});
    file.attribute("effective_sample_size", 1.5);
    file.coordinate_strings({"parameter", {}, "", "parameter"}, Texts{"fear", "hope"});
    file.coordinate_strings({"other_parameter", {}, "", "parameter"}, Texts{"fear", "hope"});
    file.dimension({"draw", 2});
    file.write_strings({"prior_form", {"parameter"}, "", "made up"},
                       Texts{"uniform", "log_uniform"});
    for (const char* name : {"parameter_path", "parameter_unit", "prior_source"}) {
        file.write_strings({name, {"parameter"}, "", "made up"},
                           Texts{"barrier.fear", "motive.hope"});
    }
    write_numbers(
        file, "parameter",
        {"prior_mean", "prior_deviation", "posterior_low", "posterior_median", "posterior_high"},
        {1.0, 2.0});
    write_numbers(file, "parameter", {"contraction"}, {0.6, 0.05});
    file.write(Variable{"correlation", {"parameter", "other_parameter"}, "1", "made up"},
               Numbers{1, -0.5, -0.5, 1});
    file.write(Variable{"posterior", {"draw", "parameter"}, "1", "made up"}, Numbers{1, 2, 3, 4});
    write_numbers(file, "draw", {"weight"}, {0.25, 0.75});
    file.commit();
}

void write_explanation(const std::filesystem::path& path, double low = 20.0, double high = 40.0) {
    Hdf5Writer file{path};
    file.attribute("seed", std::int64_t{7});
    file.attribute("set", "population.scale=0.1");
    for (const char* name : {"title", "scenario_file", "over", "outcome", "outcome_meaning"}) {
        file.attribute(name, std::string{"barriers"});
    }
    file.attribute("explanation_version", std::int64_t{1});
    file.attribute("replicates", std::int64_t{8});
    file.attribute("runs", std::int64_t{64});
    for (const auto& [name, value] : {std::pair{"total_mean", 30.0}, std::pair{"total_low", low},
                                      std::pair{"total_high", high}}) {
        file.write(Variable{std::string{"explanation/"} + name, {}, "1", "made up"},
                   Numbers{value});
    }
    file.dimension({"explanation_player", 2});
    file.write_strings({"explanation/player_name", {"explanation_player"}, "", "made up"},
                       Texts{"fear", "hope_lost"});
    for (const char* part : {"_mean", "_low", "_high"}) {
        write_numbers(file, "explanation_player",
                      {std::string{"explanation/player_share"} + part,
                       std::string{"explanation/player_effect"} + part},
                      {10.0, 20.0});
    }
    file.dimension({"explanation_group", 3});
    file.write_strings({"explanation/group_kind", {"explanation_group"}, "", "made up"},
                       Texts{"country", "country", "activity"});
    file.write_strings({"explanation/group_name", {"explanation_group"}, "", "made up"},
                       Texts{"DE", "TR", "rally"});
    write_numbers(file, "explanation_group", {"explanation/group_before"}, {5.0, 8.0, 13.0});
    for (const char* part : {"mean", "low", "high"}) {
        file.write(Variable{std::string{"explanation/group_effect_"} + part,
                            {"explanation_group", "explanation_player"},
                            "1",
                            "made up"},
                   Numbers{1, -1650, 3, 4, 5, 6});
    }
    file.dimension({"explanation_sentence", 1});
    file.write_strings({"explanation/sentence_text", {"explanation_sentence"}, "", "made up"},
                       Texts{"Fear did it."});
    file.commit();
}

void write_sweep(const std::filesystem::path& path) {
    Hdf5Writer file{path};
    file.attribute("title", "Sweep");
    file.attribute("design", "morris");
    file.attribute("sweep_version", std::int64_t{1});
    for (const char* name : {"runs_done", "runs_failed", "runs_missing"}) {
        file.attribute(name, std::int64_t{3});
    }
    file.dimension({"point", 2});
    file.coordinate_strings({"factor", {}, "", "factor"}, Texts{"weak", "strong"});
    file.coordinate_strings({"output", {}, "", "output"}, Texts{"acts"});
    file.write_strings({"factor_unit", {"factor"}, "", "unit"}, Texts{"1", "1"});
    file.write_strings({"output_meaning", {"output"}, "", "words"}, Texts{"acts of all"});
    file.write(Variable{"factors", {"point", "factor"}, "1", "values"}, Numbers{1, 2, 3, 4});
    file.write(Variable{"output_mean", {"point", "output"}, "1", "means"}, Numbers{5, 6});
    file.write(Variable{"morris_mu_star", {"output", "factor"}, "1", "effects"}, Numbers{1, 9});
    file.write(Variable{"morris_sigma", {"output", "factor"}, "1", "spread"}, Numbers{1, 2});
    file.commit();
}

} // namespace

TEST_CASE("a posterior says which parameters are not identified") {
    const TemporaryFolder folder;
    write_posterior(folder.file("p.h5"));
    const Page page = make_report({folder.file("p.h5")});
    const std::string& html = page.sections.front().html;
    CHECK_THAT(html, contains_text("as they were: <b>motive.hope</b>."));
    CHECK_THAT(
        html, contains_text(R"(<data data-source="contraction fear" value="0.6">0.6</data></td>)"));
    CHECK_THAT(html, contains_text("0.05</data> <b>not identified</b>"));
    CHECK(page.sections.front().pictures.at(0).specification["data"]["values"][1]["weight"] ==
          0.75);
    // A log-uniform prior has the mean 2 and the deviation 2 of its logarithm: 1 to exp(4).
    CHECK_THAT(html, contains_text(">1 (0 to 2)</data>"));
    CHECK_THAT(html, contains_text(">7.39 (1 to 54.6)</data>"));
    const Json& prior =
        page.sections.front().pictures.at(1).specification["layer"][1]["data"]["values"][0];
    CHECK(prior["low"] == 1);
    CHECK(prior["high"].get<double>() == Approx(54.6).epsilon(1e-3));
}

TEST_CASE("an explanation shows shares from the largest on") {
    const TemporaryFolder folder;
    write_explanation(folder.file("e.h5"));
    const Page page = make_report({folder.file("e.h5")});
    const Section& section = page.sections.front();
    CHECK_THAT(section.html, contains_text("Fear did it."));
    CHECK_THAT(section.html, contains_text("Explained with population.scale=0.1."));
    CHECK_THAT(page.sections.back().html, contains_text("--seed 7 --set"));
    CHECK_THAT(section.html, contains_text(R"(data-source="total" value="20 30 40")"));
    REQUIRE(section.pictures.size() == 1);
    const Json& rows = section.pictures[0].specification["data"]["values"];
    CHECK(rows[0]["name"] == "hope lost");
    CHECK(rows[0]["mean"] == 20);
}

TEST_CASE("an explanation says where and how its largest players matter") {
    const TemporaryFolder folder;
    write_explanation(folder.file("e.h5"));
    const std::string html = make_report({folder.file("e.h5")}).sections.front().html;
    CHECK_THAT(html, contains_text("without hope lost</th><th scope=\"col\">without fear</th>"));
    CHECK_THAT(html, contains_text(
                         R"(<data data-source="explained country DE hope_lost" value="-1650 -1650)"
                         R"( -1650">−1,650 (−1,650 to −1,650)</data>)"));
    CHECK(html.find("explained country TR\"") < html.find("explained country DE\""));
    CHECK_THAT(html, contains_text(R"(data-source="explained activity rally" value="13">13<)"));
}

TEST_CASE("an explanation of few replicates shows means without intervals") {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const TemporaryFolder folder;
    write_explanation(folder.file("e.h5"), none, none);
    const std::string html = make_report({folder.file("e.h5")}).sections.front().html;
    CHECK_THAT(html, contains_text(R"(data-source="total" value="30">30<)"));
    CHECK_THAT(html, contains_text("too few for an interval"));
    CHECK(html.find("unknown") == std::string::npos);
}

TEST_CASE("a sweep shows its strongest factor first") {
    const TemporaryFolder folder;
    write_sweep(folder.file("s.h5"));
    const Page page = make_report({folder.file("s.h5")});
    CHECK(page.title == "Sweep");
    const Json& rows = page.sections.front().pictures.at(0).specification["data"]["values"];
    CHECK(rows[0]["factor"] == "strong");
    CHECK(rows[0]["size"] == 9);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison_file.hpp"
#include "analysis/report/places.hpp"
#include "analysis/report/report.hpp"
#include "analysis/report/result_data.hpp"
#include "model/base/error.hpp"
#include "model/record/checksum.hpp"
#include "model/record/result_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"
#include "tests/unit/record/result_sample.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;
using diasim::test::contains_text;

namespace {

void write_sample_result(const std::filesystem::path& path,
                         const std::vector<FailedReplicate>& failures = {}) {
    const Scenario scenario = sample_scenario();
    const std::vector<Site> sites = sample_sites();
    const InputCopies copies{"mine.toml", {{"mine.toml", "title = \"Sample\"\n"}}, {"seed=11"}};
    const std::vector<float> by_region{1, 1, 1, 0.2F, 0.2F, 0.2F, 1, 1};
    const std::vector<float> by_step{0, 1, 0, 1};
    std::vector<RunRecord> records{sample_record(0)};
    if (failures.empty()) {
        records.push_back(sample_record(1));
    }
    write_result(path, Overwrite::yes,
                 {.scenario = scenario,
                  .effective = "title = \"Sample\"\n",
                  .copies = copies,
                  .sites = sites,
                  .homeland = {{by_region}, {}, by_region, by_step, by_step},
                  .shape = sample_shape(),
                  .records = records,
                  .failures = failures,
                  .program_version = "1.2.3",
                  .source_version = "abc"});
}

/// @param result file of which it is said to be
void write_sample_comparison(const std::filesystem::path& path,
                             const std::filesystem::path& result) {
    Comparison c;
    c.title = "Sample";
    c.replicates = 2;
    c.events = {{18993, 18993, "AA", "Port", "rally", "critical", false, true, std::nullopt},
                {18994, 18995, "BB", "", "rally", "critical", false, true, std::nullopt}};
    c.counts = {{"region", "west", 2.0, {0, 1, 2}, 2, 1.0, 0.5, true},
                {"region", "east", 0.0, {0, 0, 1}, 2, 1.0, 1.0, false}};
    c.verdict = {"No skill: nothing."};
    write_comparison(path, Overwrite::yes, c, {"r.h5", file_checksum(result), "observed", "0"});
}

const Section& section_of(const Page& page, const std::string& id) {
    const auto found = std::ranges::find(page.sections, id, &Section::id);
    REQUIRE(found != page.sections.end());
    return *found;
}

} // namespace

TEST_CASE("a result is read as what its replicates wrote down") {
    const TemporaryFolder folder;
    write_sample_result(folder.file("r.h5"));
    const ResultData result = read_result(folder.file("r.h5"));
    CHECK(result.replicates == 2);
    CHECK(result.steps == 4);
    CHECK(result.period_steps == 2);
    CHECK(result.names.communities == std::vector<std::string>{"Port", "Hill", "Gate"});
    CHECK(result.acts[1][5] == 6);
    CHECK(result.connectivity[1] == Approx(0.6));
    CHECK(result.gatherings.row == std::vector<std::size_t>{0, 1, 1});
    CHECK(result.history.sets == std::vector<std::string>{"seed=11"});
    const Days days = days_of(result);
    CHECK(days.dates == std::vector<std::string>{"2022-01-01", "2022-01-02"});
    CHECK(days.day_of_step == std::vector<std::size_t>{0, 0, 1, 1});
}

TEST_CASE("failed replicates are counted and not shown") {
    const TemporaryFolder folder;
    write_sample_result(folder.file("r.h5"), {{1, "out of memory"}});
    const ResultData result = read_result(folder.file("r.h5"));
    CHECK(result.replicates == 1);
    CHECK(result.failed == 1);
    CHECK(result.gatherings.row == std::vector<std::size_t>{0});
}

TEST_CASE("places with few people are drawn with the largest of their country") {
    const TemporaryFolder folder;
    write_sample_result(folder.file("r.h5"));
    const MapPlaces places = map_places(read_result(folder.file("r.h5")));
    REQUIRE(places.places.size() == 2); // Hill has 20 people and stands with Port
    CHECK(places.places[0].name == "Port");
    CHECK(places.places[0].people == Approx(170.5));
    CHECK(places.of_community == std::vector<std::size_t>{0, 0, 1});
}

TEST_CASE("a report shows what there is and says what it is of") {
    const TemporaryFolder folder;
    write_sample_result(folder.file("r.h5"));
    write_sample_comparison(folder.file("c.h5"), folder.file("r.h5"));
    const Page alone = make_report({folder.file("r.h5")});
    CHECK(alone.title == "Sample");
    CHECK(std::ranges::find(alone.sections, "comparison", &Section::id) == alone.sections.end());
    const Page both = make_report({folder.file("c.h5"), folder.file("r.h5")});
    CHECK(section_of(both, "map").data["events"].size() == 1);
    CHECK_THAT(section_of(both, "map").html, contains_text(R"("events without place" value="1")"));
    CHECK_THAT(section_of(both, "comparison").html, contains_text("No skill: nothing."));
    CHECK_THAT(section_of(both, "comparison").html, contains_text("none known"));
    CHECK_THAT(section_of(both, "provenance").html, contains_text("diasim reproduce"));
    CHECK_THAT(section_of(both, "summary").html,
               contains_text(R"(data-source="largest gathering" value="40 40 40")"));
}

TEST_CASE("what does not belong together is refused at once") {
    const TemporaryFolder folder;
    write_sample_result(folder.file("r.h5"));
    {
        Hdf5Writer other{folder.file("other.h5")};
        other.attribute("title", "something else");
        other.commit();
    }
    write_sample_comparison(folder.file("c.h5"), folder.file("other.h5"));
    CHECK_THROWS_WITH(make_report({folder.file("r.h5"), folder.file("r.h5")}),
                      contains_text("a second result"));
    CHECK_THROWS_WITH(make_report({folder.file("r.h5"), folder.file("c.h5")}),
                      contains_text("is of another result"));
    try {
        static_cast<void>(make_report({folder.file("other.h5"), folder.file("missing.h5")}));
        FAIL("nothing was refused");
    } catch (const InputError& error) {
        CHECK(error.problems().size() == 2);
        CHECK(error.code() == ExitCode::input_missing);
        CHECK_THAT(error.what(), contains_text("not a file that a report is made of"));
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/record_reader.hpp"
#include "model/record/result_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"
#include "tests/unit/record/result_sample.hpp"

#include <string>
#include <vector>

namespace diasim {
namespace {

/// Writes a result of the sample scenario with one series of news; the failed replicates have no
/// record.
void write_runs_of(const std::filesystem::path& path, const Scenario& scenario,
                   const std::vector<RunRecord>& records,
                   const std::vector<FailedReplicate>& failures) {
    const std::vector<Site> sites = sample_sites();
    const std::vector<float> by_region{0.0F, 0.5F, 1.0F, 1.0F, 0.25F, 0.75F, 0.0F, 0.0F};
    const std::vector<float> by_step(4, 0.0F);
    const InputCopies copies{"mine.toml", {{"mine.toml", "title = \"Sample\"\n"}}, {}};
    write_result(path, Overwrite::no,
                 {.scenario = scenario,
                  .effective = "title = \"Sample\"\n",
                  .copies = copies,
                  .sites = sites,
                  .homeland = {{by_region}, {by_region}, by_region, by_step, by_step},
                  .shape = sample_shape(),
                  .records = records,
                  .failures = failures,
                  .program_version = "1.2.3",
                  .source_version = "abc"});
}

Scenario scenario_with_news() {
    Scenario scenario = sample_scenario();
    scenario.series.resize(1);
    scenario.series[0].name = "news";
    return scenario;
}

TEST_CASE("acts and gatherings of a result are those that were recorded") {
    const TemporaryFolder folder;
    const Scenario scenario = scenario_with_news();
    write_runs_of(folder.file("r.h5"), scenario, {sample_record(0), sample_record(1)}, {});
    const RecordedRuns runs = read_runs(folder.file("r.h5"), scenario);
    REQUIRE(runs.records.size() == 2);
    for (std::uint32_t i = 0; i != 2; ++i) {
        const RunRecord written = sample_record(i);
        const RunRecord& read = runs.records[i];
        CHECK(read.replicate == i);
        CHECK(read.acts == written.acts);
        CHECK(read.people == written.people);
        REQUIRE(read.gatherings.size() == written.gatherings.size());
        CHECK(read.gatherings.back().attendance == 40);
        CHECK(read.gatherings.back().site == 1);
        CHECK(read.gatherings.back().step == 1);
    }
    CHECK(runs.news == std::vector<float>{0.25F, 1.0F, 0.5F, 0.0F});
}

TEST_CASE("a replicate that failed is not read") {
    const TemporaryFolder folder;
    const Scenario scenario = scenario_with_news();
    write_runs_of(folder.file("r.h5"), scenario, {sample_record(1)}, {{0, "why"}});
    const RecordedRuns runs = read_runs(folder.file("r.h5"), scenario);
    REQUIRE(runs.records.size() == 1);
    CHECK(runs.records[0].replicate == 1);
}

TEST_CASE("a result is not read as one of another scenario") {
    const TemporaryFolder folder;
    const Scenario scenario = scenario_with_news();
    write_runs_of(folder.file("r.h5"), scenario, {sample_record(0), sample_record(1)}, {});
    Scenario larger = scenario;
    larger.hosts.communities.push_back(larger.hosts.communities.back());
    CHECK_THROWS_AS(read_runs(folder.file("r.h5"), larger), InputError);
    Scenario longer = scenario;
    longer.time.end.seconds += 86400;
    CHECK_THROWS_AS(read_runs(folder.file("r.h5"), longer), InputError);
}

} // namespace
} // namespace diasim

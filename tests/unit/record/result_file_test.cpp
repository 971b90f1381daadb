// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/hdf5_reader.hpp"
#include "model/record/result_file.hpp"
#include "model/record/result_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"
#include "tests/unit/record/result_sample.hpp"

#include <map>

namespace diasim {
namespace {

/// Everything that a ResultInput points to.
struct Sample {
    Scenario scenario = sample_scenario();
    std::vector<Site> sites = sample_sites();
    InputCopies copies{"mine.toml",
                       {{"data/people.csv", "a,b\n1,2\n"}, {"mine.toml", "title = \"Sample\"\n"}},
                       {"seed=11", "title=\"two\nlines\""}};
    std::vector<RunRecord> records{sample_record(0), sample_record(1)};
    std::vector<FailedReplicate> failures;
    std::vector<float> by_region = counting<float>(8);
    std::vector<float> by_step = counting<float>(4);

    [[nodiscard]] ResultInput input() const {
        return {.scenario = scenario,
                .effective = "title = \"Sample\" # mine.toml:1\n",
                .copies = copies,
                .sites = sites,
                .homeland = {{by_region}, {}, by_region, by_step, by_step},
                .shape = sample_shape(),
                .records = records,
                .failures = failures,
                .program_version = "1.2.3",
                .source_version = "abc"};
    }
};

TEST_CASE("a result holds the acts of each replicate in order") {
    const TemporaryFolder folder;
    const Sample sample;
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const Hdf5Reader file{folder.file("r.h5")};
    const auto acts = file.read<std::uint32_t>("participation");
    CHECK(acts.shape == std::vector<std::size_t>{2, 4, 3, 2});
    CHECK(acts.values[5] == 5);
    CHECK(acts.values[24 + 5] == 6);
    CHECK(file.dimensions("participation") ==
          std::vector<std::string>{"replicate", "time", "community", "activity"});
    CHECK(file.read<double>("time").values == std::vector<double>{0, 12, 24, 36});
    CHECK(std::get<std::string>(file.attribute("time", "units")) ==
          "hours since 2022-01-01 00:00:00");
    CHECK(file.read<double>("period").values == std::vector<double>{0, 24});
}

TEST_CASE("losses are averaged over replicates and summed over periods") {
    const TemporaryFolder folder;
    const Sample sample;
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const Hdf5Reader file{folder.file("r.h5")};
    const auto mean = file.read<float>("barrier_loss");
    CHECK(mean.shape == std::vector<std::size_t>{2, 3, 2, 2});
    CHECK(mean.values[0] == 1.5F);
    CHECK(mean.values[1] == 3.0F);
    const auto total = file.read<double>("barrier_loss_total");
    CHECK(total.shape == std::vector<std::size_t>{2, 3, 2, 2});
    CHECK(total.values[0] == 2.0);
    CHECK(total.values[1] == 6.0);
    CHECK(total.values[12] == 4.0);
}

TEST_CASE("gatherings stand one after the other with their replicate") {
    const TemporaryFolder folder;
    const Sample sample;
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const Hdf5Reader file{folder.file("r.h5")};
    CHECK(file.read<std::uint32_t>("gathering_replicate").values ==
          std::vector<std::uint32_t>{0, 1, 1});
    CHECK(file.read<std::uint32_t>("gathering_attendance").values ==
          std::vector<std::uint32_t>{40, 25, 40});
    CHECK(file.read<double>("gathering_time").values == std::vector<double>{12, 12, 12});
    CHECK(file.read<std::uint32_t>("gathering_by_community").values ==
          std::vector<std::uint32_t>{0, 5, 20, 0, 5, 20, 0, 5, 20});
}

TEST_CASE("a failed replicate has a row of zeros and its reason") {
    const TemporaryFolder folder;
    Sample sample;
    sample.records = {sample_record(1)};
    sample.failures = {{0, "out of luck"}};
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const Hdf5Reader file{folder.file("r.h5")};
    CHECK(file.read<std::uint32_t>("replicate").values == std::vector<std::uint32_t>{0, 1});
    CHECK(file.read<std::uint8_t>("status").values == std::vector<std::uint8_t>{1, 0});
    CHECK(file.read_strings("failure_reason").values ==
          std::vector<std::string>{"out of luck", ""});
    CHECK(file.read<std::uint32_t>("reached").values ==
          std::vector<std::uint32_t>{0, 0, 0, 50, 5, 100});
    CHECK(file.read<float>("barrier_loss").values[0] == 2.0F);
}

TEST_CASE("a result without gatherings can be written and read") {
    const TemporaryFolder folder;
    Sample sample;
    for (RunRecord& record : sample.records) {
        record.gatherings.clear();
    }
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const Hdf5Reader file{folder.file("r.h5")};
    CHECK(file.read<std::uint16_t>("gathering_site").values.empty());
}

TEST_CASE("a result gives back the texts that it was made from") {
    const TemporaryFolder folder;
    const Sample sample;
    write_result(folder.file("r.h5"), Overwrite::no, sample.input());
    const ResultOrigin origin = read_origin(folder.file("r.h5"));
    CHECK(origin.copies == sample.copies);
    CHECK(origin.seed == 11);
    CHECK(origin.source == "diasim 1.2.3 (abc)");
    CHECK_FALSE(origin.only_replicate);
}

TEST_CASE("the same result gives the same bytes") {
    const TemporaryFolder folder;
    const Sample sample;
    write_result(folder.file("a.h5"), Overwrite::no, sample.input());
    write_result(folder.file("b.h5"), Overwrite::no, sample.input());
    CHECK(bytes_of(folder.file("a.h5")) == bytes_of(folder.file("b.h5")));
}

TEST_CASE("an existing result is replaced only if asked for") {
    const TemporaryFolder folder;
    const Sample sample;
    const auto path = folder.file("r.h5");
    std::ofstream{path} << "mine";
    CHECK_THROWS_AS(write_result(path, Overwrite::no, sample.input()), OutputError);
    CHECK(bytes_of(path) == "mine");
    write_result(path, Overwrite::yes, sample.input());
    CHECK(bytes_of(path) != "mine");
}

TEST_CASE("comparing finds a changed number and overlooks versions") {
    const TemporaryFolder folder;
    Sample sample;
    write_result(folder.file("a.h5"), Overwrite::no, sample.input());
    ResultInput input = sample.input();
    input.source_version = "def";
    write_result(folder.file("b.h5"), Overwrite::no, input);
    const Comparison same = compare_results(folder.file("a.h5"), folder.file("b.h5"));
    CHECK(same.differences.empty());
    CHECK(same.versions.size() == 1);
    CHECK(same.datasets > 40);

    sample.records[1].acts[3] += 1;
    sample.scenario.title = "Other";
    write_result(folder.file("c.h5"), Overwrite::no, sample.input());
    const Comparison other = compare_results(folder.file("a.h5"), folder.file("c.h5"));
    REQUIRE(other.differences.size() == 2);
    CHECK_THAT(other.differences[0], test::contains_text("title is Other, was Sample"));
    CHECK_THAT(other.differences[1], test::contains_text("participation: 1 of 192 bytes differ"));
}

TEST_CASE("parameters that an earlier program did not know are no difference at their defaults") {
    const TemporaryFolder folder;
    Sample sample;
    const auto write = [&](const std::string& name, const std::string& scenario) {
        ResultInput input = sample.input();
        input.effective = scenario;
        write_result(folder.file(name), Overwrite::no, input);
    };
    write("before.h5", "[attention]\nlapse = 1  # a.toml:2\n");
    write("after.h5", "[attention]\n    lapse = 1  # a.toml:2\nextra = 0  # default\n");
    write("set.h5", "[attention]\nlapse = 1  # a.toml:2\nextra = 1  # --set\n");
    write("gone.h5", "[attention]\nextra = 0  # default\n");
    const Comparison after = compare_results(folder.file("before.h5"), folder.file("after.h5"));
    CHECK(after.differences.empty());
    REQUIRE(after.versions.size() == 1);
    CHECK(after.versions[0] == "scenario: another parameter, extra = 0  # default");
    for (const char* other : {"set.h5", "gone.h5"}) {
        CAPTURE(other);
        CHECK(compare_results(folder.file("before.h5"), folder.file(other)).differences.size() ==
              2); // the text and its checksum
    }
    CHECK(compare_results(folder.file("after.h5"), folder.file("before.h5")).differences.size() ==
          2);
}

TEST_CASE("what is no result is refused with the reason") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(read_origin(folder.file("none.h5")), InputError);
    {
        Hdf5Writer writer{folder.file("other.h5")};
        writer.attribute("title", std::string{"not ours"});
        writer.commit();
    }
    CHECK_THROWS_WITH(read_origin(folder.file("other.h5")),
                      test::contains_text("no result file of diasim"));
}

TEST_CASE("the checksum is FNV-1a of 64 bits") {
    // Test vectors of the reference implementation (isthe.com/chongo/tech/comp/fnv).
    CHECK(checksum("") == "cbf29ce484222325");
    CHECK(checksum("a") == "af63dc4c8601ec8c");
    CHECK(checksum("foobar") == "85944171f73967e8");
}

} // namespace
} // namespace diasim

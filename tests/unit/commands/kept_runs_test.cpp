// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/console.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/job_result.hpp"
#include "model/commands/kept_runs.hpp"
#include "model/record/checksum.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/no_locks.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace diasim;
using namespace diasim::commands;
namespace fs = std::filesystem;

namespace {

MessageOptions quiet() {
    MessageOptions options;
    options.is_quiet = true;
    return options;
}

/// A small job of three replicates in a folder of its own.
class SmallJob {
public:
    SmallJob() {
        std::string pattern = (fs::temp_directory_path() / "kept_runs_test-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        const fs::path scenario = fs::path{DIASIM_SOURCE_DIR} / "tests/data/small/small.toml";
        job = make_job(copies_of(load_scenario(scenario, {"replicates=3"})), std::nullopt);
        job.output = folder_ / "r.h5";
        work.jobs = "1";
        work.progress = "none";
    }
    SmallJob(const SmallJob&) = delete;
    SmallJob& operator=(const SmallJob&) = delete;
    SmallJob(SmallJob&&) = delete;
    SmallJob& operator=(SmallJob&&) = delete;
    ~SmallJob() { fs::remove_all(folder_); }

    [[nodiscard]] fs::path file(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] std::vector<RunRecord> run() const {
        return run_ensemble(Plan{job.scenario.scenario}).records;
    }
    [[nodiscard]] JobResult carry_out() const { return commands::carry_out(job, work, console); }

    Job job;
    WorkOptions work;
    Console console{quiet()};

private:
    fs::path folder_;
};

constexpr std::uint64_t program = 77;

std::string bytes_of(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::vector<FailedReplicate> one_failed{{1, "out of memory"}};

/// Leaves what a run leaves that is killed between publishing, with replicate 1 failed, and
/// removing its journal; or just before publishing.
void be_killed(const SmallJob& small, bool is_published) {
    const Plan plan{small.job.scenario.scenario};
    std::vector<RunRecord> records = small.run();
    records.erase(records.begin() + 1);
    KeptRuns kept{small.job, program_checksum().value(), small.console};
    for (const RunRecord& record : records) {
        kept.keep(record);
    }
    CHECK_FALSE(kept.is_complete());
    kept.keep(one_failed);
    CHECK(kept.is_complete());
    if (is_published) {
        write_or_confirm(small.job, plan, records, one_failed);
    }
}

} // namespace

TEST_CASE("a result published with failures is known again after a kill") {
    const SmallJob small;
    be_killed(small, true);
    const std::string result = bytes_of(small.job.output);
    const JobResult again = small.carry_out();
    CHECK(again.code == ExitCode::some_failed);
    REQUIRE(again.failures.size() == 1);
    CHECK(again.failures.front().replicate == 1);
    CHECK(again.failures.front().reason == "out of memory");
    CHECK(bytes_of(small.job.output) == result);
    CHECK_FALSE(fs::exists(small.file("r.h5.journal")));
    CHECK(std::distance(fs::directory_iterator{small.file("")}, {}) == 1);
}

TEST_CASE("another file in the place of a result with failures is not touched") {
    const SmallJob small;
    be_killed(small, false);
    std::ofstream{small.job.output} << "mine";
    const std::string journal = bytes_of(small.file("r.h5.journal"));
    CHECK_THROWS_AS(small.carry_out(), OutputError);
    CHECK(bytes_of(small.job.output) == "mine");
    CHECK(bytes_of(small.file("r.h5.journal")) == journal);
    CHECK(std::distance(fs::directory_iterator{small.file("")}, {}) == 2);
}

TEST_CASE("what failed is run again as long as nothing is published") {
    const SmallJob small;
    be_killed(small, false);
    const JobResult again = small.carry_out();
    CHECK(again.code == ExitCode::done);
    CHECK(again.failures.empty());
    SmallJob whole;
    CHECK(whole.carry_out().code == ExitCode::done);
    CHECK(bytes_of(small.job.output) == bytes_of(whole.job.output));
}

TEST_CASE("a record takes the place of a failure and a failure that of an earlier reason") {
    const SmallJob small;
    const std::vector<RunRecord> records = small.run();
    {
        KeptRuns kept{small.job, program, small.console};
        kept.keep(records[0]);
        kept.keep(one_failed);
        kept.keep(std::vector<FailedReplicate>{{1, "no luck"}, {2, ""}});
    }
    KeptRuns kept{small.job, program, small.console};
    REQUIRE(kept.failures().size() == 2);
    CHECK(kept.failures()[0].reason == "no luck");
    CHECK(kept.failures()[1].replicate == 2);
    CHECK(kept.failures()[1].reason.empty());
    kept.keep(records[1]);
    CHECK(kept.failures().size() == 1);
    CHECK(kept.records(records[0].shape).size() == 2);
    CHECK(kept.is_complete());
}

TEST_CASE("replicates of another program are not taken") {
    const SmallJob small;
    KeptRuns{small.job, program, small.console}.keep(small.run().front());
    CHECK_THROWS_AS((KeptRuns{small.job, program + 1, small.console}), OutputError);
    CHECK(fingerprint_of(small.job, program) != fingerprint_of(small.job, program + 1));
    const std::string own = bytes_of("/proc/self/exe");
    CHECK(program_checksum() == fnv1a(std::as_bytes(std::span{own})));
}

TEST_CASE("partial files of killed writers are removed only under a lock") {
    const SmallJob small;
    const fs::path partial = small.file("r.h5.partial-12");
    std::ofstream{partial} << "of another process";
    {
        const test::NoLocks no_locks;
        const KeptRuns kept{small.job, program, small.console};
        CHECK(fs::exists(partial));
    }
    const KeptRuns kept{small.job, program, small.console};
    CHECK_FALSE(fs::exists(partial));
}

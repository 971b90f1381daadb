// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/ledger.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <chrono>
#include <fstream>
#include <limits>

using namespace diasim;
using namespace diasim::calibration;
using namespace diasim::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t job = 0x77;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("what a process finished is known to the next one") {
    const TemporaryFolder folder;
    {
        Ledger ledger{folder.file("runs"), job, "a"};
        ledger.keep(3, {{1.5, nothing}, ""});
        ledger.keep(1, {{}, "it failed"});
    }
    Ledger ledger{folder.file("runs"), job, "b"};
    CHECK(ledger.size() == 2);
    CHECK(ledger.known().at(3).values.at(0) == 1.5);
    CHECK(std::isnan(ledger.known().at(3).values.at(1)));
    CHECK(ledger.known().at(1).failure == "it failed");
    CHECK(!fs::exists(folder.file("runs") / "b.journal")); // nothing was kept
    CHECK(ledger.failures() == 1);
    ledger.forget_failures();
    CHECK(!ledger.has(1));
    CHECK(ledger.failures() == 0);
}

TEST_CASE("a journal torn anywhere gives its whole runs and no other") {
    const TemporaryFolder folder;
    fs::create_directories(folder.file("whole"));
    std::vector<std::uintmax_t> ends;
    {
        Ledger ledger{folder.file("whole"), job, "a"};
        for (Task task = 0; task != 4; ++task) {
            ledger.keep(task, {{static_cast<double>(task)}, ""});
            ends.push_back(fs::file_size(folder.file("whole") / "a.journal"));
        }
    }
    const std::string bytes = text_of(folder.file("whole") / "a.journal");
    fs::create_directories(folder.file("torn"));
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        std::ofstream{folder.file("torn") / "a.journal", std::ios::binary} << bytes.substr(0, size);
        std::size_t whole = 0;
        for (const std::uintmax_t end : ends) {
            whole += end <= size ? 1U : 0U;
        }
        const Ledger ledger{folder.file("torn"), job, "b"};
        CAPTURE(size);
        CHECK(ledger.size() == whole);
    }
}

TEST_CASE("a process sees what others finish while it works") {
    const TemporaryFolder folder;
    Ledger first{folder.file("runs"), job, "a"};
    Ledger second{folder.file("runs"), job, "b"};
    first.keep(1, {{1.0}, ""});
    CHECK(!second.has(1));
    second.refresh();
    CHECK(second.has(1));
    first.keep(2, {{2.0}, ""});
    second.keep(3, {{3.0}, ""});
    second.refresh();
    first.refresh();
    CHECK(first.size() == 3);
    CHECK(second.size() == 3);
    CHECK(second.duplicates() == 0);
}

TEST_CASE("what was kept is on disk a second later without a further run") {
    using namespace std::chrono_literals;
    const TemporaryFolder folder;
    Ledger ledger{folder.file("runs"), job, "a"};
    const auto now = std::chrono::steady_clock::now();
    ledger.keep(1, {{1.0}, ""});
    CHECK(!ledger.is_synced());
    ledger.beat(now);
    CHECK(!ledger.is_synced());
    ledger.beat(now + 1h);
    CHECK(ledger.is_synced());
    ledger.keep(2, {{}, "it failed"});
    CHECK(!ledger.is_synced());
    CHECK(ledger.failures() == 1);
    ledger.sync();
    CHECK(ledger.is_synced());
}

TEST_CASE("a run that two processes finished counts once and must have the same bits") {
    const TemporaryFolder folder;
    Ledger first{folder.file("runs"), job, "a"};
    Ledger second{folder.file("runs"), job, "b"};
    first.keep(1, {{1.0}, ""});
    second.keep(1, {{1.0}, ""});
    first.keep(2, {{}, "out of memory"});
    second.keep(2, {{2.0}, ""});
    const Ledger both{folder.file("runs"), job, "c"};
    CHECK(both.size() == 2);
    CHECK(both.duplicates() == 1);
    CHECK(both.known().at(2).is_done()); // a result takes the place of a failure
    CHECK(both.failures() == 0);
    CHECK(first.failures() == 1); // as far as looked up
    first.refresh();
    CHECK(first.failures() == 0);
    second.keep(4, {{4.0}, ""});
    first.keep(4, {{std::nextafter(4.0, 5.0)}, ""});
    CHECK_THROWS_AS(Ledger(folder.file("runs"), job, "d"), OutputError);
}

TEST_CASE("journals of another job are refused") {
    const TemporaryFolder folder;
    Ledger{folder.file("runs"), job, "a"}.keep(1, {{1.0}, ""});
    try {
        const Ledger other{folder.file("runs"), job + 1, "b"};
        FAIL("it was taken");
    } catch (const OutputError& error) {
        CHECK(error.code() == ExitCode::output_exists);
    }
}

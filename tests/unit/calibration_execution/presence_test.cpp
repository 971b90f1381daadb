// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/presence.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <fstream>
#include <string>

using namespace diasim;
using namespace diasim::calibration;
using namespace diasim::test;

namespace {

constexpr Duration lease{0.01};

/// How a process of this company is received; done if it may work.
ExitCode reception(const std::filesystem::path& folder, Company company) {
    try {
        const Presence presence{folder, worker_name(), lease, company};
    } catch (const OutputError& error) {
        return error.code();
    }
    return ExitCode::done;
}

} // namespace

TEST_CASE("a process that wants a folder to itself shares with no living one") {
    const TemporaryFolder temporary;
    const std::filesystem::path folder = temporary.file("sweep");
    {
        const Presence first{folder, worker_name(), lease, Company::welcome};
        CHECK(reception(folder, Company::welcome) == ExitCode::done);
        CHECK(reception(folder, Company::unwanted) == ExitCode::output_exists);
        CHECK(census_of(folder, lease).living == 1); // who was refused left
    }
    const Presence alone{folder, worker_name(), lease, Company::unwanted};
    CHECK(reception(folder, Company::welcome) == ExitCode::output_exists);
    CHECK(reception(folder, Company::unwanted) == ExitCode::output_exists);
}

TEST_CASE("who died without leaving is counted apart and is in nobody's way") {
    const TemporaryFolder temporary;
    const std::filesystem::path folder = temporary.file("sweep");
    std::string name;
    {
        const Presence first{folder, worker_name(), lease, Company::unwanted};
        name = first.name();
    }
    std::ofstream{folder / "workers" / name} << name; // as after SIGKILL: a file without a lock
    const Presence second{folder, worker_name(), lease, Company::welcome};
    CHECK(census_of(folder, lease).living == 1);
    CHECK(census_of(folder, lease).dead == 1);
}

// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/catalogue_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

using namespace diasim;
using namespace diasim::test;

TEST_CASE("tables that are written read back to the same rows", "[unit][observed]") {
    Catalogue catalogue =
        read_catalogue({std::string{DIASIM_SOURCE_DIR} + "/calibration/observed"});
    catalogue.events.front().notes = "two\nlines, with \"quotes\"";
    catalogue.registrations.front().announced.reset();
    Inputs inputs{[&catalogue](const std::filesystem::path& path) -> std::optional<std::string> {
        return path == "a.csv"   ? to_csv(catalogue.events)
               : path == "b.csv" ? to_csv(catalogue.registrations)
                                 : to_csv(catalogue.registers);
    }};
    Problems problems{inputs};
    const Catalogue again = read_catalogue({"a.csv", "b.csv", "c.csv"}, nullptr, inputs, problems);
    problems.throw_if_any();
    CHECK(again.events == catalogue.events);
    CHECK(again.registrations == catalogue.registrations);
    CHECK(again.registers == catalogue.registers);
}

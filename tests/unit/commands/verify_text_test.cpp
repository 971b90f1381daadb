// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/verify_text.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

namespace {

using namespace diasim;
using namespace diasim::commands;
using namespace diasim::verification;

const Row good = compare({"here", "share"}, 0.5, {0.51, 0.01}, 0.0);
const Row bad = compare_exactly({"here", "people"}, 9.0, 10.0);
const Row unknown = without_theory({"there", "share"}, "no closed form");

} // namespace

TEST_CASE("the shell hears of a claim that fails") {
    CHECK(code_of({good, unknown}) == ExitCode::done);
    CHECK(code_of({good, bad}) == ExitCode::difference);
    CHECK(static_cast<int>(code_of({bad})) == 9);
    CHECK(code_of(demand_verdicts({good, unknown})) == ExitCode::difference);
}

TEST_CASE("the table counts what holds and says why there is no verdict") {
    const std::string table = verdict_table({good, bad, unknown});
    CHECK(table.find("FAILS") != std::string::npos);
    CHECK(table.find("no theory here: no closed form") != std::string::npos);
    CHECK(table.find("1 of 2 hold; 1 without theory") != std::string::npos);
}

TEST_CASE("a verdict that is missing is told in the last line") {
    const auto rows = demand_verdicts({good, unknown});
    const std::string table = verdict_table(rows);
    CHECK(table.find("NO VERDICT: no closed form") != std::string::npos);
    CHECK(table.ends_with("1 of 2 hold; 1 without a verdict at the claims' own settings, which is "
                          "a failure\n"));
    const nlohmann::ordered_json json = verdict_json(rows);
    CHECK(json["missing"] == 1);
    CHECK(json["rows"][1]["verdict"] == "missing");
    CHECK_FALSE(json["rows"][1].contains("expected"));
}

TEST_CASE("machines get verdicts and null for exact rows") {
    const nlohmann::ordered_json json = verdict_json({good, bad, unknown});
    CHECK(json["holds"] == 1);
    CHECK(json["fails"] == 1);
    CHECK(json["no_theory"] == 1);
    CHECK(json["rows"][1]["verdict"] == "fails");
    CHECK(json["rows"][1]["standard_error"].is_null());
    CHECK_FALSE(json["rows"][2].contains("expected"));
    CHECK(nlohmann::ordered_json::parse(json.dump()) == json);
}

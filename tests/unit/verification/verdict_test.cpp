// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/verdict.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

namespace {

using namespace diasim::test;
using namespace diasim::verification;

} // namespace

TEST_CASE("four standard errors and the allowance are allowed and no more") {
    CHECK(compare({}, 0.5, {0.539, 0.01}, 0.0).verdict == Verdict::holds);
    CHECK(compare({}, 0.5, {0.541, 0.01}, 0.0).verdict == Verdict::fails);
    CHECK(compare({}, 0.5, {0.459, 0.01}, 0.0).verdict == Verdict::fails);
    CHECK(compare({}, 0.5, {0.459, 0.01}, 0.002).verdict == Verdict::holds);
}

TEST_CASE("an exact claim allows rounding only") {
    CHECK(compare_exactly({}, 9.0, 9.0).verdict == Verdict::holds);
    CHECK(compare_exactly({}, 9.0, 10.0).verdict == Verdict::fails);
    CHECK(compare_exactly({}, 0.6, 0.60001, 1e-4).verdict == Verdict::holds);
    CHECK_FALSE(compare_exactly({}, 9.0, 9.0).error.has_value());
}

TEST_CASE("what is no number fails") {
    CHECK(compare({}, 0.5, {std::nan(""), 0.01}, 0.0).verdict == Verdict::fails);
    CHECK(compare({}, 0.5, {0.5, std::nan("")}, 0.0).verdict == Verdict::fails);
    CHECK(compare_exactly({}, std::nan(""), 1.0).verdict == Verdict::fails);
}

TEST_CASE("no theory is no failure") {
    const Row unknown = without_theory({"a", "b"}, "because");
    CHECK(unknown.verdict == Verdict::no_theory);
    CHECK_FALSE(has_failure({unknown, compare_exactly({}, 1.0, 1.0)}));
    CHECK(has_failure({unknown, compare_exactly({}, 1.0, 2.0)}));
}

TEST_CASE("where a verdict is demanded its lack is a failure") {
    const std::vector<Row> rows =
        demand_verdicts({without_theory({"a", "b"}, "because"), compare_exactly({}, 1.0, 1.0)});
    CHECK(rows[0].verdict == Verdict::missing);
    CHECK(rows[0].reason == "because");
    CHECK_FALSE(is_judged(rows[0]));
    CHECK(rows[1].verdict == Verdict::holds);
    CHECK(has_failure(rows));
}

TEST_CASE("estimates have the textbook errors") {
    const Estimate seen = estimate({1.0, 2.0, 3.0, 4.0});
    CHECK(seen.mean == Approx(2.5));
    CHECK(seen.error == Approx(std::sqrt(5.0 / 3.0 / 4.0)));
    CHECK(share_estimate(50.0, 100.0).error == Approx(0.05));
    CHECK(share_estimate(100.0, 100.0).error > 0.005); // never certain
}

TEST_CASE("large runs are told from small ones and both numbers compared") {
    CHECK(chance_of_any(1000.0, 1e-3, 0.5) == Approx(1.0 - std::pow(1.0 - 5e-4, 1000.0)));
    const LargeRuns expected{"chance", "size", 0.5, 0.8, 0.0, 0.001};
    const auto rows = compare_large("here", expected, {0.001, 0.79, 0.81, 0.002});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].label.quantity == "chance");
    CHECK(rows[0].simulated == 0.5);
    CHECK(rows[0].error.value() == Approx(0.25));
    CHECK(rows[1].simulated == Approx(0.8));
    CHECK(rows[1].verdict == Verdict::holds);
    CHECK(compare_large("here", expected, {0.001, 0.79}).size() == 1); // one has no error
    CHECK(compare_large("here", expected, {0.3, 0.3, 0.3, 0.3}).front().simulated == 0.0);
}

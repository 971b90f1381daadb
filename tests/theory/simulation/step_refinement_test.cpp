// SPDX-License-Identifier: BSD-3-Clause
// Results do not depend on the length of a step beyond sampling error.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// News of a shooting on the second day reaches people and moves them; nothing feeds back, and acts
/// are rare: two in one step are unlikely.
Scenario moved_world(double step_days) {
    Scenario world = plain_world(20000.0, 12.0, step_days);
    world.attention.initial = {0.0};
    world.attention.lapse = {0.0};
    Kind shooting;
    shooting.name = "shooting";
    shooting.salience = {{"outrage", 1.0}};
    shooting.impulse = {{"news", 0.6}};
    world.kinds = {shooting};
    const UtcTime at{plain_start.seconds + 86400};
    world.homeland.triggers = {
        {"T1", at, {at.seconds + 86400}, "shooting", {0}, 0.9, 0.5, 0.0, 0.0, 1}};
    Series news = level_series("news", 0.05);
    news.form = SeriesForm::linear;
    news.half_life = {3.0};
    world.series = {news};
    world.channels = {news_channel("broadcast", 0.5)};
    Motive outrage;
    outrage.name = "outrage";
    outrage.half_life = {4.0};
    outrage.drives = {{"share", 2.0}};
    world.motives = {outrage};
    world.activities = {plain_activity("share", 0.02, -1.5)};
    return world;
}

} // namespace

TEST_CASE("steps of 24 h, 12 h, 6 h and 3 h give the same means", "[theory]") {
    std::vector<Estimate> acts;
    std::vector<Estimate> reached;
    for (const double step_days : {1.0, 0.5, 0.25, 0.125}) {
        std::vector<double> a;
        std::vector<double> r;
        for (const RunRecord& record : runs_of(moved_world(step_days), 16)) {
            a.push_back(acts_of(record, 0));
            r.push_back(record.reached[0]);
        }
        acts.push_back(estimate(a));
        reached.push_back(estimate(r));
    }
    for (std::size_t i = 1; i != acts.size(); ++i) {
        CAPTURE(i, acts[i].mean, acts[i].error, acts[0].mean, acts[0].error);
        CAPTURE(reached[i].mean, reached[i].error, reached[0].mean, reached[0].error);
        // Who becomes attentive within a step acts from its beginning: with steps of 24 h half a
        // day more of 10. Beyond that only sampling differs.
        const double head_start = (1.0 - 1.0 / static_cast<double>(1U << i)) * 0.5 / 10.0;
        CHECK(std::abs(acts[i].mean - acts[0].mean) <
              5.0 * std::hypot(acts[i].error, acts[0].error) + head_start * acts[0].mean);
        CHECK(standard_errors_apart(reached[i], reached[0]) < 5.0);
    }
}

// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/baselines.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::analysis;

namespace {

/// Register cells of cities of one region over weeks, city after city.
Cells cells_of(const std::vector<std::vector<std::uint32_t>>& counts_by_city) {
    Cells cells;
    cells.regions = {"europe"};
    for (std::size_t city = 0; city != counts_by_city.size(); ++city) {
        std::int64_t monday = 0;
        for (const std::uint32_t count : counts_by_city[city]) {
            cells.cells.push_back({true, city, monday, 7, 100.0, 0});
            cells.observed.push_back(count);
            monday += 7;
        }
    }
    return cells;
}

double mean_of(const CountLaw& law) {
    double mean = 0.0;
    for (std::size_t k = 0; k != law.size(); ++k) {
        mean += static_cast<double>(k) * law[k];
    }
    return mean;
}

} // namespace

TEST_CASE("one event in each city every week excites nothing") {
    const std::vector<std::uint32_t> ones(20, 1);
    const auto laws = forecasts(Baseline::hawkes, cells_of({ones, ones}), {});
    REQUIRE(laws.size() == 40);
    for (const auto& law : laws) {
        // 40 events and a half in 20 weeks, shared by two cities alike. A process that excites
        // itself would expect less in the first week, before which nothing is known.
        CHECK(mean_of(law.value()) == Approx(40.5 / 40).epsilon(0.01));
    }
}

TEST_CASE("a week after many events expects more of them in each city by its people") {
    Cells cells =
        cells_of({{0, 0, 6, 5, 6, 4, 3, 2, 0, 0, 0, 0}, {0, 0, 2, 3, 1, 3, 2, 1, 0, 0, 0, 0}});
    for (std::size_t i = 12; i != 24; ++i) {
        cells.cells[i].people = 50.0;
    }
    const auto laws = forecasts(Baseline::hawkes, cells, {});
    CHECK(mean_of(laws[3].value()) > 3 * mean_of(laws[1].value()));
    CHECK(mean_of(laws[3].value()) == Approx(2 * mean_of(laws[15].value())));
}

TEST_CASE("weeks that are held out are forecast from those before and not fitted to") {
    const Cells quiet = cells_of({{1, 1, 1, 1, 1, 1, 1, 1, 0, 0}});
    Cells busy = quiet;
    busy.observed[9] = 40;
    const HoldOut last{HoldOut::Kind::weeks, 2};
    const auto of_quiet = forecasts(Baseline::hawkes, quiet, last);
    const auto of_busy = forecasts(Baseline::hawkes, busy, last);
    CHECK_FALSE(of_quiet[7]);
    REQUIRE(of_quiet[9]);
    CHECK(mean_of(of_quiet[9].value()) == Approx(mean_of(of_busy[9].value())));
    CHECK(mean_of(of_quiet[8].value()) == Approx(8.5 / 8).epsilon(0.02));
}

TEST_CASE("a region that is held out leaves nothing to fit a process of its own to") {
    const auto laws =
        forecasts(Baseline::hawkes, cells_of({{1, 2, 1}}), {HoldOut::Kind::region, 0});
    for (const auto& law : laws) {
        CHECK_FALSE(law);
    }
}

TEST_CASE("a week of which fewer days are known expects less") {
    Cells cells = cells_of({{1, 1, 1, 1, 1, 1}});
    cells.cells[5].days = 2;
    const auto laws = forecasts(Baseline::hawkes, cells, {});
    CHECK(mean_of(laws[5].value()) < 0.4 * mean_of(laws[4].value()));
}

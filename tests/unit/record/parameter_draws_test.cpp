// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/parameter_draws.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace diasim;

namespace {

const ParameterDraws draws{{"a.weight", "b.half_life", "c.rate"},
                           {"log-odds", "d", "1/d"},
                           {{1.5, 2.0, 0.25}, {-3.0, 4.5, 0.5}},
                           {0.25, 0.75}};

} // namespace

TEST_CASE("what replicates draw is said as after --set", "[unit]") {
    const std::string table = draws_table(draws, 1, 3);
    for (std::uint32_t replicate = 0; replicate != 3; ++replicate) {
        const std::vector<std::string> one = assignments_in(table, replicate);
        const std::vector<std::string> first{"a.weight=1.5", "b.half_life=2 d", "c.rate=0.25/d"};
        const std::vector<std::string> second{"a.weight=-3", "b.half_life=4.5 d", "c.rate=0.5/d"};
        CHECK((one == first || one == second));
    }
    CHECK_THROWS_AS(assignments_in(table, 3), InputError);
}

TEST_CASE("draws come by their weight and depend on seed and replicate alone", "[unit]") {
    constexpr std::uint32_t n = 4000;
    const std::string table = draws_table(draws, 9, n);
    CHECK(draws_table(draws, 9, n) == table);
    CHECK(table.starts_with(draws_table(draws, 9, n / 2)));
    CHECK(draws_table(draws, 10, n) != table);
    double heavy = 0.0;
    for (std::uint32_t replicate = 0; replicate != n; replicate += 10) {
        heavy += assignments_in(table, replicate).front() == "a.weight=-3" ? 1.0 : 0.0;
    }
    const double share = heavy / (n / 10.0);
    CHECK(std::abs(share - 0.75) < 5.0 * std::sqrt(0.75 * 0.25 / (n / 10.0)));
}

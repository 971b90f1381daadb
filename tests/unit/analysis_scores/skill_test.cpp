// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/skill.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace diasim::analysis;

namespace {

const std::vector<std::size_t> four_groups{0, 0, 1, 1, 2, 2, 3, 3};

} // namespace

TEST_CASE("skill is what is left of the baseline's loss") {
    const std::vector<double> baseline(8, 0.4);
    const auto half = skill(std::vector<double>(8, 0.2), baseline, four_groups, 1);
    REQUIRE(half);
    CHECK(half->value == Approx(0.5));
    CHECK(half->low == Approx(0.5)); // all groups are alike
    CHECK(half->is_skill());
    const auto none = skill(std::vector<double>(8, 0.4), baseline, four_groups, 1);
    CHECK(none->value == Approx(0).margin(1e-12));
    CHECK_FALSE(none->is_skill());
}

TEST_CASE("a gain in one group only is no skill") {
    std::vector<double> scores(8, 0.41);
    scores[0] = 0.0;
    const auto one = skill(scores, std::vector<double>(8, 0.4), four_groups, 1);
    REQUIRE(one);
    CHECK(one->value > 0.0);
    CHECK(one->low < 0.0);
    CHECK(one->low < one->value);
    CHECK(one->value < one->high);
    CHECK_FALSE(one->is_skill());
}

TEST_CASE("the bootstrap repeats itself for one seed") {
    const std::vector<double> scores{.1, .2, .9, .1, .3, .3, .2, .8};
    const std::vector<double> baseline{.3, .3, .4, .3, .3, .5, .3, .6};
    const auto first = skill(scores, baseline, four_groups, 5);
    const auto second = skill(scores, baseline, four_groups, 5);
    CHECK(first->low == second->low);
    CHECK(first->high == second->high);
}

TEST_CASE("there is no skill of a single group or against a perfect baseline") {
    CHECK_FALSE(skill(std::vector<double>{1, 2}, std::vector<double>{1, 2},
                      std::vector<std::size_t>{0, 0}, 1));
    CHECK_FALSE(skill(std::vector<double>{1, 2}, std::vector<double>{0, 0},
                      std::vector<std::size_t>{0, 1}, 1));
}

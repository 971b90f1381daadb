// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/agreement.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace diasim::analysis;

using Numbers = std::vector<double>;

TEST_CASE("total variation is the share that would have to move") {
    CHECK(*total_variation(Numbers{1, 1}, Numbers{5, 5}) == Approx(0).margin(1e-12));
    CHECK(*total_variation(Numbers{3, 1}, Numbers{1, 3}) == Approx(0.5));
    CHECK(*total_variation(Numbers{2, 0}, Numbers{0, 9}) == Approx(1));
    CHECK_FALSE(total_variation(Numbers{0, 0}, Numbers{1, 2}));
}

TEST_CASE("rank agreement is Kendall's tau with ties corrected") {
    CHECK(*rank_agreement(Numbers{1, 2, 3}, Numbers{10, 20, 30}) == Approx(1));
    CHECK(*rank_agreement(Numbers{1, 2, 3}, Numbers{3, 2, 1}) == Approx(-1));
    // 4 concordant pairs, 1 discordant, 1 tied in the second list: 3 / sqrt(6 * 5).
    CHECK(*rank_agreement(Numbers{1, 2, 3, 4}, Numbers{1, 3, 2, 3}) ==
          Approx(3.0 / std::sqrt(30.0)));
    CHECK_FALSE(rank_agreement(Numbers{1, 2}, Numbers{4, 4}));
}

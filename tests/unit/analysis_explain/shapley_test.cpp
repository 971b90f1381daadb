// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/shapley.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

using namespace diasim;
using namespace diasim::analysis;

namespace {

bool is_in(Coalition coalition, std::size_t player) {
    return (coalition >> player & 1U) != 0;
}

/// A pair of a left glove (players 0 and 1) and a right one (player 2) is worth 1.
double glove_worth(Coalition coalition) {
    return (is_in(coalition, 0) || is_in(coalition, 1)) && is_in(coalition, 2) ? 1.0 : 0.0;
}

/// A runway costs what its largest aeroplane needs.
constexpr std::array<double, 4> runway_costs{8.0, 11.0, 13.0, 18.0};

double runway_worth(Coalition coalition) {
    double cost = 0.0;
    for (std::size_t player = 0; player != runway_costs.size(); ++player) {
        cost = is_in(coalition, player) ? std::max(cost, runway_costs.at(player)) : cost;
    }
    return cost;
}

/// Worth by number alone, bent, and one player who adds nothing.
double bent_worth(Coalition coalition) {
    return std::sqrt(static_cast<double>(std::popcount(coalition & ~Coalition{1})));
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

TEST_CASE("shares of the glove game are one sixth and two thirds") {
    const std::vector<double> values = shapley_values(3, glove_worth);
    CHECK(values.at(0) == Approx(1.0 / 6.0));
    CHECK(values.at(1) == Approx(1.0 / 6.0));
    CHECK(values.at(2) == Approx(2.0 / 3.0));
}

TEST_CASE("shares of the airport game split each stretch among those who need it") {
    // Littlechild and Owen 1973: 8/4; 2 + 3/3; 3 + 2/2; 4 + 5.
    const std::vector<double> values = shapley_values(4, runway_worth);
    const std::array<double, 4> expected{2.0, 3.0, 4.0, 9.0};
    for (std::size_t player = 0; player != expected.size(); ++player) {
        CHECK(values.at(player) == Approx(expected.at(player)));
    }
}

TEST_CASE("shares along all orders are those of all coalitions") {
    std::vector<Order> orders;
    Order order{0, 1, 2, 3};
    do {
        orders.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    const std::vector<double> along = shapley_along(orders, runway_worth);
    const std::vector<double> exact = shapley_values(4, runway_worth);
    for (std::size_t player = 0; player != exact.size(); ++player) {
        CHECK(along.at(player) == Approx(exact.at(player)));
    }
}

TEST_CASE("shares along a few orders add up and leave out who adds nothing") {
    constexpr std::size_t players = 9;
    const std::vector<Order> orders = antithetic_orders({7, 3}, players, 2);
    REQUIRE(orders.size() == 4);
    const std::vector<double> shares = shapley_along(orders, bent_worth);
    CHECK(sum(shares) == Approx(bent_worth(everybody(players))));
    CHECK(shares.at(0) == 0.0);
}

TEST_CASE("random orders have no bias and backward ones lower the error") {
    constexpr std::size_t players = 6;
    constexpr double exact = 2.23606797749979 / 5.0; // root of 5 among five alike
    double mean = 0.0;
    double paired = 0.0;
    double single = 0.0;
    constexpr std::uint32_t trials = 2000;
    for (std::uint32_t trial = 0; trial != trials; ++trial) {
        const std::vector<Order> orders = antithetic_orders({11, trial}, players, 1);
        const double both = shapley_along(orders, bent_worth).at(1);
        const std::vector<Order> forward{antithetic_orders({12, trial}, players, 2).at(0),
                                         antithetic_orders({12, trial}, players, 2).at(2)};
        const double two = shapley_along(forward, bent_worth).at(1);
        mean += both / trials;
        paired += (both - exact) * (both - exact) / trials;
        single += (two - exact) * (two - exact) / trials;
    }
    CHECK(std::abs(mean - exact) < 5.0 * std::sqrt(paired / trials));
    CHECK(paired < 0.8 * single);
}

TEST_CASE("single orders come backwards in the next replicate, so that errors cancel in the mean") {
    const std::vector<Order> first = orders_of_replicate({5, 2}, 7, 1);
    const std::vector<Order> second = orders_of_replicate({5, 3}, 7, 1);
    REQUIRE(first.size() == 1);
    REQUIRE(second.size() == 1);
    CHECK(Order(first[0].rbegin(), first[0].rend()) == second[0]);
    CHECK(orders_of_replicate({5, 4}, 7, 1) != first);
    CHECK(orders_of_replicate({5, 3}, 7, 4) == antithetic_orders({5, 3}, 7, 2));
}

TEST_CASE("orders hold every player once and depend on the run alone") {
    const std::vector<Order> orders = antithetic_orders({5, 1}, 17, 3);
    CHECK(orders == antithetic_orders({5, 1}, 17, 3));
    CHECK(orders != antithetic_orders({5, 2}, 17, 3));
    for (std::size_t i = 0; i != orders.size(); i += 2) {
        CHECK(Order{orders.at(i).rbegin(), orders.at(i).rend()} == orders.at(i + 1));
        Order sorted = orders.at(i);
        std::ranges::sort(sorted);
        for (std::size_t player = 0; player != sorted.size(); ++player) {
            CHECK(sorted.at(player) == player);
        }
    }
}

TEST_CASE("each coalition along orders is asked for once") {
    const std::vector<Order> orders{{0, 1, 2}, {2, 1, 0}};
    CHECK(coalitions_along(orders) ==
          std::vector<Coalition>{0b000, 0b001, 0b011, 0b100, 0b110, 0b111});
    CHECK(everybody(64) == ~Coalition{0});
}

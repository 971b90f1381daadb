// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/shapley.hpp"

#include "analysis/explain/purposes.hpp"
#include "model/base/error.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace diasim::analysis {
namespace {

/// Share of the orders in which exactly `before` given others come before a player and the rest
/// after: before! (players - 1 - before)! / players!, for before = 0 ... players - 1.
std::vector<double> order_shares(std::size_t players) {
    std::vector<double> shares(players);
    double choices = 1.0; // binomial coefficient of players - 1 over before
    for (std::size_t before = 0; before != players; ++before) {
        shares[before] = 1.0 / (static_cast<double>(players) * choices);
        choices *= static_cast<double>(players - 1 - before) / static_cast<double>(before + 1);
    }
    return shares;
}

Order random_order(Stream& stream, std::size_t players) {
    Order order(players);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = players; left > 1; --left) { // Fisher and Yates
        const std::size_t chosen = uniform_below(stream, static_cast<std::uint32_t>(left));
        std::swap(order[left - 1], order[chosen]);
    }
    return order;
}

} // namespace

Coalition everybody(std::size_t players) {
    check(players <= most_players, "more players than bits of a coalition");
    return players == most_players ? ~Coalition{0} : (Coalition{1} << players) - 1;
}

std::vector<double> shapley_values(std::size_t players, const Worth& worth) {
    check(players <= most_exact_players, "too many players for all coalitions");
    const std::vector<double> shares = order_shares(players);
    const Coalition all = everybody(players);
    std::vector<double> worths;
    worths.reserve(all + 1);
    for (Coalition coalition = 0; coalition <= all; ++coalition) {
        worths.push_back(worth(coalition));
    }
    std::vector<double> values(players, 0.0);
    for (Coalition coalition = 0; coalition <= all; ++coalition) {
        const auto before = static_cast<std::size_t>(std::popcount(coalition));
        for (std::size_t player = 0; player != players; ++player) {
            const Coalition joined = coalition | Coalition{1} << player;
            if (joined != coalition) {
                values[player] += shares[before] * (worths[joined] - worths[coalition]);
            }
        }
    }
    return values;
}

std::vector<Order> antithetic_orders(RunKey run, std::size_t players, std::size_t pairs) {
    std::vector<Order> orders;
    orders.reserve(2 * pairs);
    for (std::size_t pair = 0; pair != pairs; ++pair) {
        Stream stream{run, order_purpose, pair, 0};
        const Order order = random_order(stream, players);
        orders.push_back(order);
        orders.emplace_back(order.rbegin(), order.rend());
    }
    return orders;
}

std::vector<Order> orders_of_replicate(RunKey run, std::size_t players, std::size_t orders) {
    check(orders == 1 || (orders != 0 && orders % 2 == 0), "an odd number of orders");
    if (orders != 1) {
        return antithetic_orders(run, players, orders / 2);
    }
    const std::uint32_t half = run.replicate % 2;
    return {antithetic_orders({run.seed, run.replicate - half}, players, 1).at(half)};
}

std::vector<double> shapley_along(std::span<const Order> orders, const Worth& worth) {
    check(!orders.empty(), "no order of players");
    std::vector<double> values(orders.front().size(), 0.0);
    for (const Order& order : orders) {
        Coalition coalition = 0;
        double before = worth(coalition);
        for (const std::size_t player : order) {
            coalition |= Coalition{1} << player;
            const double after = worth(coalition);
            values[player] += after - before;
            before = after;
        }
    }
    for (double& value : values) {
        value /= static_cast<double>(orders.size());
    }
    return values;
}

std::vector<Coalition> coalitions_along(std::span<const Order> orders) {
    std::vector<Coalition> coalitions{0};
    for (const Order& order : orders) {
        Coalition coalition = 0;
        for (const std::size_t player : order) {
            coalition |= Coalition{1} << player;
            coalitions.push_back(coalition);
        }
    }
    std::ranges::sort(coalitions);
    coalitions.erase(std::unique(coalitions.begin(), coalitions.end()), coalitions.end());
    return coalitions;
}

} // namespace diasim::analysis

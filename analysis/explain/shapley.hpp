// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// Shares of a whole among those who bring it about together.
namespace diasim::analysis {

/// Players of a game that act together: bit i stands for player i.
using Coalition = std::uint64_t;

inline constexpr std::size_t most_players = 64;
/// Players up to which all coalitions are few enough to look at: 2^5 = 32.
inline constexpr std::size_t few_players = 5;

/// Players up to which all coalitions can be looked at.
inline constexpr std::size_t most_exact_players = 20;

/// All of `players`, at most most_players.
[[nodiscard]] Coalition everybody(std::size_t players);

/// What a coalition is worth, in any unit.
using Worth = std::function<double(Coalition)>;

/// The Shapley value of each player: the mean of what it adds to those who came before, over all
/// orders of coming. The values add up to the worth of everybody less that of nobody. Asks for the
/// worth of all 2^players coalitions.
/// @param players at most most_exact_players
/// @source Shapley 1953, A value for n-person games
[[nodiscard]] std::vector<double> shapley_values(std::size_t players, const Worth& worth);

/// Players by their turn.
using Order = std::vector<std::size_t>;

/// Random orders in pairs, the second of a pair being the first backwards: what a player adds early
/// in one it adds late in the other, so that errors cancel.
/// @return 2 x pairs orders; the same for the same run
/// @source antithetic permutations: Mitchell et al. 2022, Sampling permutations for Shapley value
/// estimation, JMLR 23
[[nodiscard]] std::vector<Order> antithetic_orders(RunKey run, std::size_t players,
                                                   std::size_t pairs);

/// The orders of one replicate: pairs of its own; a single one is half of a pair with a neighbour,
/// replicate 0 with 1, 2 with 3, so that errors cancel in the mean over replicates.
/// @param orders 1 or an even number
[[nodiscard]] std::vector<Order> orders_of_replicate(RunKey run, std::size_t players,
                                                     std::size_t orders);

/// The mean of what each player adds over the given orders: an unbiased estimate of the Shapley
/// value if they are random. In each order, and so in the mean, the shares add up as above.
/// @param orders at least one, of `players` each
/// @source Castro, Gomez and Tejada 2009, Polynomial calculation of the Shapley value
[[nodiscard]] std::vector<double> shapley_along(std::span<const Order> orders, const Worth& worth);

/// The coalitions that shapley_along() asks for, each once, rising.
[[nodiscard]] std::vector<Coalition> coalitions_along(std::span<const Order> orders);

} // namespace diasim::analysis

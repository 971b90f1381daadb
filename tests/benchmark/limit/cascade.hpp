// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"
#include "model/network/graph.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace diasim::limit {

/// Number of active contacts that each person waits for before it acts, so that they are at least a
/// share of all contacts. In a byte: 255 also stands for never, which those without contacts wait.
[[nodiscard]] inline std::vector<std::uint8_t> contacts_needed(const Graph& graph, double share) {
    constexpr double hair = 1e-6; // 2 of 10 are a share of 0.2, whatever the last digit
    std::vector<std::uint8_t> needed(graph.size(), 255);
    for (std::uint32_t i = 0; i != graph.size(); ++i) {
        if (const std::uint32_t degree = graph.degree(i); degree != 0) {
            const double count = std::ceil((share - hair) * degree);
            needed[i] = static_cast<std::uint8_t>(std::clamp(count, 1.0, 255.0));
        }
    }
    return needed;
}

/// W2: a threshold cascade to its fixed point, by a queue and a byte a person that counts down what
/// is still needed; 0 is who acts. Whoever begins to act in a round is seen in the next.
///
/// `waiting_for` is contacts_needed() of everybody; `seeds` act from the beginning.
/// @return how many begin to act in each round, until nobody does
[[nodiscard]] inline std::vector<std::uint32_t> run_cascade(const Graph& graph,
                                                            std::vector<std::uint8_t> waiting_for,
                                                            std::span<const std::uint32_t> seeds) {
    std::vector<std::uint32_t> queue;
    queue.reserve(graph.size());
    queue.assign(seeds.begin(), seeds.end());
    for (const std::uint32_t seed : seeds) {
        waiting_for[seed] = 0;
    }
    std::vector<std::uint32_t> rounds;
    // Rows of people far ahead in the queue, the counters they point to of those less far.
    constexpr std::size_t far = 16;
    constexpr std::size_t near = 4;
    for (std::size_t begin = 0, end = queue.size(); begin != end; end = queue.size()) {
        for (std::size_t i = begin; i != end; ++i) {
            if (i + far < queue.size()) {
                prefetch(graph.neighbours(queue[i + far]).data());
            }
            if (i + near < queue.size()) {
                for (const std::uint32_t contact : graph.neighbours(queue[i + near])) {
                    prefetch(waiting_for.data() + contact);
                }
            }
            for (const std::uint32_t contact : graph.neighbours(queue[i])) {
                std::uint8_t& left = waiting_for[contact];
                if (left != 0 && --left == 0) {
                    queue.push_back(contact);
                }
            }
        }
        begin = end;
        if (queue.size() != end) {
            rounds.push_back(static_cast<std::uint32_t>(queue.size() - end));
        }
    }
    return rounds;
}

} // namespace diasim::limit

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/network/graph.hpp"
#include "model/network/rows.hpp"
#include "model/population/population.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// What every layer must satisfy. Each check returns what is wrong, or "".
namespace diasim {

[[nodiscard]] inline Graph graph_from(Rows rows) {
    return {std::move(rows.offsets), std::move(rows.targets)};
}

[[nodiscard]] inline bool has_neighbour(const Graph& graph, std::uint32_t person,
                                        std::uint32_t other) {
    const auto row = graph.neighbours(person);
    return std::find(row.begin(), row.end(), other) != row.end();
}

/// Nobody is its own neighbour, a neighbour twice, or outside the population.
[[nodiscard]] inline std::string flaw_of_rows(const Graph& graph, std::size_t n) {
    if (graph.size() != n) {
        return "wrong number of people";
    }
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        std::vector<std::uint32_t> row{graph.neighbours(person).begin(),
                                       graph.neighbours(person).end()};
        std::sort(row.begin(), row.end());
        if (std::adjacent_find(row.begin(), row.end()) != row.end()) {
            return "repeated tie of " + std::to_string(person);
        }
        if (std::binary_search(row.begin(), row.end(), person)) {
            return "loop of " + std::to_string(person);
        }
        if (!row.empty() && row.back() >= n) {
            return "stranger tied to " + std::to_string(person);
        }
    }
    return "";
}

/// Every tie stands in the rows of both its people.
[[nodiscard]] inline std::string flaw_of_symmetry(const Graph& graph) {
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            if (!has_neighbour(graph, other, person)) {
                return std::to_string(other) + " lacks " + std::to_string(person);
            }
        }
    }
    return "";
}

/// All ties lie inside communities, or all between them.
[[nodiscard]] inline std::string flaw_of_places(const Graph& graph, const Population& population,
                                                bool are_inside) {
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            if ((population.community[person] == population.community[other]) != are_inside) {
                return std::to_string(person) + " is tied to " + std::to_string(other);
            }
        }
    }
    return "";
}

[[nodiscard]] inline double mean_degree_of(const Graph& graph) {
    return static_cast<double>(graph.edge_count()) / static_cast<double>(graph.size());
}

[[nodiscard]] inline double degree_variance_of(const Graph& graph) {
    const double mean = mean_degree_of(graph);
    double sum = 0.0;
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        sum += (graph.degree(person) - mean) * (graph.degree(person) - mean);
    }
    return sum / static_cast<double>(graph.size());
}

} // namespace diasim

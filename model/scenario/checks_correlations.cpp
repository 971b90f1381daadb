// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/check_place.hpp"
#include "model/scenario/checks.hpp"

#include <fmt/format.h>

#include <cmath>

namespace diasim {
namespace {

std::string path_of(const Correlation& entry) {
    return fmt::format("population.correlation.{}.{}", entry.first, entry.second);
}

/// Whether the names of the entry are two traits.
bool is_pair(const Scenario& scenario, const Correlation& entry, const PlacedProblems& problems) {
    const std::vector<Trait>& traits = scenario.population.traits;
    std::vector<std::string> known;
    known.reserve(traits.size());
    for (const Trait& trait : traits) {
        known.push_back(trait.name);
    }
    bool is_known = true;
    const auto check_trait = [&](const std::string& name, const std::string& key) {
        if (!find_name(traits, name)) {
            problems.add_at_key(key, unknown_text(path_of(entry), "trait", name),
                                name_hint(name, known));
            is_known = false;
        }
    };
    check_trait(entry.first, "population.correlation." + entry.first);
    check_trait(entry.second, path_of(entry));
    if (entry.first == entry.second) {
        problems.add_at_key(path_of(entry), fmt::format("{}: a trait has correlation 1 with itself",
                                                        path_of(entry)));
        return false;
    }
    return is_known;
}

void check_symmetry(const std::vector<Correlation>& entries, const Correlation& entry,
                    const PlacedProblems& problems) {
    for (const Correlation& other : entries) {
        if (other.first == entry.second && other.second == entry.first &&
            entry.first < entry.second && other.value != entry.value) {
            problems.add(path_of(entry),
                         fmt::format("{}: {} here, but {} is {}", path_of(entry),
                                     to_text(entry.value), path_of(other), to_text(other.value)),
                         "give each pair once");
        }
    }
}

} // namespace

bool is_positive_definite(std::vector<std::vector<double>> matrix) {
    const std::size_t n = matrix.size();
    for (std::size_t column = 0; column != n; ++column) {
        for (std::size_t row = column; row != n; ++row) {
            double sum = matrix[row][column];
            for (std::size_t k = 0; k != column; ++k) {
                sum -= matrix[row][k] * matrix[column][k];
            }
            if (row != column) {
                matrix[row][column] = sum / matrix[column][column];
                continue;
            }
            constexpr double smallest_pivot = 1e-12; // of entries up to 1
            if (!(sum > smallest_pivot)) {
                return false;
            }
            matrix[column][column] = std::sqrt(sum);
        }
    }
    return true;
}

void check_correlations(const Scenario& scenario, const Location& main, Problems& problems) {
    const PlacedProblems placed{scenario, main, problems};
    const std::vector<Trait>& traits = scenario.population.traits;
    std::vector<std::vector<double>> matrix(traits.size(), std::vector<double>(traits.size(), 0.0));
    for (std::size_t i = 0; i != traits.size(); ++i) {
        matrix[i][i] = 1.0;
    }
    for (const Correlation& entry : scenario.population.correlations) {
        if (!is_pair(scenario, entry, placed)) {
            continue;
        }
        check_symmetry(scenario.population.correlations, entry, placed);
        const std::size_t first = *find_name(traits, entry.first);
        const std::size_t second = *find_name(traits, entry.second);
        matrix[first][second] = entry.value;
        matrix[second][first] = entry.value;
    }
    if (!is_positive_definite(std::move(matrix))) {
        placed.add("population.correlation",
                   "population.correlation: no people can have these correlations (the matrix is "
                   "not positive definite)",
                   "bring the numbers nearer to 0");
    }
}

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace diasim {

inline constexpr std::size_t most_activities = 16;

/// Where a number of a person stands in the row of features that utilities are made of:
/// the traits, then attitude, then the constant 1. Fatigue and social influence differ by activity
/// or moment and stand outside.
struct Features {
    std::size_t n_traits = 0;
    [[nodiscard]] std::size_t attitude() const noexcept { return n_traits; }
    [[nodiscard]] std::size_t fatigue() const noexcept { return n_traits + 1; }
    [[nodiscard]] std::size_t constant() const noexcept { return n_traits + 2; }
    [[nodiscard]] std::size_t count() const noexcept { return n_traits + 3; }
};

/// A feature or a context as a motive or a barrier uses it: itself or 1 minus itself.
struct Use {
    std::size_t index = 0;
    bool is_complement = false;
};

/// The scenario's motives with names resolved.
struct CompiledMotive {
    Use trait;
    std::vector<float> drives; ///< by activity
};

/// The scenario's barriers with names resolved.
struct CompiledBarrier {
    Use trait;
    Use context;
    std::vector<float> loss;  ///< weight x exposure, by activity
    bool is_distance = false; ///< its context is distance_to_site: a gathering has its own site
};

/// The theory of the scenario as arrays of numbers: the same for all people.
struct Theory {
    Features features;
    std::vector<CompiledMotive> motives;
    std::vector<CompiledBarrier> barriers;
    std::vector<float> intercept;                   ///< alpha, by activity
    std::array<float, most_activities> contagion{}; ///< beta
    std::vector<float> called;                      ///< eta
    std::vector<float> fatigue;                     ///< phi
    std::vector<double> rate;                       ///< rho [1/day]
    std::array<float, most_activities> own_rate{};  ///< rho of spontaneous activities, else 0
    std::vector<bool> spontaneous; ///< decided by rate: neither organised nor by threshold
    std::size_t n_activities = 0;
};

/// Contexts that exist in every scenario, before the declared ones; names in builtin_contexts.
enum class BuiltinContext : std::size_t {
    constant,
    connectivity,
    information_blackout,
    weekend,
    distance_to_site,
    count
};

/// Position of the feature that a trait term names. Precondition: the scenario is valid.
[[nodiscard]] Use resolve_trait(const Scenario& scenario, const std::string& term);
/// Position of the context that a term names: built-in ones first, then the declared ones.
[[nodiscard]] Use resolve_context(const Scenario& scenario, const std::string& term);

[[nodiscard]] Theory compile_theory(const Scenario& scenario);

} // namespace diasim

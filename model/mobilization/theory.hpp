// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace diasim {

inline constexpr std::size_t most_activities = 16;

/// A number for each activity, in whole registers; 0 beyond the last activity.
struct alignas(16) ByActivity : std::array<float, most_activities> {
    // Over whole rows, whatever the number of activities: four vector instructions.
    ByActivity& operator+=(const ByActivity& other) noexcept {
        for (std::size_t k = 0; k != most_activities; ++k) {
            (*this)[k] += other[k];
        }
        return *this;
    }
    ByActivity& operator-=(const ByActivity& other) noexcept {
        for (std::size_t k = 0; k != most_activities; ++k) {
            (*this)[k] -= other[k];
        }
        return *this;
    }
    ByActivity& operator*=(const ByActivity& other) noexcept {
        for (std::size_t k = 0; k != most_activities; ++k) {
            (*this)[k] *= other[k];
        }
        return *this;
    }
    ByActivity& operator*=(float factor) noexcept {
        for (std::size_t k = 0; k != most_activities; ++k) {
            (*this)[k] *= factor;
        }
        return *this;
    }
    /// Sum over activities, in a fixed order.
    [[nodiscard]] float sum() const noexcept {
        std::array<float, 4> lanes{};
        for (std::size_t k = 0; k != most_activities; ++k) {
            lanes[k % 4] += (*this)[k];
        }
        return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    }
};

/// Where a number of a person stands in the row of features that utilities are made of: the traits,
/// attitude, fatigue and the constant 1.
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
    ByActivity drives{};
    ByActivity encouraged{}; ///< the positive drives: what a bound needs
};

/// The scenario's barriers with names resolved.
struct CompiledBarrier {
    Use trait;
    Use context;
    ByActivity loss{};        ///< weight x exposure
    bool is_distance = false; ///< its context is distance_to_site: a gathering has its own site
};

/// The theory of the scenario as arrays of numbers: the same for all people.
struct Theory {
    Features features;
    std::vector<CompiledMotive> motives;
    std::vector<CompiledBarrier> barriers;
    ByActivity intercept{}; ///< alpha
    ByActivity contagion{}; ///< beta
    ByActivity called{};    ///< eta
    ByActivity fatigue{};   ///< phi
    ByActivity own_rate{};  ///< rho of acts of one's own accord [1/day], else 0
    ByActivity call_rate{}; ///< rho of an organiser's calls [1/day], else 0
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

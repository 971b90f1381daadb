// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/world.hpp"

#include <cstdint>
#include <optional>

namespace diasim {

/// What a person may do of its own accord: the rates [1/day] if its probability were 1, those that
/// come anyway, and where the random numbers stand.
struct Doings {
    const ByActivity& rates;
    const ByActivity& noise;
    Purpose purpose;
    std::uint64_t entity = 0;
};

/// When a person may do something. Opportunities for each activity are a Poisson process whose rate
/// the person's own can never exceed, whatever contacts do; each comes with a rate at random below
/// that bound, and is taken if the person's own rate of the activity is above it. This is exact
/// (thinning: Lewis & Shedler 1979), and nobody is evaluated who could not have acted.
///
/// The bound holds for one window of the outlook: the person's traits are known, stocks are at
/// their highest, all contacts active, nobody is tired and no barrier stands in the way. It leaves
/// barriers out, and the numbers of a window depend on nothing else, so that scenarios that differ
/// in barriers have the same opportunities: common random numbers. Opportunities that not even the
/// lowest barriers of the run leave open are passed over at little cost.
class Opportunities {
public:
    Opportunities(const World& world, std::uint32_t person, const Doings& doings);

    /// The first step in [from, until) with an opportunity that the person may take; `until` if
    /// there is none.
    [[nodiscard]] std::uint32_t first(std::uint32_t from, std::uint32_t until) noexcept;

    /// What is done in a step at these rates [1/day], which are below the bound: the probability of
    /// activity k is (1 - e^-(sum of rates x days)) rate_k / sum of rates.
    [[nodiscard]] std::optional<std::uint8_t> taken(std::uint32_t step, const ByActivity& rates);

    /// The bound of the rates in a step [1/day].
    [[nodiscard]] ByActivity bound(std::uint32_t step) noexcept;

private:
    struct Opportunity {
        std::uint32_t step = 0;
        std::uint8_t activity = 0;
        float rate = 0.0F; ///< taken if the own rate is above it [1/day]
    };
    /// Highest utilities and rates of a window.
    struct Best {
        ByActivity utility{};
        ByActivity rates{};
    };

    /// Of the window that was asked for last, it is remembered: an opportunity that is looked at
    /// and the next one mostly share a window.
    [[nodiscard]] const Best& best_of(std::uint32_t window) noexcept;
    [[nodiscard]] bool may_take(const Best& best, const Opportunity& opportunity) const noexcept;
    template <class Body>
    void for_each(std::uint32_t window, const ByActivity& rates, const Body& body) const;

    const World& world_;
    Doings doings_;
    FeatureRange range_;
    std::uint32_t person_;
    std::optional<std::uint32_t> window_; ///< whose highest utilities and rates are in best_
    Best best_;
};

} // namespace diasim

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/mobilization/contexts.hpp"
#include "model/mobilization/theory.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The systematic utility of all activities of a person,
///
///     U_k = alpha_k + sum_m w_mk motive_m - phi_k fatigue            why
///         + beta_k g(p) + eta_k called                                who else
///         - sum_b omega_b trait_b context_b exposure_bk               what holds back
///
/// Every motive and every barrier is one row of numbers by activity, times what the person brings,
/// times what the moment brings. So every decision decomposes exactly.
/// @source random utility: McFadden 1974; the parts: ODD.md, submodel Decision
namespace diasim {

/// What a person brings to a decision: the features of Features, in [0, 1].
using FeatureRow = std::array<float, 40>;

/// Value of a feature as a motive or a barrier uses it.
[[nodiscard]] inline float felt(const FeatureRow& features, Use trait) noexcept {
    return trait.is_complement ? 1.0F - features[trait.index] : features[trait.index];
}

/// What a place and a moment bring to a decision.
struct Situation {
    std::span<const float> stocks;    ///< felt stock by motive, in [0, 1]
    std::span<const float> contexts;  ///< by barrier, in [0, 1]; 1 for barriers of distance
    std::span<const ByActivity> loss; ///< by barrier: weight x exposure, x remoteness for distance
};

/// The losses of Situation for people from whom the nearest places of the activities are so remote
/// (in [0, 1), by activity).
[[nodiscard]] std::vector<ByActivity> losses_at(const Theory& theory,
                                                std::span<const float> remoteness);

/// Felt stocks of the motives for one region in one step, appended to `stocks`.
void append_stocks(const HomelandSeries& homeland, std::size_t region, std::uint32_t step,
                   std::vector<float>& stocks);

/// Contexts of the barriers for people of a community with kin in a region, appended to `contexts`.
void append_contexts(const Theory& theory, const Contexts& contexts, std::uint16_t community,
                     std::size_t region, std::uint32_t step, std::vector<float>& values);

/// The two parts of the utilities of one person.
struct Utilities {
    ByActivity why{};  ///< without social influence and calls
    ByActivity hold{}; ///< what barriers take away, >= 0 each
};

/// The utilities of a person before social influence.
[[nodiscard]] Utilities utilities(const Theory& theory, const Situation& situation,
                                  const FeatureRow& features) noexcept;

/// Bounds of what a person brings while some of its features change.
struct FeatureRange {
    FeatureRow low{};
    FeatureRow high{};
};

/// Upper bound of `why` over all people in the range and all moments whose stocks are at most
/// these.
[[nodiscard]] ByActivity largest_why(const Theory& theory, std::span<const float> stocks,
                                     const FeatureRange& range) noexcept;

/// The logistic function of each number; 0 beyond the last activity, in whole registers.
[[nodiscard]] ByActivity logistic_of(const ByActivity& utility, std::size_t n_activities) noexcept;

/// The context of a barrier of distance at a place of this remoteness.
[[nodiscard]] float felt_distance(const CompiledBarrier& barrier, float remoteness) noexcept;

/// Social influence g(p) = p / (p + half) of the share p >= 0 of contacts who are visibly active.
/// @source saturating exposure: Centola & Macy 2007; Granovetter 1978
[[nodiscard]] constexpr float social_influence(float p, float half) noexcept {
    return p > 0.0F ? p / (p + half) : 0.0F;
}

} // namespace diasim

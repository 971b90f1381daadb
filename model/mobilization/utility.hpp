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
/// Every part is a feature of the person times a number that is the same for all people of one cell
/// (community x homeland region) in one step, so both "why" and "what holds back" are one small
/// matrix a cell, and every decision decomposes exactly.
/// @source random utility: McFadden 1974; the parts: ODD.md, submodel Decision
namespace diasim {

/// A number for each activity, in whole registers.
struct alignas(16) ByActivity : std::array<float, most_activities> {};

/// The logistic function of the first `width` numbers, a multiple of four; the others are 0.
[[nodiscard]] ByActivity logistic_of(const ByActivity& utility, std::size_t width) noexcept;

/// The matrices of one cell in one step.
struct Cell {
    std::vector<float> why;  ///< features x activities, row by row, padded to `stride`
    std::vector<float> hold; ///< the same for what holds back
    std::vector<float> net;  ///< why - hold
    std::vector<float> load; ///< by barrier, then activity (padded): context x weight x exposure
};

/// Numbers of a row of a cell's matrices: activities padded to full vectors of four.
[[nodiscard]] constexpr std::size_t stride(std::size_t n_activities) noexcept {
    return (n_activities + 3) / 4 * 4;
}

/// Felt stocks of the motives for one region in one step.
[[nodiscard]] std::vector<float> felt_motives(const HomelandSeries& homeland, std::size_t region,
                                              std::uint32_t step);

/// The context of a barrier of distance at a place of this remoteness.
[[nodiscard]] float felt_distance(const CompiledBarrier& barrier, float remoteness) noexcept;

/// The people and the moment that a cell stands for.
struct CellPlace {
    std::uint16_t community = 0;
    std::size_t region = 0;
    std::uint32_t step = 0;
    std::span<const float> remoteness; ///< of the nearest place of each activity, in [0, 1)
};

/// Fills the matrices of a cell, reusing its memory.
void fill_cell(const Theory& theory, const Contexts& contexts, std::span<const float> motives,
               const CellPlace& place, Cell& cell);

/// The two parts of the utilities of one person.
struct Utilities {
    ByActivity why{};  ///< with social influence, without barriers
    ByActivity hold{}; ///< what barriers take away, >= 0 each where weights are
};

/// What a person brings to a decision: the features of Features, in [0, 1].
using FeatureRow = std::array<float, 40>;

/// The utilities of a person before social influence.
[[nodiscard]] Utilities utilities(const Cell& cell, const FeatureRow& features,
                                  std::size_t n_features, std::size_t n_activities) noexcept;

/// why - hold of a person: all that a decision needs.
[[nodiscard]] ByActivity net_utilities(const Cell& cell, const FeatureRow& features,
                                       std::size_t n_features, std::size_t n_activities) noexcept;

/// Largest value that `why` of an activity can take in the cell: features at their best, social
/// influence g(1) and no call. Bounds the rates for thinning.
[[nodiscard]] float largest_why(const Theory& theory, const Cell& cell, std::size_t activity,
                                float largest_influence) noexcept;

/// Social influence g(p) = p / (p + half) of the share p >= 0 of contacts who are visibly active.
/// @source saturating exposure: Centola & Macy 2007; Granovetter 1978
[[nodiscard]] constexpr float social_influence(float p, float half) noexcept {
    return p > 0.0F ? p / (p + half) : 0.0F;
}

} // namespace diasim

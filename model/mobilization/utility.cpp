// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/utility.hpp"

#include "model/base/math.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace diasim {
namespace {

/// Adds factor x (the used feature) x values to a matrix: a complement 1 - x is a constant and
/// minus the feature.
void add_use(Use use, float factor, std::span<const float> values, const Features& features,
             std::size_t width, std::vector<float>& matrix) {
    if (factor == 0.0F) {
        return;
    }
    const float sign = use.is_complement ? -factor : factor;
    float* const row = matrix.data() + use.index * width;
    for (std::size_t k = 0; k != values.size(); ++k) {
        row[k] += sign * values[k];
    }
    if (use.is_complement) {
        float* const constant = matrix.data() + features.constant() * width;
        for (std::size_t k = 0; k != values.size(); ++k) {
            constant[k] += factor * values[k];
        }
    }
}

/// Row of features times a matrix of 4 x `Vectors` columns: the sums stay in vector registers.
template <std::size_t Vectors>
ByActivity product_of(const float* matrix, const FeatureRow& features,
                      std::size_t n_features) noexcept {
    std::array<Float4, Vectors> sums{};
    for (std::size_t f = 0; f != n_features; ++f) {
        for (Float4& sum : sums) {
            Float4 row;
            std::memcpy(&row, matrix, sizeof row);
            sum += features[f] * row;
            matrix += 4;
        }
    }
    ByActivity result{};
    std::memcpy(result.data(), sums.data(), sizeof sums);
    return result;
}

ByActivity product(const std::vector<float>& matrix, const FeatureRow& features,
                   std::size_t n_features, std::size_t n_activities) noexcept {
    switch (stride(n_activities)) {
    case 4:
        return product_of<1>(matrix.data(), features, n_features);
    case 8:
        return product_of<2>(matrix.data(), features, n_features);
    case 12:
        return product_of<3>(matrix.data(), features, n_features);
    default:
        return product_of<4>(matrix.data(), features, n_features);
    }
}

} // namespace

ByActivity logistic_of(const ByActivity& utility, std::size_t width) noexcept {
    ByActivity result{};
    for (std::size_t k = 0; k != width; k += 4) {
        Float4 u;
        std::memcpy(&u, utility.data() + k, sizeof u);
        u = logistic(u);
        std::memcpy(result.data() + k, &u, sizeof u);
    }
    return result;
}

float felt_distance(const CompiledBarrier& barrier, float remoteness) noexcept {
    return barrier.context.is_complement ? 1.0F - remoteness : remoteness;
}

std::vector<float> felt_motives(const HomelandSeries& homeland, std::size_t region,
                                std::uint32_t step) {
    std::vector<float> felt;
    felt.reserve(homeland.motives.size());
    for (const RegionalSeries& motive : homeland.motives) {
        felt.push_back(motive.at(step, region));
    }
    return felt;
}

void fill_cell(const Theory& theory, const Contexts& contexts, std::span<const float> motives,
               const CellPlace& place, Cell& cell) {
    const std::size_t width = stride(theory.n_activities);
    cell.why.assign(theory.features.count() * width, 0.0F);
    cell.hold.assign(theory.features.count() * width, 0.0F);
    cell.load.assign(theory.barriers.size() * width, 0.0F);
    for (std::size_t k = 0; k != theory.n_activities; ++k) {
        cell.why[theory.features.constant() * width + k] = theory.intercept[k];
        cell.why[theory.features.fatigue() * width + k] = -theory.fatigue[k];
    }
    for (std::size_t m = 0; m != theory.motives.size(); ++m) {
        add_use(theory.motives[m].trait, motives[m], theory.motives[m].drives, theory.features,
                width, cell.why);
    }
    for (std::size_t b = 0; b != theory.barriers.size(); ++b) {
        const CompiledBarrier& barrier = theory.barriers[b];
        const float context =
            contexts.at(barrier.context, place.community, place.region, place.step);
        const std::span<float> load{cell.load.data() + b * width, theory.n_activities};
        for (std::size_t k = 0; k != load.size(); ++k) {
            const float here =
                barrier.is_distance ? felt_distance(barrier, place.remoteness[k]) : context;
            load[k] = here * barrier.loss[k];
        }
        add_use(barrier.trait, 1.0F, load, theory.features, width, cell.hold);
    }
    cell.net.resize(cell.why.size());
    std::transform(cell.why.begin(), cell.why.end(), cell.hold.begin(), cell.net.begin(),
                   std::minus<>{});
}

Utilities utilities(const Cell& cell, const FeatureRow& features, std::size_t n_features,
                    std::size_t n_activities) noexcept {
    return {product(cell.why, features, n_features, n_activities),
            product(cell.hold, features, n_features, n_activities)};
}

ByActivity net_utilities(const Cell& cell, const FeatureRow& features, std::size_t n_features,
                         std::size_t n_activities) noexcept {
    return product(cell.net, features, n_features, n_activities);
}

float largest_why(const Theory& theory, const Cell& cell, std::size_t activity,
                  float largest_influence) noexcept {
    const std::size_t width = stride(theory.n_activities);
    float sum = cell.why[theory.features.constant() * width + activity] +
                std::max(0.0F, theory.contagion[activity]) * largest_influence;
    for (std::size_t f = 0; f != theory.features.constant(); ++f) {
        sum += std::max(0.0F, cell.why[f * width + activity]);
    }
    return sum;
}

} // namespace diasim

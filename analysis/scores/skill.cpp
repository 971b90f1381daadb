// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/skill.hpp"

#include "model/base/random.hpp"

#include <algorithm>
#include <utility>

namespace diasim::analysis {
namespace {

/// Sums over the cells of one group.
struct Sums {
    double score = 0.0;
    double baseline = 0.0;
};

std::vector<Sums> sums_by_group(std::span<const double> scores, std::span<const double> baseline,
                                std::span<const std::size_t> group) {
    std::vector<Sums> sums(group.empty() ? 0 : *std::ranges::max_element(group) + 1);
    std::vector<bool> is_used(sums.size(), false);
    for (std::size_t i = 0; i != scores.size(); ++i) {
        sums[group[i]].score += scores[i];
        sums[group[i]].baseline += baseline[i];
        is_used[group[i]] = true;
    }
    std::vector<Sums> used;
    for (std::size_t g = 0; g != sums.size(); ++g) {
        if (is_used[g]) {
            used.push_back(sums[g]);
        }
    }
    return used;
}

double skill_of(const Sums& sums) noexcept {
    return 1.0 - sums.score / sums.baseline;
}

Sums drawn(const std::vector<Sums>& groups, std::uint64_t seed, std::uint32_t sample) {
    Stream stream{RunKey{seed, 0}, Purpose::resampling, sample, 0};
    Sums sum;
    for (std::size_t i = 0; i != groups.size(); ++i) {
        const Sums& one = groups[uniform_below(stream, static_cast<std::uint32_t>(groups.size()))];
        sum.score += one.score;
        sum.baseline += one.baseline;
    }
    return sum;
}

} // namespace

Skill skill_of(double score, double baseline, std::vector<double> resampled) {
    std::ranges::sort(resampled);
    constexpr double tail = 0.05; // of a 90 % interval
    const auto rank = static_cast<std::size_t>(tail * static_cast<double>(resampled.size()));
    return {score, baseline, 1.0 - score / baseline, resampled[rank],
            resampled[resampled.size() - 1 - rank]};
}

std::optional<Skill> skill(std::span<const double> scores, std::span<const double> baseline,
                           std::span<const std::size_t> group, std::uint64_t seed) {
    const std::vector<Sums> groups = sums_by_group(scores, baseline, group);
    Sums all;
    for (const Sums& sums : groups) {
        all.score += sums.score;
        all.baseline += sums.baseline;
    }
    if (groups.size() < 2 || all.baseline <= 0.0) {
        return std::nullopt;
    }
    std::vector<double> values;
    for (std::uint32_t sample = 0; sample != bootstrap_samples; ++sample) {
        const Sums sums = drawn(groups, seed, sample);
        if (sums.baseline > 0.0) {
            values.push_back(skill_of(sums));
        }
    }
    const auto n = static_cast<double>(scores.size());
    return skill_of(all.score / n, all.baseline / n, std::move(values));
}

} // namespace diasim::analysis
